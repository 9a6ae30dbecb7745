// duck.mjs - the third peer: DuckDB scans, hashes and groups; nothing is stored.
//
//   node duck.mjs FILE    FILE: the rows alone, as \copy gets them; run where
//                         @duckdb/node-api is installed
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(join(process.cwd(), 'package.json'));
const { DuckDBInstance } = require('@duckdb/node-api');
const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();
const file = process.argv[2].replaceAll("'", "''");
const answer = await connection.runAndReadAll(`
    select count(*), sum(times)
      from (select sha256(lower(trim(column04))) as head, count(*) as times,
                   min(column09) as joined, max(column10) as left_at
              from read_csv('${file}', header = false, all_varchar = true)
             group by 1)`);
console.log(answer.getRowsJson());

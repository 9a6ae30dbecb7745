-- One line a table of headcount: its name, rows, and a digest of all of them.
select t.table_name,
       (xpath('/table/row/n/text()',
              query_to_xml(format('select count(*) as n from headcount.%I',
                                  t.table_name), false, false, '')))[1] as rows,
       md5(query_to_xml(format('select x::text as row from headcount.%I as x '
                               'order by x::text collate "C"', t.table_name),
                        true, false, '')::text) as digest
  from information_schema.tables as t
 where t.table_schema = 'headcount'
   and t.table_type = 'BASE TABLE'
 order by t.table_name collate "C";

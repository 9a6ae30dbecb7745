-- schema_numbers.sql - what was done to the schema.
-- returns number int, in order
select number
  from migration
 order by number;

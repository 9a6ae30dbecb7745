-- schema_find.sql - whether headcount has ever been set up in this database.
-- returns found boolean
select to_regclass('headcount.migration') is not null as found;

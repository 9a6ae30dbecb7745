-- schema_lock.sql - one at a time changes the schema or its key record.
-- Until the end of the transaction; the number is ours and means nothing.
-- returns one row
select pg_advisory_xact_lock(7236831);

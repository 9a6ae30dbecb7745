-- secret_write.sql - binds the database to a key, unless it has one.
-- $1 key_id       bytea
-- $2 check_value  bytea
-- returns one row when it is written, none when there is a key already
insert into secret (key_id, check_value)
select $1, $2
 where not exists (select from secret)
returning made_at;

-- secret_read.sql - the key that the database belongs to.
-- returns key_id bytea, check_value bytea; no row before the first init
select key_id,
       check_value
  from secret
 order by made_at desc, key_id
 limit 1;

-- How the pseudonyms of a realm were made.
-- $1 slug text
-- returns key_id bytea, canary uuid, canon smallint; no row: no such realm
select key_id,
       canary,
       canon
  from realm
 where slug = $1;

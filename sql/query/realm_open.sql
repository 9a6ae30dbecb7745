-- Make a realm unless it is there.
-- $1 slug   text
-- $2 key_id bytea
-- $3 canary uuid      ref of the fixed test address
-- $4 canon  smallint  version of the canonical address
insert into realm (slug, key_id, canary, canon)
values ($1, $2, $3, $4)
    on conflict (slug) do nothing;

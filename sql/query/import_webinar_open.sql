-- Say that an import brings rows of a webinar, and how its times were read.
-- $1 import     bigint
-- $2 webinar    bigint
-- $3 digest     bytea
-- $4 zone       text
-- $5 date_order text
insert into import_webinar (import_id, webinar_id, digest, zone, date_order)
values ($1, $2, $3, $4, $5);

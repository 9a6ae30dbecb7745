-- Keep what the platform's own header claims.
-- $1 import  bigint
-- $2 webinar bigint
-- $3 claim   text
-- $4 value   bigint
insert into claim (import_id, webinar_id, claim, value)
values ($1, $2, $3, $4);

-- Add a platform id to a webinar.
-- $1 webinar     bigint
-- $2 platform_id text    without spaces and hyphens
-- $3 shown       text    as written
-- $4 place       bigint
insert into webinar_platform (webinar_id, platform_id, shown, place)
values ($1, $2, $3, $4);

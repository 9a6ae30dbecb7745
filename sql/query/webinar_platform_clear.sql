-- Remove the platform ids of a webinar.
-- $1 webinar bigint
delete from webinar_platform
 where webinar_id = $1;

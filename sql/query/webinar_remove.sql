-- Remove a webinar without data, and its sessions. Figures of it go when those
-- of its series are brought up to date.
-- $1 webinar bigint
with s as (
    delete from session where webinar_id = $1
), p as (
    delete from webinar_platform where webinar_id = $1
), b as (
    delete from stale_webinar where webinar_id = $1
)
delete from webinar
 where webinar_id = $1;

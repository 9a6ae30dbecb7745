-- Forget which webinars of a series were stale.
-- $1 series bigint
delete from stale_webinar
 where webinar_id in (select webinar_id from webinar where series_id = $1);

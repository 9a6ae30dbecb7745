-- Remove what was united and the figures of one webinar.
-- $1 series  bigint
-- $2 webinar bigint
with u as (
    delete from united where series_id = $1 and webinar_id = $2
), y as (
    delete from figure_tally where series_id = $1 and webinar_id = $2
), s as (
    delete from figure_session where series_id = $1 and webinar_id = $2
), c as (
    delete from figure_change where series_id = $1 and webinar_id = $2
), m as (
    delete from figure_minute where series_id = $1 and webinar_id = $2
), t as (
    delete from figure_stay where series_id = $1 and webinar_id = $2
)
delete from figure_webinar
 where series_id = $1
   and webinar_id = $2;

-- Remove the figures of a series that span its webinars.
-- $1 series bigint
with p as (
    delete from figure_pattern where series_id = $1
), s as (
    delete from figure_summary where series_id = $1
), d as (
    delete from figure_day where series_id = $1
), v as (
    delete from figure_value where series_id = $1
), r as (
    delete from figure_registration where series_id = $1
), o as (
    delete from figure_overlap where series_id = $1
)
delete from figure_loyalty
 where series_id = $1;

-- Remember that the attendance of webinars is behind their facts.
-- $1 series  bigint
-- $2 webinar bigint  0: all webinars of the series
insert into stale_webinar (webinar_id)
select webinar_id
  from webinar
 where series_id = $1
   and ($2::bigint = 0 or webinar_id = $2::bigint)
    on conflict (webinar_id) do nothing;

-- List the sessions of a series' webinars, both in plan order (F4).
-- $1 series bigint
-- returns a row each, as named
select s.webinar_id,
       s.session_id,
       s.slug,
       s.title,
       s.kind,
       s.counted,
       s.starts_at,
       s.ends_at,
       s.min_minutes
  from session s
  join webinar_order o on o.webinar_id = s.webinar_id
 where o.series_id = $1
 order by o.position,
          s.starts_at nulls first,
          s.place,
          s.slug;

-- List the webinars of a series in plan order (F4).
-- $1 series bigint
-- returns a row each, as named
select w.webinar_id,
       w.slug,
       w.title,
       w.day,
       w.starts_at,
       w.ends_at,
       w.export_timezone,
       exists (
           select
             from import_webinar i
            where i.webinar_id = w.webinar_id
       ) as has_imports
  from webinar w
  join webinar_order o on o.webinar_id = w.webinar_id
 where w.series_id = $1
   and o.series_id = $1
 order by o.position;

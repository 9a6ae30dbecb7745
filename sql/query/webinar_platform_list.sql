-- List the platform ids of a series' webinars, webinars in plan order.
-- $1 series bigint
-- returns webinar_id bigint, platform_id text, shown text
select p.webinar_id,
       p.platform_id,
       p.shown
  from webinar_platform p
  join webinar_order o on o.webinar_id = p.webinar_id
 where o.series_id = $1
 order by o.position,
          p.place;

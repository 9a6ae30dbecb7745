-- Heads in the audience of both, for each two webinars.
-- $1 series bigint
select a.slug as webinar_a,
       b.slug as webinar_b,
       f.heads
  from figure_overlap f
  join webinar_order a on a.webinar_id = f.webinar_a
  join webinar_order b on b.webinar_id = f.webinar_b
 where f.series_id = $1
   and a.series_id = $1
   and b.series_id = $1
 order by a.position, b.position;

-- How long they stayed, in minutes.
-- $1 series bigint
-- chart: bars band heads by webinar
select w.slug as webinar,
       f.band,
       f.heads
  from figure_stay f
  join webinar_order w on w.webinar_id = f.webinar_id
 where f.series_id = $1
   and w.series_id = $1
 order by w.position, f.band_no;

-- Heads present at each full minute, from the first stay to the last.
-- $1 series bigint
-- chart: lines minute present by webinar
select w.slug as webinar,
       to_char(f.minute_at, 'YYYY-MM-DD"T"HH24:MI:SSTZH:TZM') as minute,
       f.present
  from figure_minute f
  join webinar_order w on w.webinar_id = f.webinar_id
 where f.series_id = $1
   and w.series_id = $1
 order by w.position, f.minute_at;

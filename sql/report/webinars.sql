-- Who registered, came, stayed away and came unannounced, by webinar.
-- $1 series bigint
-- chart: bars webinar audience
select w.slug as webinar,
       w.day,
       f.registered,
       f.audience,
       f.identified,
       f.guests,
       f.no_shows,
       f.walk_ins,
       f.panelists,
       f.hosts,
       f.connections,
       f.untimed,
       round(f.seconds::numeric / 60, 1) as person_minutes,
       round(f.seconds::numeric / (60 * nullif(f.timed, 0)), 1)
           as mean_minutes,
       round(f.median_seconds / 60, 1) as median_minutes,
       f.peak,
       to_char(f.peak_at, 'YYYY-MM-DD"T"HH24:MI:SSTZH:TZM') as peak_at
  from figure_webinar f
  join webinar_order w on w.webinar_id = f.webinar_id
 where f.series_id = $1
   and w.series_id = $1
 order by w.position;

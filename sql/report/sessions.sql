-- Who was in each session, and for how long.
-- $1 series bigint
select w.slug || '/' || s.slug as session,
       w.day,
       s.kind,
       s.counted,
       to_char(s.starts_at, 'YYYY-MM-DD"T"HH24:MI:SSTZH:TZM') as starts_at,
       to_char(s.ends_at, 'YYYY-MM-DD"T"HH24:MI:SSTZH:TZM') as ends_at,
       f.audience,
       f.identified,
       f.guests,
       round(f.seconds::numeric / 60, 1) as person_minutes,
       round(f.seconds::numeric / (60 * nullif(f.timed, 0)), 1)
           as mean_minutes,
       f.peak,
       to_char(f.peak_at, 'YYYY-MM-DD"T"HH24:MI:SSTZH:TZM') as peak_at
  from figure_session f
  join webinar_order w on w.webinar_id = f.webinar_id
  join effective_session s
    on s.webinar_id = f.webinar_id
   and s.slug = f.session
 where f.series_id = $1
   and w.series_id = $1
 order by w.position, s.position;

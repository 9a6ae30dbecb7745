-- The figures of a webinar's sessions that have no window: those of the webinar,
-- so figure_webinar comes first. figure_window has the others.
-- $1 series  bigint
-- $2 webinar bigint
insert into figure_session (series_id, webinar_id, session, audience,
                            identified, guests, timed, seconds, peak, peak_at)
select w.series_id,
       w.webinar_id,
       s.slug,
       w.audience,
       w.identified,
       w.guests,
       w.timed,
       w.seconds,
       w.peak,
       w.peak_at
  from figure_webinar w
  join effective_session s on s.webinar_id = w.webinar_id
 where w.series_id = $1::bigint
   and w.webinar_id = $2::bigint
   and s.starts_at is null;

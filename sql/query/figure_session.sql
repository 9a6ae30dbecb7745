-- The figures of a webinar's sessions; figure_webinar comes first.
-- $1 series  bigint
-- $2 webinar bigint
--
-- A session without a window has the webinar's figures. In a window counts
-- who was there for more than 0 s and the session's own min_minutes.
with window_head as materialized (
    select s.slug,
           a.is_guest,
           c.presence,
           c.seconds
      from effective_session s
      join attendance a on a.webinar_id = s.webinar_id
     cross join lateral (
               select a.presence
                      * tstzmultirange(tstzrange(s.starts_at, s.ends_at))
           ) as m (presence)
     cross join lateral (
               select m.presence,
                      coalesce(sum(date_part('epoch', upper(p) - lower(p))),
                               0)::bigint as seconds
                 from unnest(m.presence) as p
           ) as c
     where s.webinar_id = $2::bigint
       and s.starts_at is not null
       and a.series_id = $1::bigint
       and a.webinar_id = $2::bigint
       and a.attended
       and a.role = 0
       and not isempty(m.presence)
       and c.seconds >= coalesce(s.min_minutes, 0) * 60
), counted as (
    select slug,
           count(*) as audience,
           count(*) filter (where not is_guest) as identified,
           count(*) filter (where is_guest) as guests,
           sum(seconds) as seconds
      from window_head
     group by slug
), changed as (
    select h.slug,
           e.at,
           sum(e.change) as change
      from window_head h
     cross join lateral unnest(h.presence) as p
     cross join lateral (values (lower(p), 1), (upper(p), -1))
           as e (at, change)
     group by h.slug, e.at
), peak as (
    select distinct on (r.slug)
           r.slug,
           r.present,
           r.at
      from (
               select slug,
                      at,
                      sum(change) over (partition by slug order by at)
                          as present
                 from changed
           ) r
     order by r.slug, r.present desc, r.at
)
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
   and s.starts_at is null
 union all
select $1::bigint,
       s.webinar_id,
       s.slug,
       coalesce(c.audience, 0),
       coalesce(c.identified, 0),
       coalesce(c.guests, 0),
       coalesce(c.audience, 0),
       coalesce(c.seconds, 0),
       p.present,
       p.at
  from effective_session s
  left join counted c on c.slug = s.slug
  left join peak p on p.slug = s.slug
 where s.webinar_id = $2::bigint
   and s.starts_at is not null;

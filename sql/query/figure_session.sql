-- The figures of a webinar's sessions; figure_webinar comes first.
-- $1 series  bigint
-- $2 webinar bigint
--
-- A session without a window has the webinar's figures. In a window counts
-- who was there for more than 0 s and the session's own min_minutes.
with window_interval as materialized (
    -- What of each interval lies in the window; head by head below.
    select s.slug,
           a.head,
           a.is_guest,
           s.min_minutes,
           greatest(p.first_at, s.starts_at) as first_at,
           least(p.last_at, s.ends_at) as last_at
      from effective_session s
      join attendance a on a.webinar_id = s.webinar_id
     cross join lateral (
               select a.first_at, a.last_at
                where a.presence is null
                union all
               select lower(m), upper(m)
                 from unnest(a.presence) as m
           ) p
     where s.webinar_id = $2::bigint
       and s.starts_at is not null
       and a.series_id = $1::bigint
       and a.webinar_id = $2::bigint
       and a.mark & 1 = 1
       and p.first_at < s.ends_at
       and p.last_at > s.starts_at
), window_head as (
    select slug,
           head,
           is_guest,
           sum(extract(epoch from last_at - first_at))::bigint as seconds
      from window_interval
     group by slug, head, is_guest, min_minutes
    having sum(extract(epoch from last_at - first_at))
           >= coalesce(min_minutes, 0) * 60
), counted as (
    select slug,
           count(*) as audience,
           count(*) filter (where not is_guest) as identified,
           count(*) filter (where is_guest) as guests,
           sum(seconds) as seconds
      from window_head
     group by slug
), changed as (
    select i.slug,
           e.at,
           sum(e.change) as change
      from window_interval i
      join window_head h on h.slug = i.slug
                        and h.head = i.head
     cross join lateral (values (i.first_at, 1), (i.last_at, -1))
           as e (at, change)
     group by i.slug, e.at
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

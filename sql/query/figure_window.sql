-- The figures of a webinar's sessions that have a window, from its heads;
-- figure_change comes first.
-- $1 series  bigint
-- $2 webinar bigint
--
-- In a window counts who was there for more than 0 s and the session's own
-- min_minutes. src/model/tally has the same rules.
with window_head as materialized (
    -- Most heads have one interval, and what of it lies in the window is one.
    select s.slug,
           a.is_guest,
           greatest(a.first_at, s.starts_at) as first_at,
           least(a.last_at, s.ends_at) as last_at,
           null as presence,
           date_part('epoch', least(a.last_at, s.ends_at)
                              - greatest(a.first_at, s.starts_at))::bigint
               as seconds,
           s.min_minutes
      from effective_session s
      join attendance a on a.webinar_id = s.webinar_id
     where s.webinar_id = $2::bigint
       and s.starts_at is not null
       and a.series_id = $1::bigint
       and a.webinar_id = $2::bigint
       and a.mark & 1 = 1
       and a.presence is null
       and a.first_at < s.ends_at
       and a.last_at > s.starts_at
     union all
    select s.slug,
           a.is_guest,
           null,
           null,
           m.presence,
           case
               when m.inside then a.seconds
               else (
                   select sum(date_part('epoch', upper(p) - lower(p)))
                     from unnest(m.presence) as p
               )::bigint
           end,
           s.min_minutes
      from effective_session s
      join attendance a on a.webinar_id = s.webinar_id
     cross join lateral (
               select i.inside,
                      case
                          when i.inside then a.presence
                          else a.presence * tstzmultirange(
                                   tstzrange(s.starts_at, s.ends_at))
                      end
                 from (values (a.first_at >= s.starts_at
                               and a.last_at <= s.ends_at)) as i (inside)
           ) as m (inside, presence)
     where s.webinar_id = $2::bigint
       and s.starts_at is not null
       and a.series_id = $1::bigint
       and a.webinar_id = $2::bigint
       and a.mark & 1 = 1
       and a.presence is not null
       and a.first_at < s.ends_at
       and a.last_at > s.starts_at
       and not isempty(m.presence)
), present as materialized (
    select slug,
           is_guest,
           first_at,
           last_at,
           presence,
           seconds,
           min_minutes
      from window_head
     where min_minutes is null
        or seconds >= min_minutes * 60
), counted as (
    select slug,
           count(*) as audience,
           count(*) filter (where not is_guest) as identified,
           count(*) filter (where is_guest) as guests,
           sum(seconds) as seconds
      from present
     group by slug
), interval_of as (
    select slug, first_at, last_at
      from present
     where presence is null
       and min_minutes is not null
     union all
    select slug, lower(p), upper(p)
      from present
     cross join lateral unnest(presence) as p
     where presence is not null
       and min_minutes is not null
), changed as (
    select slug,
           at,
           sum(change) as change
      from (
               select slug, first_at as at, count(*) as change
                 from interval_of
                group by slug, first_at
                union all
               select slug, last_at, -count(*)
                 from interval_of
                group by slug, last_at
           ) c
     group by slug, at
), level as (
    -- How many are there, from `at` on. Without min_minutes of its own a
    -- session has those of the webinar, as far as they are in its window.
    select slug,
           at,
           sum(change) over (partition by slug order by at) as present
      from changed
     union all
    select s.slug,
           greatest(w.at, s.starts_at),
           w.present
      from effective_session s
      join (
               select at,
                      lead(at) over (order by at) as until,
                      sum(change) over (order by at) as present
                 from figure_change
                where series_id = $1::bigint
                  and webinar_id = $2::bigint
           ) w on w.at < s.ends_at
              and w.until > s.starts_at
     where s.webinar_id = $2::bigint
       and s.min_minutes is null
       and w.present > 0
), peak as (
    select distinct on (slug)
           slug,
           present,
           at
      from level
     order by slug, present desc, at
)
insert into figure_session (series_id, webinar_id, session, audience,
                            identified, guests, timed, seconds, peak, peak_at)
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

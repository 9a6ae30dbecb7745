-- Sum up a series, each of its days and each of its webinars (F2).
-- $1 series bigint
--
-- figure_pattern, figure_webinar and figure_session come first.
with scope as (
    select 'series' as scope, '' as name, webinar_id, day
      from webinar
     where series_id = $1::bigint
     union all
    select 'day', to_char(day, 'YYYY-MM-DD'), webinar_id, day
      from webinar
     where series_id = $1::bigint
     union all
    select 'webinar', slug, webinar_id, day
      from webinar
     where series_id = $1::bigint
), walked as (
    select s.scope,
           s.name,
           p.pattern_no,
           p.is_guest,
           p.heads,
           count(*) filter (where p.audience) as attended,
           bool_or(p.registered) as registered,
           bool_or(p.staff) as staff,
           bool_or(p.bot) as bot,
           bool_or(p.panelist) as panelist,
           bool_or(p.host) as host
      from scope s
      join pattern_webinar p on p.webinar_id = s.webinar_id
     where p.series_id = $1::bigint
     group by s.scope, s.name, p.pattern_no, p.is_guest, p.heads
), distinct_heads as (
    select scope,
           name,
           sum(heads) filter (where registered) as registered,
           sum(heads) filter (where attended > 0) as audience,
           sum(heads) filter (where attended > 0 and not is_guest)
               as identified,
           sum(heads) filter (where attended > 0 and is_guest) as guests,
           sum(heads) filter (where attended > 1) as returning_heads,
           sum(heads) filter (where panelist) as panelists,
           sum(heads) filter (where host) as hosts,
           sum(heads) filter (where staff) as staff,
           sum(heads) filter (where bot) as bots
      from walked
     group by scope, name
), by_webinar as (
    select s.scope,
           s.name,
           count(*) as webinars,
           count(distinct s.day) as days,
           sum(w.no_shows) as no_shows,
           sum(w.walk_ins) as walk_ins,
           sum(w.seconds) as seconds,
           sum(w.connections) as connections,
           max(w.peak) as peak
      from scope s
      join figure_webinar w
        on w.series_id = $1::bigint
       and w.webinar_id = s.webinar_id
     group by s.scope, s.name
), by_session as (
    select s.scope,
           s.name,
           count(*) as sessions,
           sum(f.audience) filter (where e.counted) as attendances
      from scope s
      join effective_session e on e.webinar_id = s.webinar_id
      join figure_session f
        on f.series_id = $1::bigint
       and f.webinar_id = e.webinar_id
       and f.session = e.slug
     group by s.scope, s.name
), named as (
    -- A series without webinars has a summary too.
    select 'series' as scope, '' as name
     union
    select scope, name
      from scope
)
insert into figure_summary (series_id, scope, name, webinars, sessions, days,
                            registered, attendances, unique_audience,
                            identified, guests, returning_heads, no_shows,
                            walk_ins, panelists, hosts, staff, bots, seconds,
                            connections, peak)
select $1::bigint,
       n.scope,
       n.name,
       coalesce(w.webinars, 0),
       coalesce(s.sessions, 0),
       coalesce(w.days, 0),
       coalesce(h.registered, 0),
       coalesce(s.attendances, 0),
       coalesce(h.audience, 0),
       coalesce(h.identified, 0),
       coalesce(h.guests, 0),
       coalesce(h.returning_heads, 0),
       w.no_shows,
       w.walk_ins,
       coalesce(h.panelists, 0),
       coalesce(h.hosts, 0),
       coalesce(h.staff, 0),
       coalesce(h.bots, 0),
       coalesce(w.seconds, 0),
       coalesce(w.connections, 0),
       w.peak
  from named n
  left join distinct_heads h on h.scope = n.scope and h.name = n.name
  left join by_webinar w on w.scope = n.scope and w.name = n.name
  left join by_session s on s.scope = n.scope and s.name = n.name;

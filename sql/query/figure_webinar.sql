-- The figures of one webinar (counting.md 5); figure_tally and
-- figure_change come first.
-- $1 series  bigint
-- $2 webinar bigint
-- $3 imports bigint[]  all that brought facts of this webinar
with tally as (
    select *,
           attended and role = 0 as audience,
           -- R8 lets persons only have a status; 0 is approved.
           status = 0 and role = 0 as registered
      from figure_tally
     where series_id = $1::bigint
       and webinar_id = $2::bigint
), counted as (
    select sum(heads) filter (where status is not null) as registrations,
           sum(heads) filter (where registered) as registered,
           sum(heads) filter (where status = 3) as cancelled,
           sum(heads) filter (where attended) as participants,
           sum(heads) filter (where audience) as audience,
           sum(heads) filter (where audience and not is_guest) as identified,
           sum(heads) filter (where audience and is_guest) as guests,
           sum(heads) filter (where registered and not came) as no_shows,
           sum(heads) filter (
               where audience and not is_guest and status is distinct from 0
           ) as walk_ins,
           sum(heads) filter (where attended and role = 1) as staff,
           sum(heads) filter (where attended and role = 2) as bots,
           sum(heads) filter (where attended and role = 3) as panelists,
           sum(heads) filter (where attended and role = 4) as hosts,
           sum(connections) filter (where audience) as connections,
           sum(heads) filter (where audience and not timed) as untimed,
           sum(heads) filter (where audience and timed) as timed,
           sum(heads * seconds) filter (where audience and timed) as seconds
      from tally
), middle as (
    -- The one or two in the middle of the timed audience, by seconds: halves
    -- are numeric, so that they fall between two ranks where they should.
    select avg(seconds) as seconds
      from (
               select seconds,
                      sum(heads) over (order by seconds) as up_to,
                      sum(heads) over (order by seconds) - heads as before,
                      sum(heads) over () as all_heads
                 from (
                          select seconds, sum(heads) as heads
                            from tally
                           where audience and timed
                           group by seconds
                      ) t
           ) ranked
     where before <= all_heads / 2
       and up_to >= all_heads / 2
), peak as (
    select p.present,
           p.at
      from (
               select at,
                      sum(change) over (order by at) as present
                 from figure_change
                where series_id = $1::bigint
                  and webinar_id = $2::bigint
           ) p
     order by p.present desc, p.at
     limit 1
), brought as (
    select count(*) filter (
               where exists (
                   select
                     from fact f
                    where f.import_id = i.import_id
                      and f.webinar_id = $2::bigint
                      and f.status is not null
                      and not f.is_guest
               )
           ) as registration_imports,
           count(*) filter (
               where exists (
                   select
                     from ledger l
                    where l.import_id = i.import_id
                      and l.webinar_id = $2::bigint
                      and l.class in ('stay', 'untimed', 'no_show')
               )
           ) as attendance_imports
      from unnest($3::bigint[]) as i (import_id)
)
insert into figure_webinar (series_id, webinar_id, registration_imports,
                            attendance_imports, registrations, registered,
                            cancelled, participants, audience, identified,
                            guests, no_shows, walk_ins, panelists, hosts,
                            staff, bots, connections, untimed, timed, seconds,
                            median_seconds, peak, peak_at)
select $1::bigint,
       $2::bigint,
       b.registration_imports,
       b.attendance_imports,
       coalesce(c.registrations, 0),
       coalesce(c.registered, 0),
       coalesce(c.cancelled, 0),
       coalesce(c.participants, 0),
       coalesce(c.audience, 0),
       coalesce(c.identified, 0),
       coalesce(c.guests, 0),
       case when b.attendance_imports > 0 then coalesce(c.no_shows, 0) end,
       case when c.registrations > 0 then coalesce(c.walk_ins, 0) end,
       coalesce(c.panelists, 0),
       coalesce(c.hosts, 0),
       coalesce(c.staff, 0),
       coalesce(c.bots, 0),
       coalesce(c.connections, 0),
       coalesce(c.untimed, 0),
       coalesce(c.timed, 0),
       coalesce(c.seconds, 0),
       m.seconds,
       -- Only stays of 0 s: peak 0 and no instant.
       case when c.timed > 0 then coalesce(p.present, 0) end,
       p.at
  from counted c
 cross join brought b
 cross join middle m
  left join peak p on true;

-- The figures of one webinar (counting.md 5); figure_change comes first.
-- $1 series  bigint
-- $2 webinar bigint
-- $3 imports bigint[]  all that brought facts of this webinar
with head as (
    select a.*,
           a.attended and a.role = 0 as audience,
           -- R8 lets persons only have a status; 0 is approved.
           a.status = 0 and a.role = 0 as registered
      from attendance a
     where a.series_id = $1::bigint
       and a.webinar_id = $2::bigint
), counted as (
    select count(*) filter (where status is not null) as registrations,
           count(*) filter (where registered) as registered,
           count(*) filter (where status = 3) as cancelled,
           count(*) filter (where attended) as participants,
           count(*) filter (where audience) as audience,
           count(*) filter (where audience and not is_guest) as identified,
           count(*) filter (where audience and is_guest) as guests,
           count(*) filter (where registered and not came) as no_shows,
           count(*) filter (
               where audience and not is_guest and status is distinct from 0
           ) as walk_ins,
           count(*) filter (where attended and role = 1) as staff,
           count(*) filter (where attended and role = 2) as bots,
           count(*) filter (where attended and role = 3) as panelists,
           count(*) filter (where attended and role = 4) as hosts,
           coalesce(sum(connections) filter (where audience), 0)
               as connections,
           count(*) filter (where audience and not timed) as untimed,
           count(*) filter (where audience and timed) as timed,
           coalesce(sum(seconds) filter (where audience and timed), 0)
               as seconds,
           percentile_cont(0.5) within group (order by seconds)
               filter (where audience and timed) as median_seconds
      from head
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
       c.registrations,
       c.registered,
       c.cancelled,
       c.participants,
       c.audience,
       c.identified,
       c.guests,
       case when b.attendance_imports > 0 then c.no_shows end,
       case when c.registrations > 0 then c.walk_ins end,
       c.panelists,
       c.hosts,
       c.staff,
       c.bots,
       c.connections,
       c.untimed,
       c.timed,
       c.seconds,
       c.median_seconds::numeric,
       -- Only stays of 0 s: peak 0 and no instant.
       case when c.timed > 0 then coalesce(p.present, 0) end,
       p.at
  from counted c
 cross join brought b
  left join peak p on true;

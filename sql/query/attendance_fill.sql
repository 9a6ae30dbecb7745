-- Derive the attendance of one webinar from the facts of its imports (R9, R10)
-- and the roles given by hand (O4).
-- $1 series  bigint
-- $2 webinar bigint
-- $3 imports bigint[]  all that brought facts of this webinar
--
-- Most heads stand in one import only and are taken over as they are; only
-- those that several imports share are united.
with shared as materialized (
    select head
      from fact
     where import_id = any ($3::bigint[])
       and webinar_id = $2
       and cardinality($3::bigint[]) > 1
     group by head
    having count(*) > 1
), connection as (
    select f.head,
           count(distinct (s.joined, s.left_at)) as connections
      from fact f
      join shared using (head)
     cross join lateral unnest(f.joins, f.leaves) as s (joined, left_at)
     where f.import_id = any ($3::bigint[])
       and f.webinar_id = $2
     group by f.head
), told as (
    select f.head,
           f.is_guest,
           f.role,
           f.attended,
           f.presence,
           cardinality(f.joins) as connections,
           f.untimed_seconds,
           f.status,
           f.registered_at,
           f.country,
           f.country_guess,
           f.organisation
      from fact f
     where f.import_id = any ($3::bigint[])
       and f.webinar_id = $2
       and not exists (select from shared s where s.head = f.head)
     union all
    select g.head,
           g.is_guest,
           g.role,
           g.attended,
           g.presence,
           coalesce(c.connections, 0),
           g.untimed_seconds,
           g.status,
           g.registered_at,
           g.country,
           g.country_guess,
           g.organisation
      from (
               select n.head,
                      bool_or(n.is_guest) as is_guest,
                      max(n.role) as role,
                      bool_or(n.attended) as attended,
                      range_agg(n.presence) as presence,
                      max(n.untimed_seconds) as untimed_seconds,
                      (array_agg(n.status order by n.newest)
                       filter (where n.status is not null))[1]
                          as status,
                      (array_agg(n.registered_at order by n.newest)
                       filter (where n.status is not null))[1]
                          as registered_at,
                      (array_agg(n.country order by n.newest)
                       filter (where n.country is not null))[1]
                          as country,
                      (array_agg(n.country_guess order by n.newest)
                       filter (where n.country_guess is not null))[1]
                          as country_guess,
                      (array_agg(n.organisation order by n.newest)
                       filter (where n.organisation is not null))[1]
                          as organisation
                 from (
                          -- R9: the newest report has number 1.
                          select f.*,
                                 row_number() over (
                                     partition by f.head
                                     order by i.generated_at desc nulls last,
                                              f.registered_at desc nulls last,
                                              f.status desc nulls last,
                                              i.digest desc
                                 ) as newest
                            from fact f
                            join shared using (head)
                            join import i on i.import_id = f.import_id
                           where f.import_id = any ($3::bigint[])
                             and f.webinar_id = $2
                      ) n
                group by n.head
           ) g
      left join connection c on c.head = g.head
), lasted as (
    select t.*,
           t.connections > 0 as timed,
           case
               when t.connections = 0 then coalesce(t.untimed_seconds, 0)
               else (
                   select coalesce(sum(date_part('epoch',
                                                 upper(p) - lower(p))), 0)
                     from unnest(t.presence) as p
               )
           end::bigint as seconds
      from told t
)
insert into attendance (series_id, webinar_id, head, is_guest, role, came,
                        attended, timed, seconds, connections, presence,
                        status, registered_at, country, country_guess,
                        organisation)
select s.series_id,
       $2,
       l.head,
       l.is_guest,
       coalesce(g.role, l.role), -- O4: by hand is above all rows
       l.attended,
       l.attended and (s.min_minutes is null
                       or l.seconds >= s.min_minutes * 60),
       l.timed,
       l.seconds,
       l.connections,
       l.presence,
       -- R8: for persons only.
       case when not l.is_guest then l.status end,
       case when not l.is_guest and l.status is not null
            then l.registered_at
       end,
       l.country,
       l.country_guess,
       l.organisation
  from lasted l
 cross join series s
  left join given_role g on g.webinar_id = $2
                        and g.head = l.head
 where s.series_id = $1;

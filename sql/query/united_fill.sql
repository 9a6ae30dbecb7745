-- Unite what several facts of a webinar say of a head (R9, R10), and give
-- heads the roles that were given by hand (O4).
-- $1 series  bigint
-- $2 webinar bigint
-- $3 imports bigint[]  all that brought facts of this webinar
--
-- Most heads stand in one import only: their fact is all there is, and nothing
-- is kept of them here. Of the others most are said alike by all imports: they
-- are what any of their facts is.
with mixed as materialized (
    select head,
           min(import_id) as any_import
      from fact
     where import_id = any ($3::bigint[])
       and webinar_id = $2
       and (cardinality($3::bigint[]) > 1
            or exists (select from given_role where webinar_id = $2))
     group by head
    having count(*) > 1
        or head in (select head from given_role where webinar_id = $2)
), alike as materialized (
    select m.head,
           m.any_import
      from mixed m
      join fact o on o.import_id = m.any_import
                 and o.head = m.head
      join fact f on f.head = m.head
     where o.import_id = any ($3::bigint[])
       and o.webinar_id = $2
       and f.import_id = any ($3::bigint[])
       and f.webinar_id = $2
     group by m.head,
              m.any_import
    having bool_and(
               (f.is_guest, f.role, f.attended, f.joins, f.leaves, f.presence,
                f.first_at, f.last_at, f.untimed_seconds, f.status,
                f.registered_at, f.country, f.country_guess, f.organisation)
               is not distinct from
               (o.is_guest, o.role, o.attended, o.joins, o.leaves, o.presence,
                o.first_at, o.last_at, o.untimed_seconds, o.status,
                o.registered_at, o.country, o.country_guess, o.organisation))
), unlike as materialized (
    select head
      from mixed
    except
    select head
      from alike
), connection as (
    select s.head,
           count(distinct (s.joined, s.left_at)) as connections
      from fact_stay s
     where s.import_id = any ($3::bigint[])
       and s.webinar_id = $2
       and s.head in (select head from unlike)
     group by s.head
), newest as (
    -- R9: the newest report has number 1.
    select f.*,
           row_number() over (
               partition by f.head
               order by i.generated_at desc nulls last,
                        f.registered_at desc nulls last,
                        f.status desc nulls last,
                        i.digest desc
           ) as place
      from fact f
      join import i on i.import_id = f.import_id
     where f.import_id = any ($3::bigint[])
       and f.webinar_id = $2
       and f.head in (select head from unlike)
), merged as (
    select head,
           bool_or(is_guest) as is_guest,
           max(role) as role,
           bool_or(attended) as attended,
           range_agg(intervals_of(first_at, last_at, presence)) as presence,
           max(untimed_seconds) as untimed_seconds,
           (array_agg(status order by place)
            filter (where status is not null))[1] as status,
           (array_agg(registered_at order by place)
            filter (where status is not null))[1] as registered_at,
           (array_agg(country order by place)
            filter (where country is not null))[1] as country,
           (array_agg(country_guess order by place)
            filter (where country_guess is not null))[1] as country_guess,
           (array_agg(organisation order by place)
            filter (where organisation is not null))[1] as organisation
      from newest
     group by head
), said as (
    select m.head,
           m.is_guest,
           m.role,
           m.attended,
           case
               when c.connections is null then coalesce(m.untimed_seconds, 0)
               else (
                   select coalesce(sum(extract(epoch
                              from upper(p) - lower(p))), 0)
                     from unnest(m.presence) as p
               )
           end as seconds,
           coalesce(c.connections, 0) as connections,
           lower(m.presence) as first_at,
           upper(m.presence) as last_at,
           case
               when m.presence <> intervals_of(lower(m.presence),
                                               upper(m.presence), null)
               then m.presence
           end as presence,
           m.status,
           m.registered_at,
           m.country,
           m.country_guess,
           m.organisation
      from merged m
      left join connection c on c.head = m.head
     union all
    select f.head,
           f.is_guest,
           f.role,
           f.attended,
           f.seconds,
           f.connections,
           f.first_at,
           f.last_at,
           f.presence,
           f.status,
           f.registered_at,
           f.country,
           f.country_guess,
           f.organisation
      from alike a
      join fact f on f.import_id = a.any_import
                 and f.head = a.head
     where f.import_id = any ($3::bigint[])
       and f.webinar_id = $2
)
insert into united (series_id, webinar_id, head, is_guest, role, came, seconds,
                    connections, first_at, last_at, presence, status,
                    registered_at, country, country_guess, organisation)
select $1,
       $2,
       s.head,
       s.is_guest,
       coalesce(g.role, s.role), -- O4: by hand is above all rows
       s.attended,
       s.seconds,
       s.connections,
       s.first_at,
       s.last_at,
       s.presence,
       s.status,
       s.registered_at,
       s.country,
       s.country_guess,
       s.organisation
  from said s
  left join given_role g on g.webinar_id = $2
                        and g.head = s.head;

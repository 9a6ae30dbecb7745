-- Unite what several facts of a webinar say of a head (R9, R10), and give
-- heads the roles that were given by hand (O4).
-- $1 series  bigint
-- $2 webinar bigint
-- $3 imports bigint[]  all that brought facts of this webinar
--
-- Most heads stand in one import only: their fact is all there is, and nothing
-- is kept of them here.
with mixed as materialized (
    select head
      from fact
     where import_id = any ($3::bigint[])
       and webinar_id = $2
       and cardinality($3::bigint[]) > 1
     group by head
    having count(*) > 1
     union
    select head
      from given_role
     where webinar_id = $2
), connection as (
    select s.head,
           count(distinct (s.joined, s.left_at)) as connections
      from mixed m
      join fact_stay s on s.head = m.head
     where s.import_id = any ($3::bigint[])
       and s.webinar_id = $2
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
      from mixed m
      join fact f on f.head = m.head
      join import i on i.import_id = f.import_id
     where f.import_id = any ($3::bigint[])
       and f.webinar_id = $2
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
)
insert into united (series_id, webinar_id, head, is_guest, role, came, seconds,
                    connections, first_at, last_at, presence, status,
                    registered_at, country, country_guess, organisation)
select $1,
       $2,
       m.head,
       m.is_guest,
       coalesce(g.role, m.role), -- O4: by hand is above all rows
       m.attended,
       case
           when c.connections is null then coalesce(m.untimed_seconds, 0)
           else (
               select coalesce(sum(extract(epoch from upper(p) - lower(p))), 0)
                 from unnest(m.presence) as p
           )
       end,
       coalesce(c.connections, 0),
       lower(m.presence),
       upper(m.presence),
       case
           when m.presence <> intervals_of(lower(m.presence),
                                           upper(m.presence), null)
           then m.presence
       end,
       m.status,
       m.registered_at,
       m.country,
       m.country_guess,
       m.organisation
  from merged m
  left join connection c on c.head = m.head
  left join given_role g on g.webinar_id = $2
                        and g.head = m.head;

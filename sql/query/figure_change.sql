-- When the present audience of a webinar changes, and by how many.
-- $1 series  bigint
-- $2 webinar bigint
with present as materialized (
    select first_at,
           last_at
      from attendance
     where series_id = $1::bigint
       and webinar_id = $2::bigint
       and mark & 1 = 1
       and presence is null
       and first_at is not null
     union all
    select lower(p),
           upper(p)
      from attendance
     cross join lateral unnest(presence) as p
     where series_id = $1::bigint
       and webinar_id = $2::bigint
       and mark & 1 = 1
       and presence is not null
), changed as (
    select first_at as at,
           count(*) as change
      from present
     group by first_at
     union all
    select last_at,
           -count(*)
      from present
     group by last_at
)
insert into figure_change (series_id, webinar_id, at, change)
select $1::bigint,
       $2::bigint,
       at,
       sum(change)
  from changed
 group by at
having sum(change) <> 0;

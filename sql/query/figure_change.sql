-- When the present audience of a webinar changes, and by how many.
-- $1 series  bigint
-- $2 webinar bigint
insert into figure_change (series_id, webinar_id, at, change)
select $1::bigint,
       $2::bigint,
       e.at,
       sum(e.change)
  from attendance a
 cross join lateral unnest(a.presence) as p
 cross join lateral (values (lower(p), 1), (upper(p), -1)) as e (at, change)
 where a.series_id = $1::bigint
   and a.webinar_id = $2::bigint
   and a.attended
   and a.role = 0
 group by e.at
having sum(e.change) <> 0;

-- When people registered, by day; those without one first.
-- $1 series bigint
-- values
-- chart: lines day running by webinar
select w.slug as webinar,
       f.day,
       f.registered,
       sum(f.registered) over (
           partition by w.position
           order by f.day nulls first
       ) as running
  from figure_registration f
  join webinar_order w on w.webinar_id = f.webinar_id
 where f.series_id = $1
   and w.series_id = $1
 order by w.position,
          f.day nulls first;

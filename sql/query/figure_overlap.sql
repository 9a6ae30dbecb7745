-- Heads in the audience of both, for each two webinars of a series.
-- $1 series bigint
--
-- Both webinars are of one row of figure_pattern, and pairs without anybody
-- are added up with the others: no join that a planner without statistics
-- could make a loop of.
with shared as (
    select a.webinar_id as webinar_a,
           b.webinar_id as webinar_b,
           sum(p.heads) as heads
      from figure_pattern p
     cross join lateral unnest(p.webinars, p.marks) as a (webinar_id, mark)
     cross join lateral unnest(p.webinars, p.marks) as b (webinar_id, mark)
     where p.series_id = $1::bigint
       and a.mark & 1 <> 0
       and b.mark & 1 <> 0
     group by a.webinar_id, b.webinar_id
), pair as (
    select webinar_a,
           webinar_b,
           heads,
           false as in_order
      from shared
     union all
    select a.webinar_id,
           b.webinar_id,
           0,
           true
      from webinar_order a
      join webinar_order b
        on b.series_id = a.series_id
       and b.position >= a.position
     where a.series_id = $1::bigint
)
insert into figure_overlap (series_id, webinar_a, webinar_b, heads)
select $1::bigint,
       webinar_a,
       webinar_b,
       sum(heads)
  from pair
 group by webinar_a, webinar_b
having bool_or(in_order);

-- Who of each day's audience no earlier day of the series had.
-- $1 series bigint
with first_day as (
    select pattern_no,
           heads,
           min(day) as day
      from pattern_webinar
     where series_id = $1::bigint
       and audience
     group by pattern_no, heads
)
insert into figure_day (series_id, day, new_heads)
select $1::bigint,
       d.day,
       coalesce(sum(f.heads), 0)
  from (select distinct day from webinar where series_id = $1::bigint) d
  left join first_day f on f.day = d.day
 group by d.day;

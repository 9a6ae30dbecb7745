-- Heads who attended exactly n webinars of a series.
-- $1 series bigint
with walked as (
    select pattern_no,
           heads,
           count(*) as webinars
      from pattern_webinar
     where series_id = $1::bigint
       and audience
     group by pattern_no, heads
)
insert into figure_loyalty (series_id, webinars, heads)
select $1::bigint,
       webinars,
       sum(heads)
  from walked
 group by webinars;

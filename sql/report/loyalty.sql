-- Heads who attended exactly so many webinars.
-- $1 series bigint
-- chart: bars webinars_attended heads
select webinars as webinars_attended,
       heads
  from figure_loyalty
 where series_id = $1
 order by webinars;

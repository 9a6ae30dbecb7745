-- How many came, day by day; cumulative as official reports count it.
-- $1 series bigint
-- chart: bars day attendances
select d.day,
       s.webinars,
       s.registered,
       s.unique_audience as audience,
       s.identified,
       s.guests,
       d.new_heads as new,
       s.unique_audience - d.new_heads as returning,
       s.attendances,
       sum(s.attendances) over (order by d.day) as cumulative_audience,
       sum(d.new_heads) over (order by d.day) as unique_to_date,
       round(s.seconds::numeric / 60, 1) as person_minutes
  from figure_day d
  join figure_summary s
    on s.series_id = d.series_id
   and s.scope = 'day'
   and s.name = to_char(d.day, 'YYYY-MM-DD')
 where d.series_id = $1
 order by d.day;

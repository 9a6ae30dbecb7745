-- Lines for the press: what came of each day, and of the series.
-- $1 series bigint
-- values
-- sentence
--
-- Of a day on which nobody came, as far as is known, there is no news.
with come as (
    select scope,
           name,
           count(*) as countries
      from figure_value
     where series_id = $1
       and kind = 'country'
       and value <> ''
       and audience > 0
     group by scope, name
), days as (
    select d.day,
           row_number() over (order by d.day) as number,
           s.webinars,
           s.unique_audience as audience,
           s.attendances,
           sum(s.attendances) over (order by d.day) as cumulative_audience
      from figure_day d
      join figure_summary s
        on s.series_id = d.series_id
       and s.scope = 'day'
       and s.name = to_char(d.day, 'YYYY-MM-DD')
     where d.series_id = $1
)
select 'day' as "of",
       d.number,
       d.day,
       null::date as first_day,
       null::date as last_day,
       d.webinars,
       d.audience,
       coalesce(c.countries, 0) as countries,
       d.attendances,
       d.cumulative_audience,
       '' as sentence
  from days d
  left join come c
    on c.scope = 'day'
   and c.name = to_char(d.day, 'YYYY-MM-DD')
 where d.audience > 0
 union all
select 'series',
       null,
       null,
       (select min(day) from days where audience > 0),
       (select max(day) from days where audience > 0),
       (
           select count(*)
             from figure_webinar
            where series_id = $1
              and audience > 0
       ),
       s.unique_audience,
       coalesce((select countries from come where scope = 'series'), 0),
       s.attendances,
       s.attendances,
       ''
  from figure_summary s
 where s.series_id = $1
   and s.scope = 'series'
   and s.unique_audience > 0
 order by number nulls last;

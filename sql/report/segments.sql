-- Groups to write to: who stayed away, came unannounced, came again.
-- $1 series bigint
--
-- Of each webinar its no_shows and walk_ins. Of the series, without a webinar:
-- never_attended, who registered for some and attended none; at_least_N, the
-- audience of N webinars or more; at_least_N_percent, of so many of them all.
with webinars as (
    select count(*) as all_of_them
      from webinar
     where series_id = $1
), attended as (
    select heads,
           bool_or(registered) as registered,
           bool_or(audience or staff or bot or panelist or host) as attended
      from pattern_webinar
     where series_id = $1
     group by pattern_no, heads
), least as (
    select 'at_least_' || webinars as segment,
           webinars as needed,
           2 as kind,
           webinars as place
      from (
               select generate_series(1, max(webinars)) as webinars
                 from figure_loyalty
                where series_id = $1
           ) n
     union all
    select 'at_least_' || percent || '_percent',
           ceil(all_of_them * percent / 100.0),
           3,
           percent
      from webinars
     cross join (values (50), (100)) as p (percent)
     where all_of_them > 0
), segment as (
    select w.position,
           w.slug as webinar,
           0 as kind,
           s.place,
           s.segment,
           s.heads
      from figure_webinar f
      join webinar_order w on w.webinar_id = f.webinar_id
     cross join lateral (values
               (1, 'no_shows', f.no_shows),
               (2, 'walk_ins', f.walk_ins)
           ) as s (place, segment, heads)
     where f.series_id = $1
       and w.series_id = $1
     union all
    select null,
           null,
           1,
           0,
           'never_attended',
           coalesce(sum(heads) filter (where registered and not attended), 0)
      from attended
     union all
    select null,
           null,
           l.kind,
           l.place,
           l.segment,
           (
               select coalesce(sum(y.heads), 0)
                 from figure_loyalty y
                where y.series_id = $1
                  and y.webinars >= l.needed
           )
      from least l
)
select webinar,
       segment,
       heads
  from segment
 order by position nulls last,
          kind,
          place;

-- Who is there at each full minute of a webinar; figure_change comes first.
-- $1 series  bigint
-- $2 webinar bigint
with changed as (
    -- A change counts from the next full minute on; one at :00 at once.
    select date_bin('1 minute', c.at + interval '59 seconds',
                    timestamptz 'epoch') as minute_at,
           sum(c.change) as change
      from figure_change c
     where c.series_id = $1::bigint
       and c.webinar_id = $2::bigint
     group by 1
), span as (
    select min(at) as first_at,
           max(at) as last_at
      from figure_change
     where series_id = $1::bigint
       and webinar_id = $2::bigint
)
insert into figure_minute (series_id, webinar_id, minute_at, present)
select $1::bigint,
       $2::bigint,
       m.minute_at,
       sum(coalesce(c.change, 0)) over (order by m.minute_at)
  from span s
 cross join lateral generate_series(
               date_bin('1 minute', s.first_at + interval '59 seconds',
                        timestamptz 'epoch'),
               s.last_at - interval '1 second',
               interval '1 minute'
           ) as m (minute_at)
  left join changed c on c.minute_at = m.minute_at;

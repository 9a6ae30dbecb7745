-- How long the timed audience of a webinar stayed, in six bands.
-- $1 series  bigint
-- $2 webinar bigint
--
-- figure_tally comes first.
with counted as (
    -- The upper bound belongs to the band.
    select case
               when seconds <= 120 then 1
               when seconds <= 900 then 2
               when seconds <= 1800 then 3
               when seconds <= 3600 then 4
               when seconds <= 7200 then 5
               else 6
           end as band_no,
           sum(heads) as heads
      from figure_tally
     where series_id = $1::bigint
       and webinar_id = $2::bigint
       and attended
       and role = 0
       and timed
     group by 1
)
insert into figure_stay (series_id, webinar_id, band_no, band, heads)
select $1::bigint,
       $2::bigint,
       b.band_no,
       b.band,
       coalesce(c.heads, 0)
  from (values (1, '0-2'),
               (2, '2-15'),
               (3, '15-30'),
               (4, '30-60'),
               (5, '60-120'),
               (6, '120+')) as b (band_no, band)
  left join counted c on c.band_no = b.band_no;

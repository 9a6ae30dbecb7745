-- How long the timed audience of a webinar stayed, in six bands.
-- $1 series  bigint
-- $2 webinar bigint
insert into figure_stay (series_id, webinar_id, band_no, band, heads)
select $1::bigint,
       $2::bigint,
       b.no,
       b.name,
       count(a.head)
  from (values (1, '0-2', -1, 120),
               (2, '2-15', 120, 900),
               (3, '15-30', 900, 1800),
               (4, '30-60', 1800, 3600),
               (5, '60-120', 3600, 7200),
               (6, '120+', 7200, null)) as b (no, name, above, up_to)
  left join attendance a
    on a.series_id = $1::bigint
   and a.webinar_id = $2::bigint
   and a.attended
   and a.role = 0
   and a.timed
   and a.seconds > b.above
   and (b.up_to is null or a.seconds <= b.up_to)
 group by b.no, b.name;

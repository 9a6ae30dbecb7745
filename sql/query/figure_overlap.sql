-- Heads in the audience of both, for each two webinars of a series.
-- $1 series bigint
with shared as (
    select a.webinar_id as webinar_a,
           b.webinar_id as webinar_b,
           sum(a.heads) as heads
      from pattern_webinar a
      join pattern_webinar b
        on b.series_id = a.series_id
       and b.pattern_no = a.pattern_no
     where a.series_id = $1::bigint
       and a.audience
       and b.audience
     group by a.webinar_id, b.webinar_id
)
insert into figure_overlap (series_id, webinar_a, webinar_b, heads)
select $1::bigint,
       a.webinar_id,
       b.webinar_id,
       coalesce(s.heads, 0)
  from webinar_order a
  join webinar_order b
    on b.series_id = a.series_id
   and b.position >= a.position
  left join shared s
    on s.webinar_a = a.webinar_id
   and s.webinar_b = b.webinar_id
 where a.series_id = $1::bigint;

-- Gather heads that were the same things in the same webinars of a series.
-- $1 series bigint
with marked as (
    select head,
           is_guest,
           webinar_id,
           case when attended then
               case role when 0 then 1
                         when 1 then 4
                         when 2 then 8
                         when 3 then 16
                         else 32
               end
               else 0
           end
           + case when status = 0 and role = 0 then 2 else 0 end as mark
      from attendance
     where series_id = $1::bigint
), walked as (
    select bool_or(m.is_guest) as is_guest,
           array_agg(m.webinar_id order by m.webinar_id) as webinars,
           array_agg(m.mark order by m.webinar_id) as marks
      from marked m
     where m.mark <> 0
     group by m.head
), grouped as (
    select is_guest,
           webinars,
           marks,
           count(*) as heads
      from walked
     group by is_guest, webinars, marks
)
insert into figure_pattern (series_id, pattern_no, is_guest, webinars, marks,
                            heads)
select $1::bigint,
       row_number() over (order by is_guest, webinars, marks),
       is_guest,
       webinars,
       marks,
       heads
  from grouped;

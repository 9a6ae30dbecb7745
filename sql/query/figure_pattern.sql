-- Gather heads that were the same things in the same webinars of a series.
-- $1 series bigint
--
-- figure_tally comes first. Where only one webinar has heads, its tally tells
-- all; else heads are walked through all webinars.
with several as (
    select count(distinct webinar_id) > 1 as so
      from figure_tally
     where series_id = $1::bigint
), marked as (
    select head,
           is_guest,
           webinar_id,
           mark
      from attendance
     where series_id = $1::bigint
       and mark <> 0
       and (select so from several)
), walked as (
    select bool_or(is_guest) as is_guest,
           array_agg(webinar_id order by webinar_id) as webinars,
           array_agg(mark order by webinar_id) as marks
      from marked
     group by head
), grouped as (
    select is_guest,
           webinars,
           marks,
           count(*) as heads
      from walked
     group by is_guest, webinars, marks
     union all
    select is_guest,
           array[webinar_id],
           array[mark],
           sum(heads)
      from figure_tally
     where series_id = $1::bigint
       and not (select so from several)
       and mark <> 0
     group by 1, 2, 3
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

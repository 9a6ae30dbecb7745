-- Gather heads that were the same things in the same webinars of a series.
-- $1 series bigint
--
-- figure_tally comes first. Where only one webinar has heads, its tally tells
-- all; else heads are walked through all webinars. A step of a walk is a webinar
-- and what the head was there in one number, so that there is one thing to sort.
with several as (
    select count(distinct webinar_id) > 1 as so
      from figure_tally
     where series_id = $1::bigint
), marked as (
    select head,
           is_guest,
           webinar_id * 64 + mark as step
      from attendance
     where series_id = $1::bigint
       and import_id = any (array(
               select i.import_id
                 from series_import i
                where i.series_id = $1::bigint
           ))
       and mark <> 0
       and (select so from several)
), walked as (
    select bool_or(is_guest) as is_guest,
           array_agg(step order by step) as walk
      from marked
     group by head
), grouped as (
    select is_guest,
           walk,
           count(*) as heads
      from walked
     group by is_guest, walk
     union all
    select is_guest,
           array[webinar_id * 64 + mark],
           sum(heads)
      from figure_tally
     where series_id = $1::bigint
       and not (select so from several)
       and mark <> 0
     group by 1, 2
), named as (
    select is_guest,
           array(
               select step / 64 from unnest(walk) as step order by step
           ) as webinars,
           array(
               select (step % 64)::int from unnest(walk) as step order by step
           ) as marks,
           heads
      from grouped
)
insert into figure_pattern (series_id, pattern_no, is_guest, webinars, marks,
                            heads)
select $1::bigint,
       row_number() over (order by is_guest, webinars, marks),
       is_guest,
       webinars,
       marks,
       heads
  from named;

-- Tally the heads of a webinar by all that is counted of them.
-- $1 series  bigint
-- $2 webinar bigint
insert into figure_tally (series_id, webinar_id, is_guest, role, came,
                          attended, timed, status, mark, seconds, heads,
                          connections)
select $1::bigint,
       $2::bigint,
       is_guest,
       role,
       came,
       attended,
       timed,
       status,
       mark,
       seconds,
       count(*),
       sum(connections)
  from attendance
 where series_id = $1::bigint
   and webinar_id = $2::bigint
 group by is_guest, role, came, attended, timed, status, mark,
          seconds;

-- Tell whether several imports speak of a webinar, and of so many heads that the
-- planner should know.
-- $1 webinar bigint
-- returns many boolean
select count(*) > 1
       and coalesce(sum((
               select count(*)
                 from (
                          select
                            from fact f
                           where f.import_id = iw.import_id
                             and f.webinar_id = iw.webinar_id
                           limit 1000
                      ) a_few
           )), 0) >= 1000 as many
  from import_webinar iw
 where iw.webinar_id = $1;

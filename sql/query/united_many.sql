-- Tell whether a webinar has so many heads that the planner should know.
-- $1 series  bigint
-- $2 webinar bigint
-- returns many boolean
select count(*) = 1000 as many
  from (
           select
             from united
            where series_id = $1
              and webinar_id = $2
            limit 1000
       ) a_few;

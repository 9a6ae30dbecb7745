-- List the webinars of a series whose attendance has to be derived anew.
-- $1 series  bigint
-- $2 rebuild boolean  all of them
-- returns webinar_id bigint, in_plan boolean, imports bigint[]: those that
-- brought facts; in_plan is false for a webinar that the plan has lost since
select w.webinar_id,
       true as in_plan,
       array(
           select i.import_id
             from import_webinar i
            where i.webinar_id = w.webinar_id
            order by i.import_id
       ) as imports
  from webinar w
 where w.series_id = $1
   and ($2::boolean
        or exists (
               select
                 from stale_webinar s
                where s.webinar_id = w.webinar_id
           )
        or not exists (
               select
                 from figure_webinar f
                where f.series_id = w.series_id
                  and f.webinar_id = w.webinar_id
           ))
 union all
select f.webinar_id,
       false,
       '{}'
  from figure_webinar f
 where f.series_id = $1
   and not exists (
           select
             from webinar w
            where w.webinar_id = f.webinar_id
       )
 order by webinar_id;

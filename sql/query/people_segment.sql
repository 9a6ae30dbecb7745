-- List the persons of a segment; guests have no address to write to.
-- $1 series  bigint
-- $2 webinar bigint  null: all of the series
-- $3 segment text    no_shows, walk_ins, never_attended, at_least
-- $4 least   bigint  of at_least: so many webinars, or
-- $5 percent boolean so many percent of them all
-- returns ref text, in order
--
-- Where nothing is known of who came, or nobody registered, nobody stayed away
-- or came unannounced.
with here as (
    select head,
           mark,
           attended,
           mark & 2 = 2
           and not came
           and webinar_id = any (array(
                   select f.webinar_id
                     from figure_webinar f
                    where f.series_id = $1::bigint
                      and f.no_shows is not null
               )) as is_no_show,
           mark & 1 = 1
           and status is distinct from 0
           and webinar_id = any (array(
                   select f.webinar_id
                     from figure_webinar f
                    where f.series_id = $1::bigint
                      and f.walk_ins is not null
               )) as is_walk_in
      from attendance
     where series_id = $1::bigint
       and import_id = any (array(
               select i.import_id
                 from series_import i
                where i.series_id = $1::bigint
           ))
       and ($2::bigint is null or webinar_id = $2::bigint)
       and not is_guest
)
select 'ref:' || replace(head::text, '-', '') as ref
  from here
 group by head
having case $3::text
           when 'no_shows' then bool_or(is_no_show)
           when 'walk_ins' then bool_or(is_walk_in)
           when 'never_attended' then
               bool_or(mark & 2 = 2) and not bool_or(attended)
           else
               count(*) filter (where mark & 1 = 1) >= case
                   when $5::boolean then greatest(1, ceil($4::bigint / 100.0 * (
                       select count(*) from webinar where series_id = $1::bigint
                   )))
                   else $4::bigint
               end
       end
 order by head;

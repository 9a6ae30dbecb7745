-- Count the registered of each webinar by the day of their registration.
-- $1 series bigint
insert into figure_registration (series_id, webinar_id, day, registered)
select a.series_id,
       a.webinar_id,
       (a.registered_at at time zone s.timezone)::date,
       count(*)
  from attendance a
  join series s on s.series_id = a.series_id
 where a.series_id = $1::bigint
   and a.import_id = any (array(
           select i.import_id
             from series_import i
            where i.series_id = $1::bigint
       ))
   and a.mark & 2 = 2
 group by 1, 2, 3;

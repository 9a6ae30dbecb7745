-- What has been imported for each webinar, and what is missing.
-- $1 series bigint
select w.slug as webinar,
       w.day,
       f.registration_imports,
       f.attendance_imports,
       case
           when f.attendance_imports = 0 then 'no_attendance'
           when f.registrations = 0 then 'no_registration'
           when f.untimed > 0
                and exists (
                    select
                      from session s
                     where s.webinar_id = f.webinar_id
                       and s.starts_at is not null
                ) then 'untimed_outside_sessions'
       end as problem
  from figure_webinar f
  join webinar_order w on w.webinar_id = f.webinar_id
 where f.series_id = $1
   and w.series_id = $1
 order by w.position;

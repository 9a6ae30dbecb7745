-- 009_attendance.sql - attendance says which import tells of a head.
--
-- The facts of a series are found by the key of fact, whose prefix is the import.
-- Without it a series of many webinars was looked for in the facts of all.

create or replace view fact_or_united as
select w.series_id,
       f.webinar_id,
       f.head,
       f.is_guest,
       f.role,
       f.attended as came,
       f.seconds,
       f.connections,
       f.first_at,
       f.last_at,
       f.presence,
       f.status,
       f.registered_at,
       f.country,
       f.country_guess,
       f.organisation,
       f.import_id
  from import_webinar iw
  join webinar w on w.webinar_id = iw.webinar_id
  join fact f on f.import_id = iw.import_id
             and f.webinar_id = iw.webinar_id
 where not exists (
           select
             from united u
            where u.series_id = w.series_id
              and u.webinar_id = f.webinar_id
              and u.head = f.head
       )
 union all
select u.*,
       0::bigint -- several tell of it, or somebody by hand
  from united u;

create or replace view attendance as
select h.series_id,
       h.webinar_id,
       h.head,
       h.is_guest,
       h.role,
       h.came,
       h.attended,
       h.timed,
       h.seconds,
       h.connections,
       h.first_at,
       h.last_at,
       h.presence,
       h.status,
       h.registered_at,
       h.country,
       h.country_guess,
       h.organisation,
       case when h.attended then
           case h.role when 0 then 1
                       when 1 then 4
                       when 2 then 8
                       when 3 then 16
                       else 32
           end
           else 0
       end
       + case when h.status = 0 and h.role = 0 then 2 else 0 end as mark,
       h.import_id
  from (
           select a.series_id,
                  a.webinar_id,
                  a.head,
                  a.is_guest,
                  a.role,
                  a.came,
                  -- came, and for min_minutes at least
                  a.came and (s.min_minutes is null
                              or a.seconds >= s.min_minutes * 60) as attended,
                  a.connections > 0 as timed,
                  a.seconds,
                  a.connections,
                  a.first_at,
                  a.last_at,
                  a.presence,
                  -- R8: for persons only
                  case when not a.is_guest then a.status end as status,
                  case when not a.is_guest and a.status is not null
                       then a.registered_at
                  end as registered_at,
                  a.country,
                  a.country_guess,
                  a.organisation,
                  a.import_id
             from fact_or_united a
             join series s on s.series_id = a.series_id
       ) h;

-- What import_id of attendance can be in a series.
create view series_import as
select series_id,
       import_id
  from import
 union all
select series_id,
       0
  from series;

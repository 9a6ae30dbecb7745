-- The newest word on one person's registration for one webinar (R9): that of
-- the command `register`, and that of any report.
-- $1 webinar bigint
-- $2 head    uuid
-- returns one row where register has spoken: import_id bigint,
--         generated_at timestamptz, status smallint, role smallint,
--         country text, organisation text, in_force smallint (the status of
--         the newest report of all)
with report as (
    select i.import_id,
           i.profile,
           i.generated_at,
           f.status,
           f.role,
           f.country,
           f.organisation,
           row_number() over (
               order by i.generated_at desc nulls last,
                        f.registered_at desc nulls last,
                        f.status desc,
                        i.digest desc
           ) as newest
      from import_webinar iw
      join import i on i.import_id = iw.import_id
      join fact f
        on f.import_id = iw.import_id
       and f.webinar_id = iw.webinar_id
     where iw.webinar_id = $1
       and f.head = $2
       and f.status is not null
)
select r.import_id,
       r.generated_at,
       r.status,
       r.role,
       r.country,
       r.organisation,
       (select n.status from report n where n.newest = 1) as in_force
  from report r
 where r.profile = 'register'
 order by r.newest
 limit 1;

-- Tell by which times the heads of a webinar count, in it and in its sessions,
-- where one import tells all of it and nothing is said by hand.
-- $1 import  bigint  the one that is about to
-- $2 webinar bigint
-- returns session text, starts_at, ends_at timestamptz, min_seconds bigint (the
-- least whole number of seconds that is not less than min_minutes; 0: none);
-- first the webinar, with no session, then its sessions that have a window; no
-- row at all, where another import tells of it or a role was given by hand
select r.session,
       r.starts_at,
       r.ends_at,
       least(coalesce(ceil(r.min_minutes * 60), 0), 1e15)::bigint as min_seconds
  from (
           select null as session,
                  null as starts_at,
                  null as ends_at,
                  s.min_minutes,
                  0 as place
             from webinar w
             join series s on s.series_id = w.series_id
            where w.webinar_id = $2
            union all
           select slug,
                  starts_at,
                  ends_at,
                  min_minutes,
                  position
             from effective_session
            where webinar_id = $2
              and starts_at is not null
       ) r
 where not exists (
           select
             from import_webinar i
            where i.webinar_id = $2
              and i.import_id <> $1
       )
   and not exists (
           select
             from given_role g
            where g.webinar_id = $2
       )
 order by r.place;

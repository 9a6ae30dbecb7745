-- Tell by which times the heads of a webinar count, in it and in its sessions.
-- $1 webinar bigint
-- returns session text, starts_at, ends_at timestamptz, min_seconds bigint (the
-- least whole number of seconds that is not less than min_minutes; 0: none);
-- first the webinar, with no session, then its sessions that have a window
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
            where w.webinar_id = $1
            union all
           select slug,
                  starts_at,
                  ends_at,
                  min_minutes,
                  position
             from effective_session
            where webinar_id = $1
              and starts_at is not null
       ) r
 order by r.place;

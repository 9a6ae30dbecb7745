-- Tell what a role given or taken back will change; nothing is written yet.
-- $1 series  bigint
-- $2 webinar bigint    null: all of the series
-- $3 heads   uuid[]
-- $4 role    smallint  null: taken back
-- returns webinar_id bigint, heads bigint (whose role will be another)
with told as (
    select f.webinar_id,
           f.head,
           max(f.role) as role
      from webinar w
      join import_webinar i on i.webinar_id = w.webinar_id
      join fact f on f.import_id = i.import_id
                 and f.webinar_id = i.webinar_id
     where w.series_id = $1::bigint
       and ($2::bigint is null or w.webinar_id = $2::bigint)
       and f.head = any ($3::uuid[])
     group by f.webinar_id,
              f.head
), compared as (
    select t.webinar_id,
           coalesce(own.role, whole.role, t.role) as before,
           case
               when $2::bigint is null
               then coalesce(own.role, $4::smallint, t.role)
               else coalesce($4::smallint, whole.role, t.role)
           end as after
      from told t
      left join hand_role own on own.series_id = $1::bigint
                             and own.webinar_id = t.webinar_id
                             and own.head = t.head
      left join hand_role whole on whole.series_id = $1::bigint
                               and whole.webinar_id is null
                               and whole.head = t.head
)
select webinar_id,
       count(*) as heads
  from compared
 where before <> after
 group by webinar_id
 order by webinar_id;

-- Add a session, or change it to what the plan says.
-- $1 webinar     bigint
-- $2 slug        text
-- $3 title       text
-- $4 kind        text
-- $5 counted     boolean
-- $6 starts_at   timestamptz  null: no window
-- $7 ends_at     timestamptz  null: no window
-- $8 min_minutes text         a decimal number, '' for none
-- $9 place       bigint
insert into session (webinar_id, slug, title, kind, counted, starts_at,
                     ends_at, min_minutes, place)
values ($1, $2, $3, $4, $5, $6, $7, nullif($8, '')::numeric, $9)
    on conflict (webinar_id, slug)
    do update set title = excluded.title,
                  kind = excluded.kind,
                  counted = excluded.counted,
                  starts_at = excluded.starts_at,
                  ends_at = excluded.ends_at,
                  min_minutes = excluded.min_minutes,
                  place = excluded.place;

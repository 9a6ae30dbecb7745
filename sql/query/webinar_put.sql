-- Add a webinar, or change it to what the plan says.
-- $1 series          bigint
-- $2 slug            text
-- $3 title           text
-- $4 day             date
-- $5 starts_at       timestamptz  null: unset
-- $6 ends_at         timestamptz  null: unset
-- $7 export_timezone text
-- $8 place           bigint
-- returns webinar_id bigint
insert into webinar (series_id, slug, title, day, starts_at, ends_at,
                     export_timezone, place)
values ($1, $2, $3, $4, $5, $6, $7, $8)
    on conflict (series_id, slug)
    do update set title = excluded.title,
                  day = excluded.day,
                  starts_at = excluded.starts_at,
                  ends_at = excluded.ends_at,
                  export_timezone = excluded.export_timezone,
                  place = excluded.place
returning webinar_id;

-- Add a series, or change it to what the plan says.
-- $1 slug           text
-- $2 title          text
-- $3 timezone       text
-- $4 realm          text
-- $5 min_minutes    text    a decimal number, '' for none
-- $6 retention_days bigint  null: never
-- $7 threshold      bigint
-- $8 vault          text
-- $9 languages      text
-- $10 staff         text
-- $11 hosts         text
-- $12 questions     text
-- returns series_id bigint
insert into series (slug, title, timezone, realm, min_minutes, retention_days,
                    threshold, vault, languages, staff, hosts, questions)
values ($1, $2, $3, $4, nullif($5, '')::numeric, $6, $7, $8, $9, $10, $11, $12)
    on conflict (slug)
    do update set title = excluded.title,
                  timezone = excluded.timezone,
                  realm = excluded.realm,
                  min_minutes = excluded.min_minutes,
                  retention_days = excluded.retention_days,
                  threshold = excluded.threshold,
                  vault = excluded.vault,
                  languages = excluded.languages,
                  staff = excluded.staff,
                  hosts = excluded.hosts,
                  questions = excluded.questions
returning series_id;

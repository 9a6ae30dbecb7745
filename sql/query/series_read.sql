-- Read a series by its slug.
-- $1 slug text
-- returns one row as named; retention_days null: never; no row: unknown
select s.series_id,
       s.title,
       s.timezone,
       s.realm,
       s.min_minutes,
       s.retention_days,
       s.threshold,
       s.vault,
       s.languages,
       s.staff,
       s.hosts,
       s.questions,
       exists (
           select
             from webinar w
             join import_webinar i on i.webinar_id = w.webinar_id
             join fact f on f.import_id = i.import_id
                        and f.webinar_id = i.webinar_id
            where w.series_id = s.series_id
       )
       or exists (
           select
             from hand_role h
            where h.series_id = s.series_id
       ) as has_facts
  from series s
 where s.slug = $1;

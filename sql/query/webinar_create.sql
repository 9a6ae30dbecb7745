-- Add a webinar that an import makes.
-- $1 series bigint
-- $2 day    date
-- $3 title  text
-- $4 import bigint
-- $5 slug   text    null, '': the first that is free: the day, or with -2, -3...
-- returns webinar_id bigint, slug text; no row where the slug is taken
insert into webinar (series_id, slug, title, day, place, made_by)
select $1,
       free.slug,
       $3,
       $2,
       (select count(*) from webinar where series_id = $1),
       $4
  from (
      select n,
             coalesce(
                 nullif($5::text, ''),
                 $2::date::text || case when n > 1 then '-' || n else '' end
             ) as slug
        from generate_series(
                 1, (select count(*) + 1 from webinar where series_id = $1)
             ) as n
  ) as free
 where not exists (
           select
             from webinar w
            where w.series_id = $1
              and w.slug = free.slug collate "C"
       )
 order by free.n
 limit 1
returning webinar_id,
          slug;

-- List imports, the oldest first.
-- $1 series bigint  null: of all series
-- $2 import bigint  null: all imports
-- returns a row each, as named; id as text, so that it stands at the left
select i.import_id::text as id,
       i.file,
       i.profile as format,
       s.slug as series,
       (
           select string_agg(w.slug, ', ' order by o.position)
             from import_webinar iw
             join webinar w on w.webinar_id = iw.webinar_id
             join webinar_order o on o.webinar_id = w.webinar_id
            where iw.import_id = i.import_id
              and o.series_id = i.series_id
       ) as webinars,
       (
           select coalesce(sum(l.rows), 0)::bigint
             from ledger l
            where l.import_id = i.import_id
       ) as rows,
       (
           select coalesce(sum(l.rows), 0)::bigint
             from ledger l
            where l.import_id = i.import_id
              and l.class = 'rejected'
       ) as rejected,
       to_char(i.imported_at at time zone 'UTC',
               'YYYY-MM-DD"T"HH24:MI:SS"Z"') as imported_at
  from import i
  join series s on s.series_id = i.series_id
 where ($1::bigint is null or i.series_id = $1::bigint)
   and ($2::bigint is null or i.import_id = $2::bigint)
 order by i.import_id;

-- Number the imports of a transaction by their files, and tell what they are.
-- $1 series bigint
-- returns number, file, format, webinars (slugs in plan order), generated_at
-- (UTC; null: the file states none), rows
select n.number as import,
       i.file,
       i.profile as format,
       (
           select string_agg(w.slug, ' ' order by w.position)
             from webinar_order w
            where w.series_id = i.series_id
              and w.webinar_id in (
                      select l.webinar_id
                        from ledger l
                       where l.import_id = i.import_id
                  )
       ) as webinars,
       to_char(i.generated_at at time zone 'UTC',
               'YYYY-MM-DD"T"HH24:MI:SS"Z"') as generated_at,
       (
           select coalesce(sum(l.rows), 0)
             from ledger l
            where l.import_id = i.import_id
       ) as rows
  from import i
  join import_number n on n.import_id = i.import_id
 where i.series_id = $1
   and n.series_id = $1
 order by n.number;

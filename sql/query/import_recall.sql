-- Tell what the newest import of the same bytes on the same basis has read,
-- if all webinars that it read rows of still have these bytes.
-- $1 series bigint
-- $2 digest bytea
-- $3 basis  bytea
-- returns profile, webinar_id (null: of no webinar of the plan), slug, part,
--         class, rows; in plan order
with same as (
    select max(i.import_id) as import_id
      from import i
     where i.series_id = $1
       and i.digest = $2
       and i.basis = $3
)
select i.profile,
       l.webinar_id,
       o.slug,
       l.part,
       l.class,
       l.rows
  from same s
  join import i on i.import_id = s.import_id
  join ledger l on l.import_id = s.import_id
  left join webinar_order o on o.webinar_id = l.webinar_id
 where not exists (
           select
             from ledger k
            where k.import_id = s.import_id
              and k.webinar_id is not null
              and not exists (
                      select
                        from import_webinar iw
                       where iw.digest = $2
                         and iw.webinar_id = k.webinar_id
                  )
       )
 order by o.position nulls last;

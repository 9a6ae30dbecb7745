-- What became of every row read, by import, table and class.
-- $1 series bigint
select n.number as import,
       i.file,
       w.slug as webinar,
       l.part as "table",
       l.class,
       sum(l.rows) as rows
  from import i
  join import_number n on n.import_id = i.import_id
  join ledger l on l.import_id = i.import_id
  left join webinar_order w on w.webinar_id = l.webinar_id
 where i.series_id = $1
   and n.series_id = $1
 group by n.number, i.file, w.position, w.slug, l.part, l.class
 order by n.number, w.position nulls last, l.part, l.class;

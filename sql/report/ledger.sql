-- What became of every row read, by import, table and class.
-- $1 series bigint
select i.import_id as import,
       i.file,
       w.slug as webinar,
       l.part as "table",
       l.class,
       sum(l.rows) as rows
  from import i
  join ledger l on l.import_id = i.import_id
  left join webinar_order w on w.webinar_id = l.webinar_id
 where i.series_id = $1
 group by i.import_id, i.file, w.position, w.slug, l.part, l.class
 order by i.import_id, w.position nulls last, l.part, l.class;

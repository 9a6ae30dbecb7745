-- Show the ledger of an import: the rows of each class in each table.
-- $1 import bigint
-- returns webinar text (null: of no webinar of the plan), table, class, rows
select w.slug as webinar,
       l.part as "table",
       l.class,
       l.rows
  from import i
  join ledger l on l.import_id = i.import_id
  left join webinar w on w.webinar_id = l.webinar_id
  left join webinar_order o
    on o.webinar_id = w.webinar_id
   and o.series_id = i.series_id
 where i.import_id = $1
 order by o.position nulls last,
          l.part collate "C",
          l.class collate "C";

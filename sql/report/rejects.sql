-- Rows that could not be used: where they stand and why, never what they say.
-- $1 series bigint
select n.number as import,
       i.file,
       r.line,
       r.field as "column",
       r.reason
  from import i
  join import_number n on n.import_id = i.import_id
  join reject r on r.import_id = i.import_id
 where i.series_id = $1
   and n.series_id = $1
 order by n.number, r.line, r.field collate "C", r.reason;

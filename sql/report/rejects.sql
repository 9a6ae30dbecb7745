-- Rows that could not be used: where they stand and why, never what they say.
-- $1 series bigint
select i.import_id as import,
       i.file,
       r.line,
       r.field as "column",
       r.reason
  from import i
  join reject r on r.import_id = i.import_id
 where i.series_id = $1
 order by i.import_id, r.line, r.field collate "C", r.reason;

-- Find an import.
-- $1 import bigint
-- returns series_id bigint, series text, file text; no row where there is none
select i.series_id,
       s.slug as series,
       i.file
  from import i
  join series s on s.series_id = i.series_id
 where i.import_id = $1;

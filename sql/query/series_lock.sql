-- Lock a series until the end of the transaction.
-- $1 series bigint
-- returns series_id bigint; no row where there is none
select series_id
  from series
 where series_id = $1
   for no key update;

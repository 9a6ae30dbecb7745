-- Lock a series against other writers until the transaction ends.
-- $1 series bigint
-- returns series_id bigint; no row where there is none
select series_id
  from series
 where series_id = $1
   for no key update;

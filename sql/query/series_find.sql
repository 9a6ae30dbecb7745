-- Find a series by its slug and lock it until the end of the transaction.
-- $1 slug text
-- returns series_id bigint; no row where there is none
select series_id
  from series
 where slug = $1
   for no key update;

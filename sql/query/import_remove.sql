-- Remove an import with all that it brought; figures are the caller's.
-- $1 import bigint
-- returns heads bigint (facts removed), rows bigint (of the file)
with a as (
    delete from fact_answer where import_id = $1
), f as (
    delete from fact where import_id = $1 returning 1
), l as (
    delete from ledger where import_id = $1 returning rows
), r as (
    delete from reject where import_id = $1
), c as (
    delete from claim where import_id = $1
), w as (
    delete from import_webinar where import_id = $1
), i as (
    delete from import where import_id = $1
)
select (select count(*) from f) as heads,
       (select coalesce(sum(l.rows), 0)::bigint from l) as rows;

-- Count rows of one class in one table of an import.
-- $1 import  bigint
-- $2 webinar bigint  null: of no webinar of the plan
-- $3 part    text
-- $4 class   text
-- $5 rows    bigint
insert into ledger (import_id, webinar_id, part, class, rows)
values ($1, $2, $3, $4, $5);

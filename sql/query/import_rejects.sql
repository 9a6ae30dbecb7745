-- List the rejected rows of an import: never their values.
-- $1 import bigint
-- returns line bigint, column text, reason text
select r.line,
       r.field as "column",
       r.reason
  from reject r
 where r.import_id = $1
 order by r.line,
          r.field collate "C",
          r.reason;

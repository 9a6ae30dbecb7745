-- 008_inputs.sql - numbers of imports that follow from what they hold.

-- The number by which a report speaks of an import: its id, or, where
-- headcount.inputs is `counted`, its place among the files of its series by
-- name. Ids tell in which order files came; places do not, so that the same
-- facts give the same pack.
create view import_number as
select import_id,
       series_id,
       case
           when current_setting('headcount.inputs', true) = 'counted' then
               row_number() over (
                   partition by series_id
                   order by file collate "C", generated_at, digest
               )
           else import_id
       end as number
  from import;

-- Tell whether a file of a size may have been imported into a series before.
-- $1 series bigint
-- $2 size   bigint
-- returns sized boolean
select exists (
           select
             from import
            where series_id = $1
              and (size = $2 or size is null)
       ) as sized;

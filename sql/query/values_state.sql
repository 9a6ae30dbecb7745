-- Tell whether the figures of values are up to date.
-- $1 series bigint
-- returns current boolean
select exists (
           select
             from figure_state
            where series_id = $1
              and values_no = facts_no
       ) as current;

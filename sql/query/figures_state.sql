-- Tell whether the figures of a series are up to date.
-- $1 series bigint
-- returns current boolean
select exists (
           select
             from figure_state
            where series_id = $1
              and figures_no = facts_no
       ) as current;

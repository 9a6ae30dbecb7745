-- Tell whether the figures of a series are up to date.
-- $1 series bigint
-- returns current boolean, read_only boolean (as on a standby)
select exists (
           select
             from figure_state
            where series_id = $1
              and figures_no = facts_no
       ) as current,
       current_setting('transaction_read_only')::boolean as read_only;

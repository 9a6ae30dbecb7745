-- Tell how far the figures of a series have come.
-- $1 series bigint
-- returns current boolean, values boolean (those of values, too), read_only
-- boolean (as on a standby)
select coalesce(bool_or(figures_no = facts_no), false) as current,
       coalesce(bool_or(figures_no = facts_no and values_no = facts_no), false)
           as values,
       current_setting('transaction_read_only')::boolean as read_only
  from figure_state
 where series_id = $1;

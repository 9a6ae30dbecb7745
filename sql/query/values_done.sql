-- Say that the figures of values have caught up with the facts.
-- $1 series bigint
update figure_state
   set values_no = facts_no
 where series_id = $1;

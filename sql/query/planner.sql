-- Tell the planner, until the transaction ends, what to leave alone where many
-- rows meet that it has never seen. It expects a few, and takes a loop within a
-- loop, whose cost is their square, or sorts them all to group them.
-- $1 loops boolean  may it take nested loops
-- $2 sorts boolean  may it sort where it can hash
-- returns the settings
select set_config('enable_nestloop', $1::boolean::text, true),
       set_config('enable_sort', $2::boolean::text, true);

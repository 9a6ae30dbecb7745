-- Let the planner join by nested loops, or forbid it until the transaction
-- ends: where many rows meet that it has never seen, it expects one, and one
-- loop in another costs their square.
-- $1 allowed boolean
-- returns the setting
select set_config('enable_nestloop', $1::boolean::text, true);

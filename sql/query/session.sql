-- session.sql - what a session of headcount rests on; once per connection.
-- Set here and not in the connection string, where poolers refuse options.
-- jit: compiling costs more than any of our statements wins.
-- enable_material: a nested loop over kept rows is taken where few are expected
-- in a table not analyzed yet; with many, its cost is their square.
-- returns one row of settings
select set_config('search_path', 'headcount, pg_temp', false),
       set_config('client_min_messages', 'warning', false),
       set_config('datestyle', 'ISO, YMD', false),
       set_config('timezone', 'UTC', false),
       set_config('bytea_output', 'hex', false),
       set_config('standard_conforming_strings', 'on', false),
       set_config('default_transaction_isolation', 'read committed', false),
       set_config('jit', 'off', false),
       set_config('enable_material', 'off', false);

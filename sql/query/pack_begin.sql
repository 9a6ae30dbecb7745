-- Speak of imports by their places until the transaction ends.
select set_config('headcount.inputs', 'counted', true);

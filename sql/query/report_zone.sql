-- Print instants in the zone of a series until the transaction ends (F4).
-- $1 series bigint
-- returns zone text
--
-- PostgreSQL reads a bare "+09:00" as POSIX does, west of Greenwich.
select set_config('timezone',
                  case
                      when timezone ~ '^[+-]' then
                          'interval ' || quote_literal(timezone)
                      else timezone
                  end,
                  true) as zone
  from series
 where series_id = $1;

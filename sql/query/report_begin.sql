-- Print instants in the zone of a series until the transaction ends (F4), and
-- tell of when its facts are.
-- $1 series bigint
-- returns zone text; dated bigint: the newest time at which a file says that
-- it was generated, else the last day; UTC, seconds, 0: neither
--
-- PostgreSQL reads a bare "+09:00" as POSIX does, west of Greenwich.
select set_config('timezone',
                  case
                      when s.timezone ~ '^[+-]' then
                          'interval ' || quote_literal(s.timezone)
                      else s.timezone
                  end,
                  true) as zone,
       coalesce(
           (
               select max(date_part('epoch', generated_at))::bigint
                 from import
                where series_id = s.series_id
           ),
           (
               select max(day - date '1970-01-01')::bigint * 86400
                 from webinar
                where series_id = s.series_id
           ),
           0
       ) as dated
  from series s
 where s.series_id = $1;

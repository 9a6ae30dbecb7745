-- Tell of when the facts of a series are: the newest time at which one of its
-- files says that it was generated; else its last day.
-- $1 series bigint
-- returns dated bigint: UTC, seconds
select coalesce(
           (
               select max(date_part('epoch', generated_at))::bigint
                 from import
                where series_id = $1::bigint
           ),
           (
               select max(day - date '1970-01-01')::bigint * 86400
                 from webinar
                where series_id = $1::bigint
           ),
           0
       ) as dated;

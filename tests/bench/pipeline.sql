-- The second peer: what one writes who has pgcrypto: heads and their presence.
\copy raw from pstdin with (format csv)
insert into presence
select hmac(lower(trim(email)), :'key', 'sha256'),
       range_agg(tstzrange(
           to_timestamp(joined, 'Mon DD, YYYY HH24:MI:SS'),
           to_timestamp(left_at, 'Mon DD, YYYY HH24:MI:SS')
       ))
  from raw
 where attended = 'Yes'
 group by 1;

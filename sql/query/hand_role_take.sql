-- Take back the roles that heads were given by hand.
-- $1 series  bigint
-- $2 webinar bigint  null: those for all of the series
-- $3 heads   uuid[]
-- returns heads bigint (named), changed bigint
with taken as (
    delete from hand_role
     where series_id = $1
       and webinar_id is not distinct from $2::bigint
       and head = any ($3::uuid[])
    returning 1
)
select (
           select count(distinct head)
             from unnest($3::uuid[]) as named (head)
       ) as heads,
       (select count(*) from taken) as changed;

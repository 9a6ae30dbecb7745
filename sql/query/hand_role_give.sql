-- Give heads a role by hand; one that has it already stays as it is.
-- $1 series  bigint
-- $2 webinar bigint    null: all of the series
-- $3 heads   uuid[]
-- $4 role    smallint
-- returns heads bigint (named), changed bigint
with named as (
    select distinct head
      from unnest($3::uuid[]) as given (head)
), given as (
    insert into hand_role (series_id, webinar_id, head, role)
    select $1,
           $2,
           head,
           $4
      from named
        on conflict (series_id, webinar_id, head)
        do update set role = excluded.role, given_at = excluded.given_at
     where hand_role.role <> excluded.role
    returning 1
)
select (select count(*) from named) as heads,
       (select count(*) from given) as changed;

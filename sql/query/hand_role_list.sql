-- List roles given by hand: those for a whole series before those of its
-- webinars, these in plan order.
-- $1 series  bigint  null: of all series
-- $2 webinar bigint  null: all; else what holds in it
-- $3 words   text[]  of the roles, by number
-- returns a row each, as named
select 'ref:' || replace(h.head::text, '-', '') as ref,
       ($3::text[])[h.role + 1] as role,
       s.slug as series,
       coalesce(o.slug, '(all)') as webinar,
       to_char(h.given_at at time zone 'UTC',
               'YYYY-MM-DD"T"HH24:MI:SS"Z"') as given_at
  from hand_role h
  join series s on s.series_id = h.series_id
  left join webinar_order o on o.webinar_id = h.webinar_id
 where ($1::bigint is null or h.series_id = $1::bigint)
   and ($2::bigint is null
        or h.webinar_id is null
        or h.webinar_id = $2::bigint)
 order by s.slug,
          o.position nulls first,
          h.head;

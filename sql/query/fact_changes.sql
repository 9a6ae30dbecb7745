-- Count what the heads of one import are to a webinar as it was without it.
-- $1 import  bigint
-- $2 webinar bigint
-- $3 heads   bigint  how many the import has in the webinar
-- returns fresh, changed, unchanged bigint; they sum to the import's heads
with met as materialized (
    -- Heads that others know, too, and whether all say the same of them: most of
    -- what a later export of a webinar repeats, for which nothing need be merged.
    select m.head,
           bool_and(
               (m.is_guest, m.role, m.attended, m.joins, m.leaves, m.presence,
                m.first_at, m.last_at, m.untimed_seconds, m.status,
                m.registered_at, m.country, m.country_guess, m.organisation)
               is not distinct from
               (o.is_guest, o.role, o.attended, o.joins, o.leaves, o.presence,
                o.first_at, o.last_at, o.untimed_seconds, o.status,
                o.registered_at, o.country, o.country_guess, o.organisation))
               as same
      from fact m
      join fact o on o.head = m.head
     where m.import_id = $1
       and m.webinar_id = $2
       and o.import_id = any (array(
               select i.import_id
                 from import_webinar i
                where i.webinar_id = $2
                  and i.import_id <> $1
           ))
       and o.webinar_id = $2
     group by m.head
), open as materialized (
    -- Those that may be changed; answers are compared with the rest.
    select m.head
      from met m
     where not m.same
        or m.head in (
               select a.head
                 from fact_answer a
                where a.webinar_id = $2
                  and a.import_id = any (array(
                          select i.import_id
                            from import_webinar i
                           where i.webinar_id = $2
                      ))
           )
), told as (
    select f.*, i.generated_at, i.digest, t.after
      from fact f
      join import i on i.import_id = f.import_id
     cross join lateral (values (false), (true)) as t (after)
     where f.import_id = any (array(
               select i.import_id
                 from import_webinar i
                where i.webinar_id = $2
           ))
       and f.webinar_id = $2
       and f.head in (select o.head from open o)
       and (t.after or f.import_id <> $1)
), newest as (
    select t.*,
           row_number() over (
               partition by t.head, t.after
               order by t.generated_at desc nulls last,
                        t.registered_at desc nulls last,
                        t.status desc nulls last,
                        t.digest desc
           ) as place
      from told t
), merged as (
    select n.head,
           n.after,
           max(n.role) as role,
           bool_or(n.attended) as attended,
           range_agg(intervals_of(n.first_at, n.last_at, n.presence))
               as presence,
           max(n.untimed_seconds) as untimed_seconds,
           (array_agg(n.status order by n.place)
            filter (where n.status is not null))[1] as status,
           (array_agg(n.registered_at order by n.place)
            filter (where n.status is not null))[1] as registered_at,
           (array_agg(n.country order by n.place)
            filter (where n.country is not null))[1] as country,
           (array_agg(n.country_guess order by n.place)
            filter (where n.country_guess is not null))[1] as country_guess,
           (array_agg(n.organisation order by n.place)
            filter (where n.organisation is not null))[1] as organisation
      from newest n
     group by n.head,
              n.after
), connection as (
    select s.head,
           t.after,
           count(distinct (s.joined, s.left_at)) as connections
      from fact_stay s
     cross join lateral (values (false), (true)) as t (after)
     where s.import_id = any (array(
               select i.import_id
                 from import_webinar i
                where i.webinar_id = $2
           ))
       and s.webinar_id = $2
       and s.head in (select o.head from open o)
       and (t.after or s.import_id <> $1)
     group by s.head,
              t.after
), answered as (
    -- The newest report that answers a question (R9).
    select distinct on (n.head, n.after, a.question)
           n.head,
           n.after,
           a.question,
           a.answer
      from newest n
      join fact_answer a on a.import_id = n.import_id
                        and a.webinar_id = n.webinar_id
                        and a.head = n.head
     order by n.head,
              n.after,
              a.question,
              n.place
), answers as (
    select head,
           after,
           array_agg(question order by question) as questions,
           array_agg(answer order by question) as answers
      from answered
     group by head,
              after
), state as (
    select m.head,
           m.after,
           (coalesce(g.role, m.role), m.attended, m.presence,
            m.untimed_seconds, m.status, m.registered_at, m.country, m.country_guess, m.organisation,
            coalesce(c.connections, 0), a.questions, a.answers) as is
      from merged m
      left join connection c on c.head = m.head
                            and c.after = m.after
      left join answers a on a.head = m.head
                         and a.after = m.after
      left join given_role g on g.webinar_id = $2
                            and g.head = m.head
), compared as (
    select b.head,
           b.is is not distinct from a.is as same
      from state b
      join state a on a.head = b.head
     where a.after
       and not b.after
)
select $3 - m.heads as fresh,
       count(*) filter (where not c.same) as changed,
       m.heads - count(*) filter (where not c.same) as unchanged
  from (select count(*) as heads from met) m
  left join compared c on true
 group by m.heads;

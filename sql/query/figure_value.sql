-- Count heads by country, organisation and answers: in a series, on each of
-- its days, in each of its webinars.
-- $1 series bigint
--
-- A head's value is the answered one of the newest report that has any (R9),
-- else the platform's newest guess, of the webinars that are counted.
with scope as (
    select 'series' as scope, '' as name, webinar_id
      from webinar
     where series_id = $1::bigint
     union all
    select 'day', to_char(day, 'YYYY-MM-DD'), webinar_id
      from webinar
     where series_id = $1::bigint
     union all
    select 'webinar', slug, webinar_id
      from webinar
     where series_id = $1::bigint
), scope_set as (
    -- A day with one webinar has the figures of that webinar: once is enough.
    -- Sets have numbers, since many rows are sorted by them.
    select scope,
           name,
           webinars,
           dense_rank() over (order by webinars)::integer as set_no
      from (
               select scope,
                      name,
                      array_agg(webinar_id order by webinar_id) as webinars
                 from scope
                group by scope, name
           ) s
), member as materialized (
    select s.set_no,
           w as webinar_id
      from (select distinct set_no, webinars from scope_set) s
     cross join unnest(s.webinars) as w
), counted_session as materialized (
    select e.*
      from effective_session e
      join webinar w on w.webinar_id = e.webinar_id
     where w.series_id = $1::bigint
       and e.counted
), head_there as (
    -- In how many counted sessions the head was, as figure_session says.
    select a.webinar_id,
           a.head,
           a.mark & 2 = 2 as registered,
           a.mark & 1 = 1 as audience,
           case
               when a.mark & 1 = 1 then (
                   select count(*)
                     from counted_session s
                    where s.webinar_id = a.webinar_id
                      and (s.starts_at is null
                           or a.first_at < s.ends_at
                              and a.last_at > s.starts_at
                              and (
                                  select sum(date_part('epoch',
                                                 upper(p) - lower(p)))
                                    from unnest(
                                             intervals_of(a.first_at,
                                                          a.last_at,
                                                          a.presence)
                                             * tstzmultirange(tstzrange(
                                                   s.starts_at, s.ends_at))
                                         ) as p
                              ) >= coalesce(s.min_minutes * 60, 0))
               )
               else 0
           end as attendances
      from attendance a
     where a.series_id = $1::bigint
       and a.import_id = any (array(
               select i.import_id
                 from series_import i
                where i.series_id = $1::bigint
           ))
       and a.mark & 3 <> 0
), counted as materialized (
    select m.set_no,
           h.head,
           bool_or(h.registered) as registered,
           bool_or(h.audience) as audience,
           sum(h.attendances) as attendances
      from head_there h
      join member m on m.webinar_id = h.webinar_id
     group by m.set_no, h.head
), fact_here as materialized (
    select f.*,
           i.generated_at,
           i.digest
      from webinar w
      join import_webinar iw on iw.webinar_id = w.webinar_id
      join import i on i.import_id = iw.import_id
      join fact f on f.import_id = iw.import_id
                 and f.webinar_id = iw.webinar_id
     where w.series_id = $1::bigint
), told as (
    select f.*,
           v.kind,
           '' as question,
           v.guessed,
           v.value
      from fact_here f
     cross join lateral (values
               ('country', false, f.country),
               ('country', true, f.country_guess),
               ('organisation', false, f.organisation)
           ) as v (kind, guessed, value)
     where v.value is not null
     union all
    select f.*,
           'answer',
           a.question,
           false,
           a.answer
      from fact_here f
      join fact_answer a on a.import_id = f.import_id
                        and a.webinar_id = f.webinar_id
                        and a.head = f.head
), newest as materialized (
    select distinct on (m.set_no, t.kind, t.question, t.head)
           m.set_no,
           t.kind,
           t.question,
           t.head,
           t.value
      from told t
      join member m on m.webinar_id = t.webinar_id
     order by m.set_no,
              t.kind,
              t.question,
              t.head,
              t.guessed,
              t.generated_at desc nulls last,
              t.registered_at desc nulls last,
              t.status desc nulls last,
              t.digest desc,
              t.line desc
), asked as (
    select distinct m.set_no, k.kind, '' as question
      from member m
     cross join (values ('country'), ('organisation')) as k (kind)
     union
    select set_no, kind, question
      from newest
), known as (
    select n.set_no,
           n.kind,
           n.question,
           n.value,
           count(*) filter (where c.registered) as registered,
           count(*) filter (where c.audience) as audience,
           sum(c.attendances) as attendances
      from newest n
      join counted c on c.set_no = n.set_no
                    and c.head = n.head
     group by n.set_no, n.kind, n.question, n.value
), all_heads as (
    select set_no,
           count(*) filter (where registered) as registered,
           count(*) filter (where audience) as audience,
           sum(attendances) as attendances
      from counted
     group by set_no
), figure as (
    select *
      from known
     union all
    select a.set_no,
           a.kind,
           a.question,
           '',
           h.registered - coalesce(sum(k.registered), 0),
           h.audience - coalesce(sum(k.audience), 0),
           h.attendances - coalesce(sum(k.attendances), 0)
      from asked a
      join all_heads h on h.set_no = a.set_no
      left join known k on k.set_no = a.set_no
                       and k.kind = a.kind
                       and k.question = a.question
     group by a.set_no, a.kind, a.question, h.registered, h.audience,
              h.attendances
)
insert into figure_value (series_id, scope, name, kind, question, value,
                          registered, audience, attendances)
select $1::bigint,
       s.scope,
       s.name,
       f.kind,
       f.question,
       f.value,
       f.registered,
       f.audience,
       f.attendances
  from figure f
  join scope_set s on s.set_no = f.set_no
 where f.registered > 0
    or f.audience > 0;

-- 004_united.sql - facts that say for themselves what follows from them alone.
--
-- Most heads stand in one import of a webinar only. Their attendance is their
-- fact, seen through a view; only for heads of which several facts tell, or
-- whose role was given by hand, it is worked out and kept (united).

-- The usual fact is small: one stay is first_at and last_at and nothing else.
alter table fact
    add first_at    timestamptz,                -- of presence; null: none
    add last_at     timestamptz,
    add seconds     bigint not null default 0,  -- of presence; without stays:
                                                -- as the file says
    add connections int    not null default 0,  -- distinct (join, leave)
    alter joins drop not null,    -- null, and leaves too: the stays are the
    alter leaves drop not null,   -- intervals of presence
    alter presence drop not null; -- null: one interval, or none

update fact
   set first_at    = lower(presence),
       last_at     = upper(presence),
       connections = cardinality(joins),
       seconds     = case
                         when cardinality(joins) = 0
                         then coalesce(untimed_seconds, 0)
                         else (
                             select coalesce(sum(extract(epoch
                                        from upper(p) - lower(p))), 0)
                               from unnest(presence) as p
                         )
                     end,
       joins       = case when m.as_stays then null else joins end,
       leaves      = case when m.as_stays then null else leaves end,
       presence    = case when m.intervals > 1 then presence end
  from (
           select import_id,
                  webinar_id,
                  head,
                  (select count(*) from unnest(presence)) as intervals,
                  (select count(*) from unnest(presence)) = cardinality(joins)
                      as as_stays
             from fact
       ) m
 where m.import_id = fact.import_id
   and m.webinar_id = fact.webinar_id
   and m.head = fact.head;

alter table fact
    alter seconds drop default,
    alter connections drop default;

-- The presence of a fact, or of united, as intervals.
create function intervals_of(first_at timestamptz, last_at timestamptz,
                             presence tstzmultirange)
returns tstzmultirange
language plpgsql
immutable
parallel safe
as $$
begin
    return case
        when presence is not null then presence
        when first_at is null then '{}'::tstzmultirange
        else tstzmultirange(tstzrange(first_at, last_at))
    end;
end
$$;

-- The raw stays of facts, one row each.
create view fact_stay as
select f.import_id,
       f.webinar_id,
       f.head,
       s.joined,
       s.left_at
  from fact f
 cross join lateral (
           select j.joined, j.left_at
             from unnest(f.joins, f.leaves) as j (joined, left_at)
            union all
           select lower(p), upper(p)
             from unnest(f.presence) as p
            where f.joins is null
            union all
           select f.first_at, f.last_at
            where f.joins is null
              and f.presence is null
              and f.first_at is not null
       ) s;

drop table attendance;

-- BIG, but for webinars with one import. A head of which several facts of a
-- webinar tell, or whose role was given by hand.
create table united (
    series_id     bigint   not null,
    webinar_id    bigint   not null,
    head          uuid     not null,
    is_guest      boolean  not null,
    role          smallint not null, -- by hand, else the highest of any row
    came          boolean  not null, -- a stay or an untimed row, in any role
    seconds       bigint   not null, -- as in fact
    connections   int      not null,
    first_at      timestamptz,
    last_at       timestamptz,
    presence      tstzmultirange,
    status        smallint,          -- of the newest report (R9); null: none
    registered_at timestamptz,       -- of the same report
    country       text,              -- answered, of the newest report with one
    country_guess text,
    organisation  text,
    primary key (series_id, webinar_id, head)
);

-- Every head of a webinar once: its only fact, or what they say together.
create view fact_or_united as
select w.series_id,
       f.webinar_id,
       f.head,
       f.is_guest,
       f.role,
       f.attended as came,
       f.seconds,
       f.connections,
       f.first_at,
       f.last_at,
       f.presence,
       f.status,
       f.registered_at,
       f.country,
       f.country_guess,
       f.organisation
  from import_webinar iw
  join webinar w on w.webinar_id = iw.webinar_id
  join fact f on f.import_id = iw.import_id
             and f.webinar_id = iw.webinar_id
 where not exists (
           select
             from united u
            where u.series_id = w.series_id
              and u.webinar_id = f.webinar_id
              and u.head = f.head
       )
 union all
select *
  from united;

-- One head in one webinar, over all imports. A mark adds up what the head was
-- there: 1 audience, 2 registered, 4 staff, 8 bot, 16 panelist, 32 host.
create view attendance as
select h.*,
       case when h.attended then
           case h.role when 0 then 1
                       when 1 then 4
                       when 2 then 8
                       when 3 then 16
                       else 32
           end
           else 0
       end
       + case when h.status = 0 and h.role = 0 then 2 else 0 end as mark
  from (
           select a.series_id,
                  a.webinar_id,
                  a.head,
                  a.is_guest,
                  a.role,
                  a.came,
                  -- came, and for min_minutes at least
                  a.came and (s.min_minutes is null
                              or a.seconds >= s.min_minutes * 60) as attended,
                  a.connections > 0 as timed,
                  a.seconds,
                  a.connections,
                  a.first_at,
                  a.last_at,
                  a.presence,
                  -- R8: for persons only
                  case when not a.is_guest then a.status end as status,
                  case when not a.is_guest and a.status is not null
                       then a.registered_at
                  end as registered_at,
                  a.country,
                  a.country_guess,
                  a.organisation
             from fact_or_united a
             join series s on s.series_id = a.series_id
       ) h;

-- Heads of a webinar that are the same in all that is counted, as one row: the
-- one pass over its heads from which figures follow.
create table figure_tally (
    series_id   bigint   not null,
    webinar_id  bigint   not null,
    is_guest    boolean  not null,
    role        smallint not null,
    came        boolean  not null,
    attended    boolean  not null,
    timed       boolean  not null,
    status      smallint,
    mark        int      not null,
    seconds     bigint   not null,
    heads       bigint   not null,
    connections bigint   not null,
    unique nulls not distinct (series_id, webinar_id, is_guest, role, came,
                               attended, timed, status, seconds)
);

-- All is derived anew by whoever needs it next.
insert into stale_webinar (webinar_id)
select webinar_id
  from webinar
    on conflict (webinar_id) do nothing;

update figure_state
   set facts_no = facts_no + 1;

-- 002_figures.sql - attendance and figures: all that follows from the facts.
-- Nothing here is ever edited: figures_update derives it, webinar by webinar
-- and then for the series. Figure tables are small, keep exact seconds (F3
-- rounds once, in the reports) and hold no refs. No foreign keys to webinar:
-- what is left of a webinar that the plan lost is how figures_update knows.

-- Plan order of webinars (F4): by date, start (unset first), place.
create view webinar_order as
select webinar_id,
       series_id,
       slug,
       day,
       row_number() over (
           partition by series_id
           order by day, starts_at nulls first, place, slug
       ) as position
  from webinar;

-- Sessions as figures see them: a webinar without any has one, `main`, of
-- kind `main`, counted, with no window (counting.md 1, F1). In plan order.
create view effective_session as
select webinar_id,
       slug,
       kind,
       counted,
       starts_at,
       ends_at,
       min_minutes,
       row_number() over (
           partition by webinar_id
           order by starts_at nulls first, place, slug
       ) as position
  from session
 union all
select w.webinar_id,
       'main',
       'main',
       true,
       null,
       null,
       null,
       1
  from webinar w
 where not exists (select from session s where s.webinar_id = w.webinar_id);

-- BIG. One head in one webinar, over all imports.
create table attendance (
    series_id     bigint   not null,
    webinar_id    bigint   not null,
    head          uuid     not null,
    is_guest      boolean  not null,
    role          smallint not null, -- by hand, else the highest of any row
    came          boolean  not null, -- a stay or an untimed row, in any role
    attended      boolean  not null, -- came, and for min_minutes at least
    timed         boolean  not null, -- has a stay
    seconds       bigint   not null, -- of presence; untimed: as the file says
    connections   int      not null, -- distinct (join, leave)
    presence      tstzmultirange not null, -- union of the stays, 0 s ones lost
    status        smallint,          -- of the newest report (R9); null: none
    registered_at timestamptz,       -- of the same report
    country       text,              -- answered, of the newest report with one
    country_guess text,
    organisation  text,
    primary key (series_id, webinar_id, head)
);

create table figure_webinar (
    series_id     bigint not null,
    webinar_id    bigint not null,
    registration_imports bigint not null, -- imports that brought some
    attendance_imports   bigint not null, -- imports that tell of who came
    registrations bigint not null, -- of any status
    registered    bigint not null,
    cancelled     bigint not null,
    participants  bigint not null, -- heads who attended, in any role
    audience      bigint not null,
    identified    bigint not null,
    guests        bigint not null,
    no_shows      bigint,          -- null: nothing is known of who came
    walk_ins      bigint,          -- null: nobody registered at all
    panelists     bigint not null,
    hosts         bigint not null,
    staff         bigint not null,
    bots          bigint not null,
    connections   bigint not null,
    untimed       bigint not null,
    timed         bigint not null,
    seconds       bigint not null,
    median_seconds numeric,        -- null: nobody has times
    peak          bigint,          -- null: nobody has times
    peak_at       timestamptz,     -- null: only stays of 0 s
    primary key (series_id, webinar_id)
);

create table figure_session (
    series_id  bigint not null,
    webinar_id bigint not null,
    session    text   collate "C" not null,
    audience   bigint not null,
    identified bigint not null,
    guests     bigint not null,
    timed      bigint not null,
    seconds    bigint not null,
    peak       bigint,
    peak_at    timestamptz,
    primary key (series_id, webinar_id, session)
);

-- By how many the present audience changes at an instant: the running sum is
-- how many are there (who leaves at t is not there at t).
create table figure_change (
    series_id  bigint      not null,
    webinar_id bigint      not null,
    at         timestamptz not null,
    change     bigint      not null,
    primary key (series_id, webinar_id, at)
);

create table figure_minute (
    series_id  bigint      not null,
    webinar_id bigint      not null,
    minute_at  timestamptz not null,
    present    bigint      not null,
    primary key (series_id, webinar_id, minute_at)
);

create table figure_stay (
    series_id  bigint   not null,
    webinar_id bigint   not null,
    band_no    smallint not null,
    band       text     collate "C" not null,
    heads      bigint   not null,
    primary key (series_id, webinar_id, band_no)
);

-- Heads that were the same things in the same webinars, as one row: the one
-- pass over all heads of a series, from which distinct counts of any set of
-- webinars follow. A mark adds up what the head was there: 1 audience,
-- 2 registered, 4 staff, 8 bot, 16 panelist, 32 host.
create table figure_pattern (
    series_id  bigint     not null,
    pattern_no bigint     not null,
    is_guest   boolean    not null,
    webinars   bigint[]   not null, -- ascending ids, none where the mark is 0
    marks      int[]      not null,
    heads      bigint     not null,
    primary key (series_id, pattern_no)
);

-- The same, one row for each webinar of a pattern.
create view pattern_webinar as
select p.series_id,
       p.pattern_no,
       p.is_guest,
       p.heads,
       w.webinar_id,
       w.day,
       m.mark & 1 <> 0 as audience,
       m.mark & 2 <> 0 as registered,
       m.mark & 4 <> 0 as staff,
       m.mark & 8 <> 0 as bot,
       m.mark & 16 <> 0 as panelist,
       m.mark & 32 <> 0 as host
  from figure_pattern p
 cross join lateral unnest(p.webinars, p.marks) as m (webinar_id, mark)
  join webinar w on w.webinar_id = m.webinar_id;

-- A summary of the whole series (scope `series`, name ''), of each day (its
-- ISO date) and of each webinar (its slug).
create table figure_summary (
    series_id       bigint not null,
    scope           text   collate "C" not null,
    name            text   collate "C" not null,
    webinars        bigint not null,
    sessions        bigint not null,
    days            bigint not null,
    registered      bigint not null,
    attendances     bigint not null,
    unique_audience bigint not null,
    identified      bigint not null,
    guests          bigint not null,
    returning_heads bigint not null,
    no_shows        bigint,
    walk_ins        bigint,
    panelists       bigint not null,
    hosts           bigint not null,
    staff           bigint not null,
    bots            bigint not null,
    seconds         bigint not null,
    connections     bigint not null,
    peak            bigint,
    primary key (series_id, scope, name)
);

-- What the summary of a day does not tell: who of its audience is new.
create table figure_day (
    series_id bigint not null,
    day       date   not null,
    new_heads bigint not null,
    primary key (series_id, day)
);

create table figure_overlap (
    series_id bigint not null,
    webinar_a bigint not null, -- before or equal to b in plan order
    webinar_b bigint not null,
    heads     bigint not null,
    primary key (series_id, webinar_a, webinar_b)
);

create table figure_loyalty (
    series_id bigint not null,
    webinars  bigint not null,
    heads     bigint not null,
    primary key (series_id, webinars)
);

-- 001_facts.sql - plan, imports and facts: all that cannot be derived again.
-- Words as in counting.md. Figures stand in 002. Big tables: fact, fact_answer;
-- every key of a big table holds the head, none has a foreign key or trigger.

-- The pseudonym key that this database belongs to; never the key itself.
create table secret (
    key_id      bytea       not null primary key,
    check_value bytea       not null,
    made_at     timestamptz not null default now()
);

-- The space in which pseudonyms can be compared. Made by the first import.
create table realm (
    realm_id int      generated always as identity primary key,
    slug     text     collate "C" not null unique,
    key_id   bytea    not null references secret,
    canary   uuid     not null, -- ref of the fixed test address
    canon    smallint not null  -- version of the canonical address
);

create table series (
    series_id      bigint generated always as identity primary key,
    slug           text   collate "C" not null unique,
    title          text   not null default '',
    timezone       text   not null,
    realm          text   collate "C" not null, -- slug of the realm
    min_minutes    numeric,        -- null: any stay or untimed row counts
    retention_days int,            -- null: never
    threshold      int    not null default 5,
    vault          text   not null default '',
    languages      text   not null default '',
    staff          text   not null default '',  -- as written, comma-separated
    hosts          text   not null default '',
    questions      text   not null default ''
);

create table webinar (
    webinar_id      bigint generated always as identity primary key,
    series_id       bigint not null references series,
    slug            text   collate "C" not null,
    title           text   not null default '',
    day             date   not null, -- in the series' time zone
    starts_at       timestamptz,
    ends_at         timestamptz,
    export_timezone text   not null default '', -- '': the series' zone
    place           int    not null,            -- order in the plan
    made_by         bigint, -- import that made it and goes with it; null: a plan
    unique (series_id, slug)
);

create table webinar_platform (
    webinar_id  bigint not null references webinar,
    platform_id text   collate "C" not null, -- without spaces and hyphens
    shown       text   not null,             -- as the plan writes it
    place       int    not null,
    primary key (webinar_id, platform_id)
);

create table session (
    session_id  bigint  generated always as identity primary key,
    webinar_id  bigint  not null references webinar,
    slug        text    collate "C" not null,
    title       text    not null default '',
    kind        text    collate "C" not null,
    counted     boolean not null,
    starts_at   timestamptz, -- both or none
    ends_at     timestamptz,
    min_minutes numeric,
    place       int     not null,
    unique (webinar_id, slug)
);

-- One run over one file; a file can bring rows of several webinars.
create table import (
    import_id    bigint      generated always as identity primary key,
    series_id    bigint      not null references series,
    file         text        not null, -- base name, as given
    digest       bytea       not null, -- keyed, of the file's bytes
    profile      text        not null,
    encoding     text        not null,
    generated_at timestamptz,          -- null: the file states none
    imported_at  timestamptz not null default now()
);

create table import_webinar (
    import_id  bigint not null references import,
    webinar_id bigint not null references webinar,
    digest     bytea  not null,
    zone       text   not null, -- of local times, as resolved (T2)
    date_order text   not null, -- dmy, mdy, ymd, or '' where all are clear
    primary key (import_id, webinar_id),
    unique (digest, webinar_id)
);

create index import_webinar_webinar on import_webinar (webinar_id, import_id);

-- Rows read, by table and class; they add up to the rows of the file.
create table ledger (
    import_id  bigint not null references import,
    webinar_id bigint references webinar, -- null: of no webinar of the plan
    part       text   collate "C" not null, -- host, panelist, attendee, ...
    class      text   collate "C" not null,
    rows       bigint not null check (rows > 0)
);

create index ledger_import on ledger (import_id);

create table reject (
    import_id bigint not null references import,
    line      bigint not null,
    field     text   not null, -- our word for the column, or its number, or ''
    reason    text   collate "C" not null
);

create index reject_import on reject (import_id);

-- What the platform's own header says.
create table claim (
    import_id  bigint not null references import,
    webinar_id bigint not null references webinar,
    claim      text   collate "C" not null,
    value      bigint not null,
    primary key (import_id, webinar_id, claim)
);

-- BIG. What one import says of one head in one webinar; never edited.
create table fact (
    import_id       bigint    not null,
    webinar_id      bigint    not null,
    head            uuid      not null, -- ref of a person, or of a guest
    is_guest        boolean   not null,
    role            smallint  not null, -- 0 attendee 1 staff 2 bot 3 panelist 4 host
    attended        boolean   not null, -- has a stay or an untimed row
    joins           timestamptz[] not null, -- raw stays, sorted, distinct pairs
    leaves          timestamptz[] not null,
    presence        tstzmultirange not null, -- union of the stays, 0 s ones lost
    untimed_seconds int,                -- null: no untimed row
    status          smallint,           -- null: no registration; 0 approved
                                        -- 1 pending 2 denied 3 cancelled
    registered_at   timestamptz,
    line            int       not null, -- where the file says so first
    country         text,               -- answered
    country_guess   text,               -- the platform's guess
    organisation    text,
    loose           uuid,               -- ref of the loose address, if another
    primary key (import_id, webinar_id, head)
);

-- BIG. Answers to the questions that the plan lists.
create table fact_answer (
    import_id  bigint not null,
    webinar_id bigint not null,
    head       uuid   not null,
    question   text   not null,
    answer     text   not null,
    primary key (import_id, webinar_id, head, question)
);

-- How far facts and figures of a series have come; equal: up to date.
create table figure_state (
    series_id  bigint not null primary key references series,
    facts_no   bigint not null default 0,
    figures_no bigint not null default 0
);

-- Webinars whose attendance is behind their facts.
create table stale_webinar (
    webinar_id bigint not null primary key references webinar
);

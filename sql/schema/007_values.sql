-- 007_values.sql - figures by what is known of people: where from, from whom.

-- Heads by a value of theirs: a country, an organisation, an answer; in the
-- whole series (scope `series`, name ''), each day (its ISO date) and each
-- webinar (its slug). Worked out when they are first asked for.
create table figure_value (
    series_id   bigint not null,
    scope       text   collate "C" not null,
    name        text   collate "C" not null,
    kind        text   collate "C" not null
                check (kind in ('country', 'organisation', 'answer')),
    question    text   collate "C" not null, -- of answers, else ''
    value       text   collate "C" not null, -- '': not known
    registered  bigint not null,
    audience    bigint not null,
    attendances bigint not null,
    primary key (series_id, scope, name, kind, question, value)
);

-- Registered people of a webinar by the local day of their registration.
create table figure_registration (
    series_id  bigint not null,
    webinar_id bigint not null,
    day        date,            -- null: not stated
    registered bigint not null,
    unique nulls not distinct (series_id, webinar_id, day)
);

-- The facts_no of these two; they are empty, where it is another.
alter table figure_state add values_no bigint not null default -1;

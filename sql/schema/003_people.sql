-- 003_people.sql - what is known of people beside their facts, by hand.

-- A role given by hand: it stands above all rows (O4), also of imports to
-- come. One for a webinar outweighs one for all webinars of the series.
create table hand_role (
    series_id  bigint      not null references series,
    webinar_id bigint      references webinar, -- null: all of the series
    head       uuid        not null,
    role       smallint    not null check (role between 0 and 4),
    given_at   timestamptz not null default now(),
    unique nulls not distinct (series_id, webinar_id, head)
);

create index hand_role_webinar on hand_role (webinar_id);

-- The one in force, for each webinar and head that has any.
create view given_role as
select distinct on (w.webinar_id, h.head)
       w.webinar_id,
       h.head,
       h.role
  from hand_role h
  join webinar w on w.series_id = h.series_id
                and (h.webinar_id is null or h.webinar_id = w.webinar_id)
 order by w.webinar_id,
          h.head,
          h.webinar_id nulls last;

-- citus.sql - the schema of headcount spread over a Citus cluster, by head.
--
-- Run by an administrator, once, behind `headcount init` and before the first
-- import, in the cluster's coordinator and as the role that owns the schema:
--
--   psql -X -v ON_ERROR_STOP=1 -f sql/deploy/citus.sql DATABASE
--
-- Before that, as a superuser: create extension citus; select
-- citus_set_coordinator_host(...); select citus_add_node(...) for each worker.
-- The coordinator has to be a node, or local and reference tables do not meet.
-- Behind it `headcount` runs as before, connected to the coordinator. To run
-- this again does no harm, and is needed behind an `init` that made new tables.
--
-- Each table is named here once, referenced tables before those that refer to
-- them; a table of the schema that is forgotten, or named and not there, ends
-- it all without a change.
--
--   head       spread by the head: one person's rows lie on one node together,
--              so joins and distinct counts of heads need no other node
--   reference  the whole table on every node, for joins with the spread ones
--   local      on the coordinator only
--
-- Figures are local: they are small, never joined with a spread table, written
-- last, and commit on one node, so no reader sees them half done.
begin;

create temporary table if not exists citus_place (
    number int  generated always as identity,
    name   text not null primary key,
    kind   text not null check (kind in ('head', 'reference', 'local')),
    why    text not null default '' check (why <> '' or kind <> 'local')
);

truncate citus_place restart identity;

insert into citus_place (name, kind)
values ('series', 'reference'),
       ('webinar', 'reference'),
       ('webinar_platform', 'reference'),
       ('session', 'reference'),
       ('import', 'reference'),
       ('import_webinar', 'reference'),
       ('ledger', 'reference'),
       ('reject', 'reference'),
       ('claim', 'reference'),
       ('hand_role', 'reference'), -- few, and it refers to plan tables
       ('figure_state', 'reference'),
       ('stale_webinar', 'reference'),
       ('fact', 'head'),
       ('fact_answer', 'head'),
       ('united', 'head');

insert into citus_place (name, kind, why)
values ('migration', 'local', 'the schema is changed on the coordinator only'),
       ('secret', 'local', 'asked alone, before anything is written'),
       ('realm', 'local', 'asked alone, before anything is written'),
       ('figure_tally', 'local', 'a figure; counts of heads, no heads'),
       ('figure_webinar', 'local', 'a figure'),
       ('figure_session', 'local', 'a figure'),
       ('figure_change', 'local', 'a figure'),
       ('figure_minute', 'local', 'a figure'),
       ('figure_stay', 'local', 'a figure'),
       ('figure_pattern', 'local', 'a figure; counts of heads, no heads'),
       ('figure_summary', 'local', 'a figure'),
       ('figure_day', 'local', 'a figure'),
       ('figure_overlap', 'local', 'a figure'),
       ('figure_value', 'local', 'a figure'),
       ('figure_registration', 'local', 'a figure'),
       ('figure_loyalty', 'local', 'a figure');

do $$
declare
    place  record;
    strays text;
    called regprocedure;
begin
    if to_regclass('pg_dist_partition') is null then
        raise exception 'Citus is not in this database'
              using hint = 'Let a superuser run: create extension citus.';
    end if;

    select string_agg(coalesce(c.relname, p.name), ', ')
      into strays
      from (
               select relname::text
                 from pg_class
                where relnamespace = to_regnamespace('headcount')
                  and relkind in ('r', 'p')
           ) c
      full join citus_place p on p.name = c.relname
     where c.relname is null
        or p.name is null;
    if strays is not null then
        raise exception 'tables without a place, or places without a table: %',
                        strays
              using hint = 'Use the citus.sql of the headcount that ran init.';
    end if;

    -- A table that refers to a reference table is managed by Citus already,
    -- as a local one: only n with t is a reference table.
    for place in
        select format('headcount.%I', p.name) as name,
               p.kind
          from citus_place p
         where p.kind <> 'local'
           and not exists (
                   select
                     from pg_dist_partition d
                    where d.logicalrelid
                          = format('headcount.%I', p.name)::regclass
                      and (d.partmethod = 'h'
                           or d.partmethod = 'n' and d.repmodel = 't')
               )
         order by p.number
    loop
        if place.kind = 'reference' then
            perform create_reference_table(place.name::regclass);
        elsif place.name = 'headcount.fact' then
            perform create_distributed_table(place.name::regclass, 'head',
                                             colocate_with => 'none');
        else
            perform create_distributed_table(
                        place.name::regclass, 'head',
                        colocate_with => 'headcount.fact');
        end if;
    end loop;

    -- Functions are called where the rows lie.
    for called in
        select oid
          from pg_proc
         where pronamespace = to_regnamespace('headcount')
         order by oid
    loop
        perform create_distributed_function(called);
    end loop;
end
$$;

commit;

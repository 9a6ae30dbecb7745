-- citus.sql - the schema can be spread over a cluster, and citus.sql does it.
--
-- Citus itself is not here. Its functions are stood in for by ones of the same
-- names that note their calls and refuse what Citus refuses; the catalogue is
-- that of the schema as `init` makes it. What statements may not do is tested
-- by statements.sh.
begin;

select plan(15);

create table public.pg_dist_partition (
    logicalrelid regclass primary key,
    partmethod   "char" not null,
    repmodel     "char" not null,
    colocated    text,
    number       int generated always as identity
);

-- Refused: a foreign key to a table that the cluster does not have everywhere.
create function public.check_references(name regclass)
returns void
language plpgsql
as $$
begin
    if exists (
           select
             from pg_constraint
            where conrelid = name
              and contype = 'f'
              and confrelid not in (select logicalrelid
                                      from pg_dist_partition
                                     where repmodel = 't')
       ) then
        raise exception '% refers to a table that is no reference table', name;
    end if;
end
$$;

create function public.create_reference_table(name regclass)
returns void
language plpgsql
as $$
begin
    perform check_references(name);
    insert into pg_dist_partition
    values (name, 'n', 't');
end
$$;

create function public.create_distributed_table(
    name regclass, by_column text, colocate_with text
)
returns void
language plpgsql
as $$
begin
    perform check_references(name);
    if colocate_with <> 'none'
       and not exists (
               select
                 from pg_dist_partition
                where logicalrelid = colocate_with::regclass
                  and partmethod = 'h'
           ) then
        raise exception '% is not spread', colocate_with;
    end if;
    if by_column <> 'head' then
        raise exception '% spread by %', name, by_column;
    end if;
    insert into pg_dist_partition
    values (name, 'h', 's', colocate_with);
end
$$;

create table public.everywhere (called regprocedure primary key);

create function public.create_distributed_function(called regprocedure)
returns void
language plpgsql
as $$
begin
    insert into everywhere
    values (called)
        on conflict do nothing;
end
$$;

create function headcount.one_more(number int)
returns int
language plpgsql
as $$
begin
    return number + 1;
end
$$;

-- Its begin and commit are ours: all is undone in the end.
\set deploy `grep -vxE 'begin;|commit;' sql/deploy/citus.sql`
:deploy

create temporary table first_run as
select *
  from pg_dist_partition;

:deploy

select results_eq('select * from pg_dist_partition order by number',
                  'select * from first_run order by number',
                  'run again, citus.sql does nothing');

-- Big: what citus.sql spreads.
create temporary view big as
select logicalrelid::oid as oid
  from pg_dist_partition
 where partmethod = 'h';

create temporary view ours as
select oid,
       relname::text as name
  from pg_class
 where relnamespace = 'headcount'::regnamespace
   and relkind in ('r', 'p');

select set_eq('select called::oid from everywhere',
              'select oid from pg_proc
                where pronamespace = ''headcount''::regnamespace',
              'functions of the schema are on every node');
select set_eq('select name from ours', 'select name from citus_place',
              'citus.sql names every table of the schema, each once');
select is_empty('select name from citus_place
                  where kind = ''local'' and why = ''''',
                'what stays on one node has a reason');
select set_eq('select logicalrelid::oid from pg_dist_partition',
              'select oid from ours join citus_place using (name)
                where kind <> ''local''',
              'what is to be spread or everywhere has become so');
select cmp_ok((select count(*) from big), '>=', 3::bigint,
              'facts, answers and what is derived from them are spread');
select is((select count(*)
             from pg_dist_partition
            where partmethod = 'h'
              and colocated is distinct from 'headcount.fact'), 1::bigint,
          'all spread tables lie with the facts');
select is_empty($$ select o.name
                     from ours o
                     join pg_attribute a on a.attrelid = o.oid
                    where a.attname = 'head'
                      and o.oid not in (select logicalrelid
                                          from pg_dist_partition) $$,
                'a table with heads is spread, or everywhere');
select is_empty($$ select o.name
                     from ours o
                     join citus_place p using (name)
                    where p.kind <> 'local' and o.name like 'figure\_%'
                      and o.name <> 'figure_state' $$,
                'figures lie on one node, where a commit is seen whole');
select is_empty($$ select o.name
                     from ours o
                     join citus_place p using (name)
                    where p.kind <> 'reference'
                      and o.name in ('series', 'webinar', 'webinar_platform',
                                     'session', 'import', 'import_webinar') $$,
                'plan tables and imports are on every node');

select is_empty($$ select i.indexrelid::regclass
                     from pg_index i
                     join big b on b.oid = i.indrelid
                    where i.indisunique
                      and not exists (
                              select
                                from pg_attribute a
                               where a.attrelid = i.indrelid
                                 and a.attnum = any (i.indkey)
                                 and a.attname = 'head'
                          ) $$,
                'the head is in every key of the big tables');
select is_empty($$ select b.oid::regclass
                     from big b
                    where not exists (
                              select
                                from pg_attribute a
                               where a.attrelid = b.oid
                                 and a.attname = 'head'
                                 and a.atttypid = 'uuid'::regtype
                                 and a.attnotnull
                          ) $$,
                'a head is a uuid, and never null');
-- Also none of the kind that a foreign key brings: one row at a time is slow.
select is_empty($$ select t.tgname
                     from pg_trigger t
                     join big b on b.oid = t.tgrelid $$,
                'big tables have no triggers, of foreign keys neither');
select is_empty($$ select p.proname
                     from pg_proc p
                     join pg_language l on l.oid = p.prolang
                    where p.pronamespace = 'headcount'::regnamespace
                      and l.lanname = 'sql'
                      and p.pronargs > 0 $$,
                'no function with parameters is written in SQL');
select is_empty($$ select o.name, a.attname
                     from ours o
                     join pg_attribute a on a.attrelid = o.oid
                    where a.attidentity <> ''
                      and a.atttypid <> 'bigint'::regtype $$,
                'identity columns are bigint');

select * from finish();
rollback;

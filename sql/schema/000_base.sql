-- 000_base.sql - the schema itself and the list of what was done to it.
-- Run where that list is missing. The schema may be there already, made by
-- an administrator for a role that may not make one.
do $$
begin
    if to_regnamespace('headcount') is null then
        create schema headcount;
    end if;
end
$$;

create table headcount.migration (
    number     int         not null primary key, -- 1 of 001_facts.sql
    name       text        not null,
    applied_at timestamptz not null default now()
);

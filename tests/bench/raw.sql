-- The peers' table: the rows as text, without an index or a promise to keep them.
create extension if not exists pgcrypto;
create unlogged table raw (
    attended text, name text, given text, family text, email text, country text,
    organisation text, registered text, status text, joined text, left_at text,
    minutes text, seen_in text
);
create table presence (
    head bytea primary key,
    presence tstzmultirange not null
);

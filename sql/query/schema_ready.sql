-- schema_ready.sql - whether headcount can be set up in this database.
-- returns utf8 boolean, encoding text, may_create boolean (a schema),
-- foreign_tables boolean (the schema is there, has tables and none of ours),
-- database text, role text: quoted as SQL wants them
select current_setting('server_encoding') = 'UTF8' as utf8,
       current_setting('server_encoding') as encoding,
       to_regnamespace('headcount') is not null
       or has_database_privilege(current_database(), 'create') as may_create,
       to_regclass('headcount.migration') is null
       and exists (
           select
             from pg_class
            where relnamespace = to_regnamespace('headcount')
              and relkind in ('r', 'p', 'v', 'm', 'f')
       ) as foreign_tables,
       quote_ident(current_database()) as database,
       quote_ident(current_user) as role;

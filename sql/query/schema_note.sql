-- schema_note.sql - notes that a file of sql/schema/ was run.
-- $1 number  int
-- $2 name    text
insert into migration (number, name)
values ($1, $2);

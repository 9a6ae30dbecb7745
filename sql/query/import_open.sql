-- Open an import of one file into a series.
-- $1 series       bigint
-- $2 file         text         base name
-- $3 digest       bytea        keyed, of the file's bytes
-- $4 profile      text
-- $5 encoding     text
-- $6 generated_at timestamptz  null: the file states none
-- $7 basis        bytea        keyed; null: none
-- $8 size         bigint       bytes of the file; null: none was read
-- returns import_id bigint
insert into import (series_id, file, digest, profile, encoding, generated_at,
                    basis, size)
values ($1, $2, $3, $4, $5, $6, $7, $8)
returning import_id;

-- 005_basis.sql - what an import was read by, beside the file's bytes.

-- Keyed digest of plan, formats and options (ingest/basis): the same bytes on
-- the same basis need not be read again. Null: by hand, or before this.
alter table import add basis bytea;

-- Bytes of the file: only one of the same size can be the same. Null: by hand,
-- or before this.
alter table import add size bigint;

create index import_size on import (series_id, size);

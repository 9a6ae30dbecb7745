/* bare.c - lines whose cells stand in quotes that are not doubled inside. */
#include "ingest/bare.h"

#include <string.h>

void
bare_drop(struct bare *bare)
{
    x_free(bare->cells);
    *bare = (struct bare){ 0 };
}

/* The line without its end. */
static struct slice
line_text(struct slice raw)
{
    while (raw.len > 0 &&
           (raw.at[raw.len - 1] == '\n' || raw.at[raw.len - 1] == '\r'))
        raw.len--;
    return raw;
}

bool
bare_cut(struct bare *bare, const struct csv_record *record,
         struct csv_record *ret_record)
{
    struct slice line = line_text(record->raw);
    bool quoted = slice_starts(line, "\"");
    const char *mark = quoted ? "\",\"" : ",";
    size_t len = strlen(mark);
    const char *end;

    if (record->bad == NULL || strcmp(record->bad, "bad_quote") != 0)
        return false;
    if (quoted) {
        if (line.len < 2 || line.at[line.len - 1] != '"')
            return false;
        line = (struct slice){ line.at + 1, line.len - 2 };
    }
    bare->count = 0;
    while ((end = memmem(line.at, line.len, mark, len)) != NULL) {
        size_t before = (size_t)(end - line.at);

        ARRAY_ADD(bare->cells, bare->count, bare->cap) =
            (struct slice){ line.at, before };
        line.at += before + len;
        line.len -= before + len;
    }
    ARRAY_ADD(bare->cells, bare->count, bare->cap) = line;
    *ret_record = *record;
    ret_record->bad = NULL;
    ret_record->cells = bare->cells;
    ret_record->count = bare->count;
    return true;
}

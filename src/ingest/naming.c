/* naming.c - the name that a row gives. */
#include "ingest/naming.h"

#include "ingest/cell.h"
#include "wrap/unicode.h"

#include <string.h>

/* Given and family joined (I2). */
static struct slice
joined_name(struct roster *roster, const struct row *row)
{
    static const enum field parts[] = { FIELD_GIVEN, FIELD_FAMILY };

    roster->scratch.len = 0;
    for (size_t i = 0; i < COUNT_OF(parts); i++) {
        struct slice part = cell_trim(row_cell(row, parts[i]));

        if (cell_is_placeholder(part))
            continue;
        if (roster->scratch.len > 0)
            buf_char(&roster->scratch, ' ');
        buf_slice(&roster->scratch, part);
    }
    return identity_name(roster->identity, buf_all(&roster->scratch));
}

void
naming_row(struct roster *roster, const struct row *row)
{
    struct slice cell = row_cell(row, FIELD_NAME);
    struct slice name;

    if (roster->name_cell.len > 0 &&
        slice_same(buf_all(&roster->name_cell), cell))
        return;
    buf_reset(&roster->name_cell);
    buf_reset(&roster->name);
    name = identity_name(roster->identity, cell);
    if (name.len > 0)
        buf_slice(&roster->name_cell, cell);
    else
        name = joined_name(roster, row);
    buf_slice(&roster->name, name);
    roster->is_bot = listed_bot(&roster->listed, name);
}

bool
naming_host(struct roster *roster, struct slice name)
{
    const char *mark;
    struct slice folded;

    name = cell_trim(name);
    if (name.len == 0 || ((unsigned char)name.at[name.len - 1] < 0x80 &&
                          name.at[name.len - 1] != ')'))
        return false;
    roster->scratch.len = 0;
    unicode_fold(&roster->scratch, name);
    folded = buf_all(&roster->scratch);
    while ((mark = name_mark(&folded)) != NULL)
        if (folded.len > 0 && strcmp(mark, "host") == 0)
            return true;
    return false;
}

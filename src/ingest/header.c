/* header.c - whether a record can be nothing but a header. */
#include "ingest/header.h"

#include "ingest/cell.h"
#include "ingest/when.h"
#include "ingest/words.h"
#include "wrap/unicode.h"

#include <string.h>

/* Columns whose headings stand in no cell of a row by chance. */
#define TELLING                                                                \
    (1u << FIELD_ADDRESS | 1u << FIELD_JOIN | 1u << FIELD_LEAVE |              \
     1u << FIELD_DURATION | 1u << FIELD_REGISTERED_AT | 1u << FIELD_EVENT_AT | \
     1u << FIELD_GIVEN | 1u << FIELD_FAMILY)

/* Whether a folded word is also one that rows hold: "attendee" is a role. */
static bool
is_value(struct slice folded)
{
    return words_meaning(WORD_LIST_ROLE, folded) != NULL ||
           words_meaning(WORD_LIST_ATTENDED, folded) != NULL ||
           words_meaning(WORD_LIST_EVENT, folded) != NULL ||
           words_meaning(WORD_LIST_STATUS, folded) != NULL;
}

/* The columns that a cell is the heading of, in any format: a set of fields;
 * `ret_value`: it may be a cell of a row as well. */
static uint32_t
cell_fields(const struct profiles *profiles, struct slice cell, bool *ret_value)
{
    AUTO(buf) folded = { 0 };
    const struct meaning *meaning;
    uint32_t fields = 0;

    *ret_value = false;
    if (cell.len == 0 || cell.len > 300)
        return 0;
    heading_fold(&folded, cell);
    meaning = meaning_first(profiles, buf_all(&folded));
    for (; meaning != NULL; meaning = meaning_next(profiles, meaning))
        if (meaning->kind == WORD_IS_COLUMN)
            fields |= 1u << meaning->what;
    *ret_value = fields != 0 && is_value(buf_all(&folded));
    return fields;
}

/* An address, a number, a time, a duration. */
static bool
is_data(struct slice cell)
{
    const struct when_how how = { .date_alone = true, .clock_alone = true };
    bool number = cell.len > 0;
    int64_t seconds;

    for (size_t i = 0; i < cell.len; i++)
        number = number && strchr("0123456789 +-().,:/%", cell.at[i]) != NULL;
    return number || memchr(cell.at, '@', cell.len) != NULL ||
           when_read(cell, &how).is >= WHEN_LOCAL ||
           when_duration(cell, &seconds);
}

bool
header_knows(const struct profiles *profiles, struct slice cell)
{
    bool value;

    return cell_fields(profiles, cell_trim(cell), &value) != 0;
}

struct header_look
header_look(const struct profiles *profiles, const struct csv_record *record)
{
    struct header_look look = { 0 };
    uint32_t telling = 0;
    size_t sure = 0;

    for (size_t i = 0; i < record->count; i++) {
        struct slice cell = cell_trim(record->cells[i]);
        bool value;
        uint32_t fields;

        if (cell.len == 0)
            continue;
        look.filled++;
        fields = cell_fields(profiles, cell, &value);
        look.known += fields != 0;
        look.data = look.data || (fields == 0 && is_data(cell));
        if (value)
            continue;
        sure += fields != 0;
        telling |= fields & TELLING;
    }
    look.certain = sure >= 2 && telling != 0 && !look.data;
    return look;
}

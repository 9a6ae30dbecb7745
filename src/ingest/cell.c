/* cell.c - what a cell holds before anybody asks what it means (R7). */
#include "ingest/cell.h"

#include "wrap/unicode.h"

#include <string.h>

static bool
is_graph(char c)
{
    return c > ' ' && c < 0x7F;
}

struct slice
cell_trim(struct slice cell)
{
    /* Nearly all cells begin and end with a visible ASCII character. */
    if (cell.len && is_graph(cell.at[0]) && is_graph(cell.at[cell.len - 1]))
        return cell;
    return unicode_trim(cell);
}

bool
cell_is_placeholder(struct slice cell)
{
    static const struct slice words[] = { SLICE("-"),        SLICE("--"),
                                          SLICE("NA"),       SLICE("N/A"),
                                          SLICE("n/a"),      SLICE("None"),
                                          SLICE("null"),     SLICE("anonymous"),
                                          SLICE("Anonymous") };

    cell = cell_trim(cell);
    if (cell.len == 0)
        return true;
    if (cell.len > sizeof "anonymous" - 1 ||
        memchr("-NnaA", cell.at[0], 5) == NULL)
        return false;
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (cell.at[0] == words[i].at[0] && slice_same(cell, words[i]))
            return true;
    return false;
}

bool
cell_starts(struct slice cell, const char *word)
{
    size_t i = 0;

    for (; i < cell.len && word[i] != '\0'; i++) {
        char c = cell.at[i];

        if (c >= 'A' && c <= 'Z')
            c = (char)(c - 'A' + 'a');
        if (c != word[i])
            return false;
    }
    return word[i] == '\0';
}

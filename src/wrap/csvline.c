/* csvline.c - a line of plain fields, cut where it lies. */
#include "wrap/csvline.h"

#include <string.h>

static const char *
blanks_skip(char delimiter, const char *at, const char *end)
{
    while (at < end && (*at == ' ' || *at == '\t') && *at != delimiter)
        at++;
    return at;
}

/* The end of a field that begins with a quote, whose cell is what it quotes;
 * NULL: not so simple. */
static const char *
field_quoted(char delimiter, const char *at, const char *end,
             struct slice *ret_cell)
{
    const char *close = memchr(at + 1, '"', (size_t)(end - at - 1));

    if (close == NULL)
        return NULL;
    *ret_cell = (struct slice){ at + 1, (size_t)(close - at - 1) };
    at = blanks_skip(delimiter, close + 1, end);
    return at == end || *at == delimiter ? at : NULL;
}

/* The same for one that does not. */
static const char *
field_bare(char delimiter, const char *at, const char *end,
           struct slice *ret_cell)
{
    const char *stop = memchr(at, delimiter, (size_t)(end - at));
    const char *last;

    stop = stop ? stop : end;
    for (last = stop; last > at && (last[-1] == ' ' || last[-1] == '\t');)
        last--;
    *ret_cell = (struct slice){ at, (size_t)(last - at) };
    return *at == '=' || memchr(at, '"', (size_t)(stop - at)) ? NULL : stop;
}

bool
csvline_cut(struct csvcells *cells, char delimiter, struct slice line)
{
    const char *at = line.at;
    const char *end = at + line.len;

    end -= end > at && end[-1] == '\n';
    end -= end > at && end[-1] == '\r';
    if (memchr(at, '\r', (size_t)(end - at)) != NULL)
        return false; /* it ends a record, too */
    for (at = blanks_skip(delimiter, at, end); at < end || cells->count > 0;
         at++) {
        struct slice cell = { at, 0 };

        at = blanks_skip(delimiter, at, end);
        if (at < end && *at != delimiter)
            at = *at == '"' ? field_quoted(delimiter, at, end, &cell)
                            : field_bare(delimiter, at, end, &cell);
        if (at == NULL) {
            cells->count = 0;
            return false;
        }
        ARRAY_ADD(cells->at, cells->count, cells->cap) = cell;
        if (at == end)
            break;
    }
    return true;
}

/* flow.c - bytes of a file on their way to text, piece by piece. */
#include "ingest/flow.h"

#include "wrap/charset.h"

#include <string.h>

/* The line ends in a text: LF, CR LF, or CR alone. */
static uint32_t
line_ends(struct slice text)
{
    uint32_t lines = 0;

    for (size_t i = 0; i < text.len; i++)
        lines += text.at[i] == '\n' ||
                 (text.at[i] == '\r' &&
                  (i + 1 == text.len || text.at[i + 1] != '\n'));
    return lines;
}

static void
flow_replaced(const struct buf *before, void *with)
{
    struct flow *flow = with;

    if (flow->replaced++ == 0)
        flow->replaced_line = flow->lines + line_ends(buf_all(before)) + 1;
}

bool
flow_open(struct flow *flow, const char *encoding, struct err *err)
{
    if (!charset_open(&flow->charset, encoding, err))
        return false;
    if (flow->forced)
        charset_replace(flow->charset, flow_replaced, flow);
    return true;
}

void
flow_drop(struct flow *flow)
{
    charset_close(flow->charset);
    buf_drop(&flow->text);
}

/* NUL becomes a space, a carriage return alone a line feed. Returns the line
 * feeds that there are then. */
static uint32_t
flow_tidy(char *at, size_t len)
{
    char *end = at + len;
    char *found;
    uint32_t lines = 0;

    if (len == 0)
        return 0;
    for (found = at; (found = memchr(found, '\0', (size_t)(end - found)));)
        *found++ = ' ';
    for (found = at; (found = memchr(found, '\r', (size_t)(end - found)));)
        if (++found == end || *found != '\n')
            found[-1] = '\n';
    for (found = at; (found = memchr(found, '\n', (size_t)(end - found)));
         found++)
        lines++;
    return lines;
}

/* Gives out the text that is there; a carriage return at its end has to wait
 * for what follows. */
static bool
flow_give(struct flow *flow, bool last, struct err *err)
{
    size_t len = flow->text.len;
    bool waits = !last && len > 0 && flow->text.at[len - 1] == '\r';
    struct slice given;

    if (!flow->begun && len < 3 && !last)
        return true;
    flow->lines += flow_tidy(flow->text.at, len - waits);
    given = (struct slice){ flow->text.at, len - waits };
    if (!flow->begun && slice_starts(given, "\xEF\xBB\xBF"))
        given.at += 3, given.len -= 3;
    flow->begun = true;
    if (given.len > 0 && !flow->use(given, flow->with, err))
        return false;
    buf_reset(&flow->text);
    if (waits)
        buf_char(&flow->text, '\r');
    return true;
}

bool
flow_add(struct flow *flow, struct slice piece, bool last, struct err *err)
{
    if (charset_decode(flow->charset, piece, last, &flow->text, err))
        return flow_give(flow, last, err);
    flow->lines += flow_tidy(flow->text.at, flow->text.len);
    err_at(err, "%s, line %u", flow->name, flow->lines + 1);
    return err_hint(err, "Name the file's encoding with --encoding, such as "
                         "windows-1252 or CP932; what is no text in the one "
                         "named is replaced.");
}

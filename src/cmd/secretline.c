/* secretline.c - text that must not be an argument. */
#include "cmd/secretline.h"

#include "base/say.h"

#include <errno.h>
#include <unistd.h>

#define PIECE      4096
#define LINE_MOST  4096
#define LINES_MOST (1024 * 1024)

/* Not by stdio, whose buffer would keep a copy. */
static bool
bytes_read(struct buf *all, size_t most, bool one_line, struct err *err)
{
    for (;;) {
        ssize_t got;

        buf_room(all, PIECE);
        got = read(STDIN_FILENO, all->at + all->len, PIECE);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return err_system(err, "cannot read standard input");
        all->len += (size_t)got;
        if (all->len > most)
            return err_set(err, ERR_INPUT, "standard input holds too much");
        if (got == 0 || (one_line && all->at[all->len - 1] == '\n'))
            return true;
    }
}

/* Reads what is there, after asking for it on a terminal. */
static bool
input_read(struct buf *all, size_t most, const char *prompt, struct err *err)
{
    bool terminal = isatty(STDIN_FILENO) == 1;

    if (terminal)
        say_note("%s", prompt);
    if (!bytes_read(all, most, terminal, err))
        return false;
    if (slice_trim(buf_all(all)).len > 0)
        return true;
    err_set(err, ERR_INPUT, "standard input holds nothing");
    return err_hint(err, "Give what is asked for on standard input.");
}

bool
secretline_read(struct buf *line, const char *prompt, struct err *err)
{
    AUTO(buf) all = { 0 };
    struct slice rest, first;

    if (!input_read(&all, LINE_MOST, prompt, err))
        return false;
    rest = slice_trim(buf_all(&all));
    first = slice_trim(slice_cut(&rest, '\n'));
    if (rest.len > 0) {
        err_set(err, ERR_INPUT, "standard input holds more than one line");
        return err_hint(err, "Give one line and nothing else.");
    }
    buf_slice(line, first);
    return true;
}

bool
secretlines_read(struct buf *lines, const char *prompt, struct err *err)
{
    AUTO(buf) all = { 0 };

    if (!input_read(&all, LINES_MOST, prompt, err))
        return false;
    buf_slice(lines, buf_all(&all));
    return true;
}

/* secretline.c - one line of text that must not be an argument. */
#include "cmd/secretline.h"

#include "base/say.h"

#include <errno.h>
#include <unistd.h>

#define LINE_MOST 4096

/* Not by stdio, whose buffer would keep a copy. */
static bool
input_read(struct buf *all, bool one_line, struct err *err)
{
    for (;;) {
        ssize_t got;

        buf_room(all, LINE_MOST);
        got = read(STDIN_FILENO, all->at + all->len, LINE_MOST);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return err_system(err, "cannot read standard input");
        all->len += (size_t)got;
        if (got == 0 || all->len > LINE_MOST ||
            (one_line && all->at[all->len - 1] == '\n'))
            return true;
    }
}

bool
secretline_read(struct buf *line, const char *prompt, struct err *err)
{
    bool terminal = isatty(STDIN_FILENO) == 1;
    AUTO(buf) all = { 0 };
    struct slice rest, first;

    if (terminal)
        say_note("%s", prompt);
    if (!input_read(&all, terminal, err))
        return false;
    if (all.len > LINE_MOST)
        return err_set(err, ERR_INPUT, "standard input holds too much");
    rest = slice_trim(buf_all(&all));
    first = slice_trim(slice_cut(&rest, '\n'));
    if (first.len == 0 || rest.len > 0) {
        err_set(err, ERR_INPUT, "standard input holds %s",
                first.len == 0 ? "nothing" : "more than one line");
        return err_hint(err, "Give one line and nothing else.");
    }
    buf_slice(line, first);
    return true;
}

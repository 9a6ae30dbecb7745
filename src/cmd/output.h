/* output.h - where a command's data goes: standard output or a file.
 *
 * A file is written beside its name and renamed when all of it is on disk: it
 * is whole or absent, also after a signal. What exists and is no regular file
 * (a pipe, a terminal, /dev/null) is written as it stands.
 *
 *     AUTO(output) output = { 0 };
 *
 *     if (!output_open(&output, opts_value(opts, "output"), 0, err))
 *         return false;
 *     fputs("day,audience\n", output.file);
 *     return output_close(&output, err);
 */
#ifndef HEADCOUNT_OUTPUT_H
#define HEADCOUNT_OUTPUT_H

#include "base/err.h"
#include "base/text.h"

#include <stdio.h>
#include <sys/types.h>

struct output {
    FILE *file;   /* write to it; errors are found by output_close */
    char *path;   /* the final name; NULL: written as it stands */
    char *beside; /* the name while it is written */
    struct output *next;
};

/* Whether what is opened by that name would come out on a terminal. */
bool output_is_terminal(const char *path);

/* How wide that terminal is; what is no terminal has 79 columns. */
int output_width(const char *path);

/* Whether colours are wanted there: by a terminal that has them, unless
 * NO_COLOR is set (no-color.org). */
bool output_colour(const char *path);

/* NULL and "-": standard output. mode 0: that of the file there is, else what
 * the umask leaves of 0666; else exactly that mode (0600 for personal data). */
bool output_open(struct output *output, const char *path, mode_t mode,
                 struct err *err);

/* A whole text, to where output_open takes it. */
bool output_text(const struct buf *text, const char *path, struct err *err);

/* Everything written so far is on disk, though not yet under its name: for
 * what must not be done in vain. ERR_SYSTEM: nothing is left. */
bool output_check(struct output *output, struct err *err);

/* Everything written and on disk, under its name. A reader that closed its
 * end of standard output had enough: no error. ERR_SYSTEM: nothing is left. */
bool output_close(struct output *output, struct err *err);

/* Without output_close: as if it had never been opened. */
void output_drop(struct output *output);

/* Removes the unfinished files; for signal handlers, so it calls only what is
 * safe there. */
void output_abandon(void);

#endif

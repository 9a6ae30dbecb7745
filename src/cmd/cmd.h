/* cmd.h - one file and one const struct per command.
 *
 * src/cmd/NAME.c defines `const struct cmd cmd_NAME`; the list of commands is
 * generated from the file names (build/commands.inc). Usage, help, manual and
 * completion all come from these tables.
 */
#ifndef HEADCOUNT_CMD_H
#define HEADCOUNT_CMD_H

#include "base/opt.h"
#include "cmd/app.h"

struct cmd {
    const char *name;       /* "import", "apply" of plan */
    const char *args;       /* "FILE...", "" */
    const char *summary;    /* one line, lower case, no full stop */
    const char *about;      /* a paragraph or more for --help; may be NULL */
    const struct opt *opts; /* ends in a zero row; may be NULL */
    const char *const *examples;   /* "command", "what it does", ..., NULL */
    const struct cmd *const *subs; /* plan apply, plan show; ends in NULL */
    int min_args, max_args;        /* max -1: any number */
    /* NULL only where there are subs, one of which must then be named. */
    bool (*run)(struct app *app, const struct opts *opts, struct err *err);
    int place; /* in the list of help, ascending; 0: behind all others */
    bool raw;  /* every word behind the name is an argument, options too */
};

#endif

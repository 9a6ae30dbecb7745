/* line.h - a command line: which command, which options, which arguments.
 */
#ifndef HEADCOUNT_LINE_H
#define HEADCOUNT_LINE_H

#include "cmd/cmd.h"

struct line {
    const struct cmd *cmd; /* NULL: none named, but --help or --version */
    const struct cmd *sub; /* NULL: none named */
    struct opts opts;
    struct arena arena;
};

/* Options that every command takes, besides those of the settings table. */
extern const struct opt line_globals[];

/* Reads words (without the program's name). With --help an incomplete line is
 * good; else the command is complete and its arguments as many as it takes.
 * ERR_USAGE. */
bool line_read(struct line *line, int argc, const char *const *argv,
               struct err *err);
void line_drop(struct line *line);

/* The command to run: the sub if one was named. */
const struct cmd *line_command(const struct line *line);

#endif

/* commands.h - all commands, and how one is found by its name.
 *
 * Lists of commands end in NULL.
 */
#ifndef HEADCOUNT_COMMANDS_H
#define HEADCOUNT_COMMANDS_H

#include "cmd/cmd.h"

/* Every src/cmd/NAME.c with a cmd_NAME, in the order of help. */
const struct cmd *const *commands_all(void);

/* NULL: none of that name (or no list). */
const struct cmd *commands_find(const struct cmd *const *list,
                                const char *name);

/* Says that there is no such command, and which is near; else which there
 * are. `of`: the command whose sub was looked for, NULL for commands.
 * ERR_USAGE; returns false. */
bool commands_unknown(const struct cmd *const *list, const struct cmd *of,
                      const char *name, struct err *err);

/* The names of a list, comma-separated, appended. */
void commands_names(struct buf *to, const struct cmd *const *list);

#endif

/* usage.h - help texts, all of them made from the tables.
 */
#ifndef HEADCOUNT_USAGE_H
#define HEADCOUNT_USAGE_H

#include "cmd/cmd.h"

/* What headcount is; and where a setting is taken from. */
extern const char usage_purpose[], usage_precedence[];

/* Appends: what headcount is, its commands, the options of all. */
void usage_all(struct buf *to);

/* One command, or one sub of it (else NULL). */
void usage_command(struct buf *to, const struct cmd *cmd,
                   const struct cmd *sub);

void usage_statuses(struct buf *to);
void usage_settings(struct buf *to);

#endif

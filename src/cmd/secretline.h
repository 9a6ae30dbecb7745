/* secretline.h - text that must not be an argument.
 */
#ifndef HEADCOUNT_SECRETLINE_H
#define HEADCOUNT_SECRETLINE_H

#include "base/err.h"
#include "base/text.h"

/* Reads standard input, which must hold one line and no other that is not
 * blank, into `line`, without its end; on a terminal it asks first and reads
 * one line. ERR_INPUT: nothing, several lines, or a line too long. */
bool secretline_read(struct buf *line, const char *prompt, struct err *err);

/* The same for lines, as they came: up to 1 MB that is not all blank. On a
 * terminal one line. */
bool secretlines_read(struct buf *lines, const char *prompt, struct err *err);

#endif

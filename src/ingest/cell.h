/* cell.h - what a cell holds before anybody asks what it means (R7).
 *
 * Cells are any bytes; nothing here allocates, results point into the cell.
 */
#ifndef HEADCOUNT_CELL_H
#define HEADCOUNT_CELL_H

#include "base/text.h"

/* Without white space of any script and invisible characters at both ends. */
struct slice cell_trim(struct slice cell);

/* Whether a cell holds no value (R7): compared exactly after trimming. The
 * list is law, for every column of every format. */
bool cell_is_placeholder(struct slice cell);

/* Whether a cell begins with a word of lower-case ASCII, written in any case;
 * the same in every locale (in Turkish "I" is no "i" for strncasecmp). */
bool cell_starts(struct slice cell, const char *word);

#endif

/* csvline.h - a line of plain fields, cut where it lies.
 *
 * Nearly every line of a file is a record of fields that are bare or simply
 * quoted: no copy is needed of these, nor libcsv, which takes a character at
 * a time. What is cut here is what libcsv gives; it decides what that is.
 */
#ifndef HEADCOUNT_CSVLINE_H
#define HEADCOUNT_CSVLINE_H

#include "base/text.h"

struct csvcells {
    struct slice *at;
    size_t count, cap;
};

/* Adds the cells of a whole line, with or without its end, to empty cells;
 * a blank line has none. They point into it: blanks around a field are not of
 * it. False, adding none: only libcsv can tell, since quotes are doubled,
 * missing or within a field, or since it may hold a formula. Limits are for
 * the caller to keep. */
bool csvline_cut(struct csvcells *cells, char delimiter, struct slice line);

#endif

/* preamble.h - what a file says of itself before its first table.
 */
#ifndef HEADCOUNT_PREAMBLE_H
#define HEADCOUNT_PREAMBLE_H

#include "ingest/headings.h"

struct preamble {                    /* begin with { 0 } */
    struct slice about[ABOUT_COUNT]; /* trimmed; empty: nothing was said */
    int at[ABOUT_COUNT];             /* columns of a header of labels; -1 */
    bool next;                       /* the next record holds their values */
};

/* One record: labels beside their values, above them, or a whole header of
 * labels. Values are copied into the arena. Returns how many labels it has. */
int preamble_record(struct preamble *preamble, struct headings *headings,
                    struct arena *arena, const struct csv_record *record);

#endif

/* nearest.h - what is said of a layout that no format knows.
 *
 * The record of a file that looks most like a header, and the table of a
 * format that it is nearest to. Headings are no personal data, rows are, and
 * nobody knows for sure which this record is: so a heading that no format
 * knows is shown only beside two that can be nothing else.
 */
#ifndef HEADCOUNT_NEAREST_H
#define HEADCOUNT_NEAREST_H

#include "ingest/headings.h"

struct nearest {
    struct arena arena;  /* wiped: the record may be a row after all */
    char delimiter;      /* under which records are looked at now */
    char read_with;      /* under which the record was found */
    uint32_t line;       /* 0: there is no such record */
    struct slice *cells; /* of the record; see nearest_heading */
    size_t count, filled, known;
    bool certain; /* all of its cells may be shown */
};

void nearest_drop(struct nearest *nearest);

/* Looks at a record: is it more like a header than the best so far? */
void nearest_look(struct nearest *nearest, const struct profiles *profiles,
                  const struct csv_record *record);

/* Appends a heading, cut to `width` columns; false: it may not be shown. */
bool nearest_heading(const struct nearest *nearest,
                     const struct profiles *profiles, size_t number,
                     struct buf *to, int width);

struct nearest_table {
    const struct profile *profile;
    size_t number; /* of the table */
    uint32_t
        lacks[NEED_MAX]; /* sets of fields, of each of which it needs one */
    size_t lack_count;
    uint32_t excess; /* fields that the table must not have */
};

/* The table that the record is nearest to, of one profile or (NULL) of all;
 * false: it has no heading of any. */
bool nearest_find(const struct nearest *nearest,
                  const struct profiles *profiles, const struct profile *only,
                  struct nearest_table *ret_table);

/* What a cell of the record is in that format: our word; "": nothing. */
const char *nearest_means(const struct nearest *nearest,
                          const struct profiles *profiles,
                          const struct nearest_table *near, size_t number);

/* Appends all of that as sentences, at most some 900 bytes. */
void nearest_text(const struct nearest *nearest,
                  const struct profiles *profiles, const struct profile *only,
                  struct buf *to);

#endif

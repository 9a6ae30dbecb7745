/* inspect.h - how a file would be read, without a plan and without people.
 *
 * What `headcount formats check` shows: the format, what the file says of
 * itself, every table with the meaning of its columns and its first rows.
 * Nothing in here is of a person (ingest/mask).
 */
#ifndef HEADCOUNT_INSPECT_H
#define HEADCOUNT_INSPECT_H

#include "ingest/mask.h"
#include "ingest/recognise.h"

#define INSPECT_ROWS 3 /* of each table that are shown */

struct seen_column {
    struct slice heading; /* as it may be shown, or "(not shown)" */
    const char *word;     /* ours, or "answer", "unknown", "" */
    int field;            /* -1: none whose cells are shown */
    const char *zone;     /* that the heading tells; NULL */
};

struct seen_cell {
    struct slice text;
    struct when when; /* of fields that are times */
};

struct seen_row {
    uint32_t line;
    struct seen_cell *cells; /* one for each column */
    size_t answers, asked;   /* answer columns: filled, and all */
};

struct seen_table {
    const struct table *table;
    uint32_t line;  /* of its header */
    size_t headers; /* the same header again and again: how often */
    size_t rows;
    struct seen_column *columns;
    size_t column_count;
    struct seen_row first[INSPECT_ROWS];
    size_t first_count;
};

/* The dates whose notation leaves open whether day or month stands first. */
struct seen_dates {
    size_t all;                        /* times of any notation */
    uint32_t open_line;                /* the first; 0: none */
    struct when open;                  /* as it reads */
    uint32_t dmy_line, mdy_line;       /* the first that is only a date so */
    bool differing;                    /* the readings of some differ */
    size_t local, in_cell, in_heading; /* where the zone is told */
};

struct inspection {
    struct arena arena;
    struct recognised recognised;
    struct slice about[ABOUT_COUNT]; /* as it may be shown; empty: nothing */
    struct when about_when[ABOUT_COUNT];
    size_t reports; /* of which the first says that */
    struct seen_table *tables;
    size_t table_count, table_cap;
    struct seen_dates dates;
};

struct inspect_how {
    const struct profiles *profiles;
    const char *format, *encoding; /* NULL: recognised */
    enum date_order order;         /* CLEAR: found out */
};

/* Reads a whole file. ERR_INPUT: no format fits. */
bool inspect_file(struct inspection *inspection, struct source *source,
                  const struct inspect_how *how, struct err *err);
void inspection_drop(struct inspection *inspection);

/* How the dates read as far as the file alone tells (T3); false: that stays
 * open. CLEAR: no date is open. */
bool inspection_order(const struct inspection *inspection, enum date_order said,
                      enum date_order *ret_order);

#endif

/* table.h - rows and columns, ready to be put on paper.
 *
 * What a report gives, and what a renderer takes: headings, the shape of each
 * column, and cells as text. An empty cell is not known or not defined.
 */
#ifndef HEADCOUNT_TABLE_H
#define HEADCOUNT_TABLE_H

#include "wrap/db.h"

struct table_column {
    const char *name;
    enum db_shape shape; /* truth cells read "true" or "false" */
};

struct wording;

/* What a cell holds, by the shape and the name of its column: names are ours,
 * while what people wrote stays text, whatever it looks like. */
enum cell_kind {
    CELL_TEXT,
    CELL_NUMBER,
    CELL_TRUTH,
    CELL_DAY, /* "2021-06-29" */
    CELL_TIME /* "2021-06-29T16:20:00+09:00" (F4) */
};

struct table {
    struct arena arena; /* of everything below */
    const char *title;  /* for forms that say more than cells; NULL: none */
    const char *about;  /* what it is of, such as the series' title; NULL */
    int64_t dated;      /* of when it is, UTC, seconds; 0: not said */
    const struct wording *wording; /* the language for people; NULL: none */
    bool sentences;                /* column `sentence` says it all to people */
    struct table_column *columns;
    size_t column_count, column_cap;
    struct slice *cells; /* row by row; at NULL: empty */
    size_t cell_count, cell_cap;
};

/* Columns first, then cells from left to right, row after row. Copies. */
void table_column(struct table *table, const char *name, enum db_shape shape);
void table_cell(struct table *table, struct slice cell);

/* Puts another text where a cell is. Copies. */
void table_put(struct table *table, size_t row, size_t column,
               struct slice cell);

/* Adds all columns and rows of a result to an empty table. */
void table_read(struct table *table, const struct db_rows *rows);

size_t table_rows(const struct table *table);
struct slice table_at(const struct table *table, size_t row, size_t column);

/* That of a row, where `sentences` is set. */
struct slice table_sentence(const struct table *table, size_t row);

/* The column of that name; column_count: none. */
size_t table_find(const struct table *table, const char *name);

enum cell_kind table_kind(const struct table *table, size_t column);

/* What a cell of a day or time says: local days since 1970, local seconds of
 * that day (0 for days). false: it is empty. */
bool table_when(const struct table *table, size_t row, size_t column,
                int64_t *ret_day, int *ret_second);

/* The same as one number: local seconds since 1970. */
bool table_second(const struct table *table, size_t row, size_t column,
                  int64_t *ret_second);

/* Keeps the rows with that value in that column; false: no such column. */
bool table_keep(struct table *table, const char *column, const char *value);

void table_drop(struct table *table);

#endif

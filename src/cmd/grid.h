/* grid.h - a table for people that is put together cell by cell.
 *
 * For commands that show what ingest has found: the tables of a report and
 * those of a format have the same name, and no file can include both.
 */
#ifndef HEADCOUNT_GRID_H
#define HEADCOUNT_GRID_H

#include "base/text.h"

struct grid { /* begin with { 0 } */
    struct grid_table *in;
};

/* Columns first, then cells from left to right, row after row. Copies. */
void grid_column(struct grid *grid, const char *name);
void grid_numbers(struct grid *grid, const char *name); /* to the right */
void grid_cell(struct grid *grid, struct slice cell);
void grid_word(struct grid *grid, const char *word); /* NULL: empty */
void grid_number(struct grid *grid, size_t number);

/* Appends the table, aligned and harmless to a terminal. */
void grid_print(const struct grid *grid, struct buf *to);
void grid_drop(struct grid *grid);

#endif

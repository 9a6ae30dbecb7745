/* layout.h - which record of a file is what: title, header, row, or about.
 *
 * Sections and tables are recognised by content anywhere in the file
 * (counting.md R1): a record whose only cell is a section's title, a record
 * that has the columns which a table needs, then rows until the next of
 * these. Before the first table stands what the file says of itself.
 */
#ifndef HEADCOUNT_LAYOUT_H
#define HEADCOUNT_LAYOUT_H

#include "ingest/headings.h"
#include "ingest/when.h"

struct row {
    uint32_t line;
    const struct table *table;
    const struct columns *columns;
    const struct slice *cells;
    size_t count;
    const char *reject; /* not NULL: no cells can be used, and why */
    bool extra;         /* cells with content behind the header's last */
};

/* The cell of a field; empty where the row or the header has none. */
struct slice row_cell(const struct row *row, enum field field);

/* How a time in that cell is read, but for the order of its date. */
struct when_how row_how(const struct row *row, enum field field);

typedef bool layout_row_use(const struct row *row, void *with, struct err *err);

struct layout;

/* Reads records as the profile says; rows go to `use`, which may be NULL. */
struct layout *layout_open(const struct profiles *profiles,
                           const struct profile *profile, layout_row_use *use,
                           void *with);
void layout_close(struct layout *layout); /* wipes; NULL is fine */

/* One record; and the end of the file. */
bool layout_record(struct layout *layout, const struct csv_record *record,
                   struct err *err);
bool layout_end(struct layout *layout, struct err *err);

/* What the file says of itself, trimmed; empty: nothing. */
struct slice layout_about(const struct layout *layout, enum about about);

/* How well the profile fits what has been read: words of it that were
 * recognised in headers, titles and labels; 0 while no table has begun. */
int layout_score(const struct layout *layout);

/* The same without asking for a table: how much the file looks like it. */
int layout_signs(const struct layout *layout);

/* Which report of the file is being read: usually the only one, 0. */
size_t layout_report(const struct layout *layout);

/* Columns of its tables that the profile does not know; and their headings,
 * each once, as they are written: NULL behind the last. What may be a row
 * after all gives none. */
size_t layout_unknown(const struct layout *layout);
const struct slice *layout_unknown_heading(const struct layout *layout,
                                           size_t number);

/* The table whose rows are being read, and its columns; NULL: none. */
const struct table *layout_table(const struct layout *layout);
const struct columns *layout_columns(const struct layout *layout);

#endif

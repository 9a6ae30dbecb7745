/* aligned.h - columns of a table laid out by display width.
 *
 * What `text` and `md` share: each writes a cell in its own way, and pads it
 * to the widest of its column, numbers to the right.
 */
#ifndef HEADCOUNT_ALIGNED_H
#define HEADCOUNT_ALIGNED_H

#include "report/table.h"

/* Appends a cell as the form writes it. */
typedef void aligned_write(struct buf *to, struct slice cell);

struct aligned { /* begin with { .table = ..., .write = ... } */
    const struct table *table;
    aligned_write *write;
    int *widths; /* of each column, in cells of a terminal */
    struct buf scratch;
};

void aligned_measure(struct aligned *aligned, int least);
void aligned_drop(struct aligned *aligned);

/* Appends the cell of a line, padded; line 0 is the headings. */
void aligned_cell(struct buf *to, struct aligned *aligned, size_t line,
                  size_t column);

#endif

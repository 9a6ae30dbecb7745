/* aligned.c - columns of a table laid out by display width. */
#include "report/aligned.h"

#include "report/wording.h"
#include "wrap/unicode.h"

/* Writes a cell into the scratch and returns its width. */
static int
cell_write(struct aligned *aligned, size_t line, size_t column)
{
    const struct table *table = aligned->table;

    AUTO(buf) cell = { 0 };

    if (line == 0)
        wording_heading(&cell, table->wording, table->columns[column].name);
    else
        wording_cell(&cell, table, line - 1, column);
    buf_reset(&aligned->scratch);
    aligned->write(&aligned->scratch, buf_all(&cell));
    return unicode_width(buf_all(&aligned->scratch));
}

void
aligned_measure(struct aligned *aligned, int least)
{
    size_t columns = aligned->table->column_count;

    aligned->widths = x_alloc((columns + 1) * sizeof *aligned->widths);
    for (size_t c = 0; c < columns; c++) {
        aligned->widths[c] = least;
        for (size_t line = 0; line <= table_rows(aligned->table); line++) {
            int width = cell_write(aligned, line, c);

            if (width > aligned->widths[c])
                aligned->widths[c] = width;
        }
    }
}

void
aligned_drop(struct aligned *aligned)
{
    x_free(aligned->widths);
    buf_drop(&aligned->scratch);
}

void
aligned_cell(struct buf *to, struct aligned *aligned, size_t line,
             size_t column)
{
    bool right = aligned->table->columns[column].shape == DB_SHAPE_NUMBER;
    int gap = aligned->widths[column] - cell_write(aligned, line, column);

    for (int i = 0; right && i < gap; i++)
        buf_char(to, ' ');
    buf_slice(to, buf_all(&aligned->scratch));
    for (int i = 0; !right && i < gap; i++)
        buf_char(to, ' ');
}

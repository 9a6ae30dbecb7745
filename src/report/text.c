/* text.c - a table for people: aligned columns, two spaces between them. */
#include "report/render.h"

#include "base/say.h"
#include "wrap/unicode.h"

static void
cell_add(struct buf *to, const struct buf *cell, int width, bool right)
{
    int gap = width - unicode_width(buf_all(cell));

    for (int i = 0; right && i < gap; i++)
        buf_char(to, ' ');
    buf_slice(to, buf_all(cell));
    for (int i = 0; !right && i < gap; i++)
        buf_char(to, ' ');
}

/* Ends a line, without the spaces that the last cells left behind it. */
static void
line_end(struct buf *to)
{
    while (to->len > 0 && to->at[to->len - 1] == ' ')
        to->len--;
    buf_char(to, '\n');
}

static struct slice
cell_at(const struct table *table, size_t line, size_t column)
{
    return line == 0 ? slice_of(table->columns[column].name)
                     : table_at(table, line - 1, column);
}

static int
column_width(const struct table *table, size_t column, struct buf *scratch)
{
    int widest = 0;

    for (size_t line = 0; line <= table_rows(table); line++) {
        int width;

        buf_reset(scratch);
        say_clean(scratch, cell_at(table, line, column));
        width = unicode_width(buf_all(scratch));
        widest = width > widest ? width : widest;
    }
    return widest;
}

void
render_text(struct buf *to, const struct table *table)
{
    AUTO(buf) cell = { 0 };
    int *widths = x_alloc((table->column_count + 1) * sizeof *widths);

    for (size_t c = 0; c < table->column_count; c++)
        widths[c] = column_width(table, c, &cell);
    for (size_t line = 0; line <= table_rows(table); line++) {
        for (size_t c = 0; c < table->column_count; c++) {
            buf_reset(&cell);
            say_clean(&cell, cell_at(table, line, c));
            if (c > 0)
                buf_text(to, "  ");
            cell_add(to, &cell, widths[c],
                     table->columns[c].shape == DB_SHAPE_NUMBER);
        }
        line_end(to);
    }
    x_free(widths);
}

/* text.c - a table for people: aligned columns, two spaces between them. */
#include "report/render.h"
#include "wrap/unicode.h"

/* Marks that turn the direction of what follows could make a line read as
 * something else (CVE-2021-42574). */
static bool
char_turns(uint32_t c)
{
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/* The cell without what could steer a terminal: such a character becomes
 * U+FFFD, so that one sees that something is there. */
static void
cell_clean(struct buf *to, struct slice cell)
{
    buf_reset(to);
    while (cell.len > 0) {
        uint32_t c;
        size_t size = unicode_get(cell, &c);

        if (unicode_is_control(c) || char_turns(c))
            unicode_put(to, 0xFFFD);
        else
            buf_add(to, cell.at, size);
        cell.at += size;
        cell.len -= size;
    }
}

static void
cell_add(struct buf *to, const struct buf *cell, int width, bool right,
         bool last)
{
    int gap = width - unicode_width(buf_all(cell));

    for (int i = 0; right && i < gap; i++)
        buf_char(to, ' ');
    buf_slice(to, buf_all(cell));
    for (int i = 0; !right && !last && i < gap; i++)
        buf_char(to, ' ');
    buf_text(to, last ? "\n" : "  ");
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

        cell_clean(scratch, cell_at(table, line, column));
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
    for (size_t line = 0; line <= table_rows(table); line++)
        for (size_t c = 0; c < table->column_count; c++) {
            cell_clean(&cell, cell_at(table, line, c));
            cell_add(to, &cell, widths[c],
                     table->columns[c].shape == DB_SHAPE_NUMBER,
                     c + 1 == table->column_count);
        }
    x_free(widths);
}

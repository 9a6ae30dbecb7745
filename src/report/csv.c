/* csv.c - a table as CSV (RFC 4180). */
#include "report/render.h"

#include <string.h>

/* A text cell that begins so is a formula to a spreadsheet (privacy.md 8). */
static bool
cell_runs(struct slice cell)
{
    return cell.len > 0 && strchr("=+-@\t\r", cell.at[0]) != NULL;
}

static bool
cell_needs_quotes(struct slice cell)
{
    for (size_t i = 0; i < cell.len; i++)
        if (strchr(",\"\r\n", cell.at[i]) != NULL)
            return true;
    return false;
}

static void
cell_add(struct buf *to, struct slice cell, enum db_shape shape)
{
    bool quotes = cell_needs_quotes(cell);

    if (quotes)
        buf_char(to, '"');
    if (shape == DB_SHAPE_TEXT && cell_runs(cell))
        buf_char(to, '\'');
    for (size_t i = 0; i < cell.len; i++) {
        if (cell.at[i] == '"')
            buf_char(to, '"');
        buf_char(to, cell.at[i]);
    }
    if (quotes)
        buf_char(to, '"');
}

void
render_csv(struct buf *to, const struct table *table)
{
    for (size_t c = 0; c < table->column_count; c++) {
        if (c > 0)
            buf_char(to, ',');
        cell_add(to, slice_of(table->columns[c].name), DB_SHAPE_TEXT);
    }
    buf_char(to, '\n');
    for (size_t r = 0; r < table_rows(table); r++) {
        for (size_t c = 0; c < table->column_count; c++) {
            if (c > 0)
                buf_char(to, ',');
            cell_add(to, table_at(table, r, c), table->columns[c].shape);
        }
        buf_char(to, '\n');
    }
}

/* table.c - rows and columns, ready to be put on paper. */
#include "report/table.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

void
table_column(struct table *table, const char *name, enum db_shape shape)
{
    assert(table->cell_count == 0);
    ARRAY_ADD(table->columns, table->column_count, table->column_cap) =
        (struct table_column){ arena_text(&table->arena, slice_of(name)),
                               shape };
}

void
table_cell(struct table *table, struct slice cell)
{
    struct slice kept = { 0 };

    assert(table->column_count > 0);
    if (cell.at != NULL)
        kept = arena_slice(&table->arena, cell);
    ARRAY_ADD(table->cells, table->cell_count, table->cell_cap) = kept;
}

static struct slice
cell_read(const struct db_rows *rows, int row, int column, enum db_shape shape)
{
    if (db_is_null(rows, row, column))
        return (struct slice){ 0 };
    if (shape == DB_SHAPE_TRUTH)
        return db_truth(rows, row, column) ? SLICE("true") : SLICE("false");
    return slice_of(db_cell(rows, row, column));
}

void
table_read(struct table *table, const struct db_rows *rows)
{
    int columns = db_columns(rows);

    assert(table->column_count == 0);
    for (int c = 0; c < columns; c++)
        table_column(table, db_column(rows, c), db_shape(rows, c));
    for (int r = 0; r < rows->count; r++)
        for (int c = 0; c < columns; c++)
            table_cell(table, cell_read(rows, r, c, table->columns[c].shape));
}

size_t
table_rows(const struct table *table)
{
    return table->column_count ? table->cell_count / table->column_count : 0;
}

struct slice
table_at(const struct table *table, size_t row, size_t column)
{
    assert(row < table_rows(table) && column < table->column_count);
    return table->cells[row * table->column_count + column];
}

bool
table_keep(struct table *table, const char *column, const char *value)
{
    size_t width = table->column_count, at = 0, kept = 0;

    while (at < width && strcmp(table->columns[at].name, column) != 0)
        at++;
    if (at == width)
        return false;
    for (size_t row = 0; row < table_rows(table); row++) {
        struct slice cell = table_at(table, row, at);

        if (cell.at == NULL || !slice_is(cell, value))
            continue;
        memmove(&table->cells[kept * width], &table->cells[row * width],
                width * sizeof *table->cells);
        kept++;
    }
    table->cell_count = kept * width;
    return true;
}

void
table_drop(struct table *table)
{
    x_free(table->columns);
    x_free(table->cells);
    arena_drop(&table->arena);
    *table = (struct table){ 0 };
}

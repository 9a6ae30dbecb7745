/* table.c - rows and columns, ready to be put on paper. */
#include "report/table.h"

#include "base/civil.h"

#include <assert.h>
#include <stdio.h>
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

void
table_put(struct table *table, size_t row, size_t column, struct slice cell)
{
    assert(row < table_rows(table) && column < table->column_count);
    table->cells[row * table->column_count + column] =
        arena_slice(&table->arena, cell);
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

size_t
table_find(const struct table *table, const char *name)
{
    size_t at = 0;

    while (at < table->column_count &&
           strcmp(table->columns[at].name, name) != 0)
        at++;
    return at;
}

struct slice
table_sentence(const struct table *table, size_t row)
{
    return table_at(table, row, table_find(table, "sentence"));
}

static bool
name_ends(const char *name, const char *end)
{
    size_t len = strlen(name), of = strlen(end);

    return len >= of && strcmp(name + len - of, end) == 0;
}

enum cell_kind
table_kind(const struct table *table, size_t column)
{
    const struct table_column *of = &table->columns[column];

    if (of->shape == DB_SHAPE_NUMBER)
        return CELL_NUMBER;
    if (of->shape == DB_SHAPE_TRUTH)
        return CELL_TRUTH;
    if (strcmp(of->name, "day") == 0 || name_ends(of->name, "_day"))
        return CELL_DAY;
    if (strcmp(of->name, "minute") == 0 || name_ends(of->name, "_at"))
        return CELL_TIME;
    return CELL_TEXT;
}

bool
table_when(const struct table *table, size_t row, size_t column,
           int64_t *ret_day, int *ret_second)
{
    struct slice cell = table_at(table, row, column);
    char text[32];
    int at[3] = { 0 };

    if (cell.len < 10 || cell.len >= sizeof text)
        return false;
    memcpy(text, cell.at, cell.len);
    text[cell.len] = '\0';
    if (cell.len > 10 &&
        sscanf(text + 10, "T%2d:%2d:%2d", &at[0], &at[1], &at[2]) != 3)
        return false;
    text[10] = '\0';
    *ret_second = at[0] * 3600 + at[1] * 60 + at[2];
    return civil_parse(text, ret_day);
}

bool
table_second(const struct table *table, size_t row, size_t column,
             int64_t *ret_second)
{
    int64_t day;
    int second;

    if (!table_when(table, row, column, &day, &second))
        return false;
    *ret_second = day * 86400 + second;
    return true;
}

bool
table_keep(struct table *table, const char *column, const char *value)
{
    size_t width = table->column_count, at, kept = 0;

    at = table_find(table, column);
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

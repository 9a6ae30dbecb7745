/* xlsx.c - a table as a workbook: real numbers, days and times.
 *
 * Which columns hold days and times is told by their names, which are ours:
 * what people wrote stays text, whatever it looks like. Times are the local
 * ones of the series, as a spreadsheet knows no others.
 */
#include "wrap/xlsx.h"

#include "base/civil.h"
#include "report/render.h"
#include "wrap/unicode.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define WIDTH_LEAST 8
#define WIDTH_MOST  60
#define WIDTH_TEXT  66 /* that fits into it: letters are not all wide */
#define WIDTH_MORE  3  /* than a cell, for white space */

static bool
is_day(const char *column)
{
    return strcmp(column, "day") == 0;
}

static bool
is_time(const char *column)
{
    size_t len = strlen(column);

    return strcmp(column, "minute") == 0 ||
           (len > 3 && strcmp(column + len - 3, "_at") == 0);
}

/* "2021-06-29". */
static bool
day_read(const char *cell, int64_t *ret_day)
{
    char text[11];

    snprintf(text, sizeof text, "%s", cell);
    return civil_parse(text, ret_day);
}

/* "2021-06-29T16:20:00+09:00" (F4): local days and seconds. */
static bool
time_read(const char *cell, int64_t *ret_second)
{
    int64_t day;
    int at[3];

    if (!day_read(cell, &day) ||
        sscanf(cell + 10, "T%2d:%2d:%2d", &at[0], &at[1], &at[2]) != 3)
        return false;
    *ret_second = day * 86400 + at[0] * 3600 + at[1] * 60 + at[2];
    return true;
}

static void
cell_add(struct xlsx *xlsx, const struct table *table, size_t row,
         size_t column)
{
    const struct table_column *of = &table->columns[column];
    struct slice cell = table_at(table, row, column);
    AUTO(buf) copy = { 0 };
    const char *text;
    int64_t when;

    if (cell.len == 0)
        return;
    buf_slice(&copy, cell);
    text = buf_string(&copy);
    row++; /* below the headings */
    if (of->shape == DB_SHAPE_NUMBER)
        xlsx_number(xlsx, row, column, strtod(text, NULL),
                    strchr(text, '.') != NULL);
    else if (of->shape == DB_SHAPE_TRUTH)
        xlsx_truth(xlsx, row, column, slice_is(cell, "true"));
    else if (is_day(of->name) && day_read(text, &when))
        xlsx_day(xlsx, row, column, when);
    else if (is_time(of->name) && time_read(text, &when))
        xlsx_time(xlsx, row, column, when);
    else
        xlsx_text(xlsx, row, column, cell);
}

/* Lines that the widest cell of a row takes, where words break early. */
static int
row_lines(const struct table *table, size_t row)
{
    int lines = 1;

    for (size_t c = 0; c < table->column_count; c++) {
        struct slice cell = table_at(table, row, c);
        int width = unicode_width(cell) + WIDTH_MORE;
        int breaks = 1 + width / WIDTH_TEXT;

        for (size_t i = 0; i < cell.len; i++)
            breaks += cell.at[i] == '\n';
        if (breaks > lines)
            lines = breaks;
    }
    return lines;
}

/* Room for the widest cell and, beside the heading, for its arrow. */
static int
column_width(const struct table *table, size_t column)
{
    int widest = unicode_width(slice_of(table->columns[column].name)) + 4;

    for (size_t row = 0; row < table_rows(table); row++) {
        int width = unicode_width(table_at(table, row, column)) + WIDTH_MORE;

        if (width > widest)
            widest = width;
    }
    if (widest < WIDTH_LEAST)
        return WIDTH_LEAST;
    return widest > WIDTH_MOST ? WIDTH_MOST : widest;
}

bool
make_xlsx(struct buf *to, const struct table *table, struct err *err)
{
    const char *title = table->title ? table->title : "";
    struct xlsx *xlsx = xlsx_open(title, table->dated);
    bool good;

    xlsx_sheet(xlsx, table->about ? table->about : title);
    xlsx_table(xlsx, table_rows(table), table->column_count);
    for (size_t c = 0; c < table->column_count; c++) {
        xlsx_heading(xlsx, c, slice_of(table->columns[c].name));
        xlsx_width(xlsx, c, column_width(table, c));
        for (size_t row = 0; row < table_rows(table); row++)
            cell_add(xlsx, table, row, c);
    }
    for (size_t row = 0; row < table_rows(table); row++)
        xlsx_lines(xlsx, row + 1, row_lines(table, row));
    good = xlsx_finish(xlsx, to, err);
    xlsx_drop(xlsx);
    return good;
}

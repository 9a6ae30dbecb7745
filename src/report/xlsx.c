/* xlsx.c - a table as a workbook: real numbers, days and times.
 *
 * Times are the local ones of the series, as a spreadsheet knows no others.
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

/* "2021-06-29" is one, and nothing else. */
static bool
day_read(struct slice cell, int64_t *ret_day)
{
    char text[11] = "";

    if (cell.len != 10)
        return false;
    memcpy(text, cell.at, cell.len);
    return civil_parse(text, ret_day);
}

/* "2021-06-29T16:20:00+09:00": local days and seconds (F4). */
static bool
time_read(struct slice cell, int64_t *ret_second)
{
    struct slice date = { cell.at, 10 };
    int64_t day;
    int at[3];

    if (cell.len < 19 || cell.at[10] != 'T' || !day_read(date, &day) ||
        sscanf(cell.at + 11, "%2d:%2d:%2d", &at[0], &at[1], &at[2]) != 3)
        return false;
    *ret_second = day * 86400 + at[0] * 3600 + at[1] * 60 + at[2];
    return true;
}

static void
cell_add(struct xlsx *xlsx, const struct table *table, size_t row,
         size_t column)
{
    struct slice cell = table_at(table, row, column);
    AUTO(buf) text = { 0 };
    int64_t when;

    if (cell.len == 0)
        return;
    buf_slice(&text, cell); /* ends in a NUL, which a slice need not */
    cell = (struct slice){ buf_string(&text), cell.len };
    row++; /* below the headings */
    if (table->columns[column].shape == DB_SHAPE_NUMBER)
        xlsx_number(xlsx, row, column, strtod(cell.at, NULL),
                    memchr(cell.at, '.', cell.len) != NULL);
    else if (table->columns[column].shape == DB_SHAPE_TRUTH)
        xlsx_truth(xlsx, row, column, slice_is(cell, "true"));
    else if (day_read(cell, &when))
        xlsx_day(xlsx, row, column, when);
    else if (time_read(cell, &when))
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

void
render_xlsx(struct buf *to, const struct table *table)
{
    const char *title = table->title ? table->title : "";
    struct xlsx *xlsx = xlsx_open(title, table->dated);
    struct err ignored = { 0 };

    xlsx_sheet(xlsx, table->about ? table->about : title);
    xlsx_table(xlsx, table_rows(table), table->column_count);
    for (size_t c = 0; c < table->column_count; c++) {
        xlsx_heading(xlsx, c, slice_of(table->columns[c].name));
        xlsx_width(xlsx, c, column_width(table, c));
        for (size_t row = 0; row < table_rows(table); row++)
            cell_add(xlsx, table, row, c);
    }
    for (size_t row = 0; row < table_rows(table); row++)
        if (row_lines(table, row) > 1)
            xlsx_lines(xlsx, row + 1, row_lines(table, row));
    xlsx_finish(xlsx, to, &ignored);
    xlsx_drop(xlsx);
}

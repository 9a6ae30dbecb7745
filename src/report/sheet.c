/* sheet.c - a table as a sheet of a workbook: real numbers, days and times.
 *
 * Which columns hold days and times is told by their names, which are ours:
 * what people wrote stays text, whatever it looks like. Times are the local
 * ones of the series, as a spreadsheet knows no others.
 */
#include "report/sheet.h"

#include "report/render.h"
#include "report/wording.h"
#include "wrap/unicode.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define WIDTH_LEAST 8
#define WIDTH_MOST  60
#define WIDTH_TEXT  66 /* that fits into it: letters are not all wide */
#define WIDTH_MORE  3  /* than a cell, for white space */

static void
cell_add(struct xlsx *xlsx, const struct table *table, size_t row,
         size_t column)
{
    struct slice cell = table_at(table, row, column);
    enum cell_kind kind = table_kind(table, column);
    AUTO(buf) text = { 0 };
    int64_t day;
    int second;

    if (cell.len == 0)
        return;
    if (kind == CELL_NUMBER || kind == CELL_TRUTH)
        buf_slice(&text, cell);
    else
        wording_cell(&text, table, row, column);
    row++; /* below the headings */
    if (kind == CELL_NUMBER)
        xlsx_number(xlsx, row, column, strtod(buf_string(&text), NULL),
                    strchr(buf_string(&text), '.') != NULL);
    else if (kind == CELL_TRUTH)
        xlsx_truth(xlsx, row, column, slice_is(cell, "true"));
    else if (kind == CELL_TEXT ||
             !table_when(table, row - 1, column, &day, &second))
        xlsx_text(xlsx, row, column, buf_all(&text));
    else if (kind == CELL_DAY)
        xlsx_day(xlsx, row, column, day);
    else
        xlsx_time(xlsx, row, column, day * 86400 + second);
}

static void
heading_add(struct xlsx *xlsx, const struct table *table, size_t column)
{
    AUTO(buf) heading = { 0 };

    wording_heading(&heading, table->wording, table->columns[column].name);
    xlsx_heading(xlsx, column, buf_all(&heading));
}

/* Lines that the widest cell of a row takes, where words break early. */
static int
row_lines(const struct table *table, size_t row)
{
    int lines = 1;

    for (size_t c = 0; c < table->column_count; c++) {
        AUTO(buf) cell = { 0 };
        int breaks;

        wording_cell(&cell, table, row, c);
        breaks = 1 + (unicode_width(buf_all(&cell)) + WIDTH_MORE) / WIDTH_TEXT;
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
    AUTO(buf) text = { 0 };
    int widest;

    wording_heading(&text, table->wording, table->columns[column].name);
    widest = unicode_width(buf_all(&text)) + 4;

    for (size_t row = 0; row < table_rows(table); row++) {
        int width;

        buf_reset(&text);
        wording_cell(&text, table, row, column);
        width = unicode_width(buf_all(&text)) + WIDTH_MORE;
        if (width > widest)
            widest = width;
    }
    if (widest < WIDTH_LEAST)
        return WIDTH_LEAST;
    return widest > WIDTH_MOST ? WIDTH_MOST : widest;
}

void
sheet_days(struct xlsx *xlsx, const struct wording *wording)
{
    if (wording != NULL)
        xlsx_days(xlsx, wording_get(wording, "dates", "workbook_day"),
                  wording_get(wording, "dates", "workbook_time"));
}

void
sheet_fill(struct xlsx *xlsx, const struct table *table, const char *name)
{
    xlsx_sheet(xlsx, name);
    xlsx_table(xlsx, table_rows(table), table->column_count);
    for (size_t c = 0; c < table->column_count; c++) {
        heading_add(xlsx, table, c);
        xlsx_width(xlsx, c, column_width(table, c));
        for (size_t row = 0; row < table_rows(table); row++)
            cell_add(xlsx, table, row, c);
    }
    for (size_t row = 0; row < table_rows(table); row++)
        xlsx_lines(xlsx, row + 1, row_lines(table, row));
}

bool
make_xlsx(struct buf *to, const struct table *table, struct err *err)
{
    const char *title = table->title ? table->title : "";
    struct xlsx *xlsx = xlsx_open(title, table->dated);
    bool good;

    sheet_days(xlsx, table->wording);
    sheet_fill(xlsx, table, table->about ? table->about : title);
    good = xlsx_finish(xlsx, to, err);
    xlsx_drop(xlsx);
    return good;
}

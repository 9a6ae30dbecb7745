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

#include <stdlib.h>
#include <string.h>

#define WIDTH_LEAST 8
#define WIDTH_MOST  60
#define WIDTH_TEXT  66 /* that fits into it: letters are not all wide */
#define WIDTH_MORE  3  /* than a cell, for white space */
#define WIDTH_ARROW 4  /* beside a heading */

/* A cell; `text` is what it says in words. */
static void
cell_add(struct xlsx *xlsx, const struct table *table, size_t row,
         size_t column, struct slice text)
{
    struct slice cell = table_at(table, row, column);
    enum cell_kind kind = table_kind(table, column);
    AUTO(buf) number = { 0 };
    int64_t second = 0;

    if (cell.len == 0)
        return;
    if (kind == CELL_DAY || kind == CELL_TIME)
        kind = table_second(table, row, column, &second) ? kind : CELL_TEXT;
    row++; /* below the headings */
    switch (kind) {
    case CELL_TEXT: xlsx_text(xlsx, row, column, text); break;
    case CELL_NUMBER:
        buf_slice(&number, cell);
        xlsx_number(xlsx, row, column, strtod(buf_string(&number), NULL),
                    strchr(buf_string(&number), '.') != NULL);
        break;
    case CELL_TRUTH:
        xlsx_truth(xlsx, row, column, slice_is(cell, "true"));
        break;
    case CELL_DAY: xlsx_day(xlsx, row, column, second / 86400); break;
    case CELL_TIME: xlsx_time(xlsx, row, column, second); break;
    }
}

/* Lines that a text takes, where words break early. */
static int
text_lines(struct slice text)
{
    int lines = 1 + (unicode_width(text) + WIDTH_MORE) / WIDTH_TEXT;

    for (size_t i = 0; i < text.len; i++)
        lines += text.at[i] == '\n';
    return lines;
}

/* A column as wide as its widest cell and, beside the heading, its arrow;
 * `lines` has room for the highest cell of each row. */
static void
column_add(struct xlsx *xlsx, const struct table *table, size_t column,
           int *lines)
{
    AUTO(buf) text = { 0 };
    int widest;

    wording_heading(&text, table->wording, table->columns[column].name);
    xlsx_heading(xlsx, column, buf_all(&text));
    widest = unicode_width(buf_all(&text)) + WIDTH_ARROW;
    for (size_t row = 0; row < table_rows(table); row++) {
        int width, high;

        buf_reset(&text);
        wording_cell(&text, table, row, column);
        cell_add(xlsx, table, row, column, buf_all(&text));
        width = unicode_width(buf_all(&text)) + WIDTH_MORE;
        widest = width > widest ? width : widest;
        high = text_lines(buf_all(&text));
        lines[row] = high > lines[row] ? high : lines[row];
    }
    widest = widest < WIDTH_LEAST ? WIDTH_LEAST : widest;
    xlsx_width(xlsx, column, widest > WIDTH_MOST ? WIDTH_MOST : widest);
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
    int *lines = x_alloc((table_rows(table) + 1) * sizeof *lines);

    xlsx_sheet(xlsx, name);
    xlsx_table(xlsx, table_rows(table), table->column_count);
    for (size_t c = 0; c < table->column_count; c++)
        column_add(xlsx, table, c, lines);
    for (size_t row = 0; row < table_rows(table); row++)
        xlsx_lines(xlsx, row + 1, lines[row]);
    x_free(lines);
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

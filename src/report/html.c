/* html.c - a table as a page that needs nothing else: no script, no request.
 *
 * Valid HTML 5. Roles are written out, since a style that makes cards of rows
 * would take them from a screen reader.
 */
#include "report/html.h"

#include "files.h"
#include "report/render.h"
#include "report/wording.h"

#include <string.h>

#define MANY 9 /* columns that a page must make room for */

/* Text as text: nothing in it is markup. What HTML has no place for (C0
 * controls) and what turns the direction of writing beyond its cell is left to
 * U+FFFD and to <bdi>. */
void
html_text(struct buf *to, struct slice text)
{
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.at[i];

        if (c == '&')
            buf_text(to, "&amp;");
        else if (c == '<')
            buf_text(to, "&lt;");
        else if (c == '>')
            buf_text(to, "&gt;");
        else if (c == '"')
            buf_text(to, "&quot;");
        else if (c < 0x20 && c != '\n' && c != '\t')
            buf_text(to, "\xEF\xBF\xBD");
        else
            buf_char(to, text.at[i]);
    }
}

/* The headings, as they stand in a page: each row has them again. */
static struct slice *
headings_make(struct arena *arena, const struct table *table)
{
    struct slice *headings =
        arena_get(arena, (table->column_count + 1) * sizeof *headings);

    for (size_t c = 0; c < table->column_count; c++) {
        AUTO(buf) heading = { 0 };
        AUTO(buf) text = { 0 };

        wording_heading(&heading, table->wording, table->columns[c].name);
        html_text(&text, buf_all(&heading));
        headings[c] = arena_slice(arena, buf_all(&text));
    }
    return headings;
}

void
html_cell(struct buf *to, const struct table *table, size_t row, size_t column)
{
    AUTO(buf) cell = { 0 };

    wording_cell(&cell, table, row, column);
    html_text(to, buf_all(&cell));
}

void
html_number(struct buf *to, const struct wording *wording, struct slice number)
{
    buf_text(to, "<data value=\"");
    html_text(to, number);
    buf_text(to, "\">");
    wording_number(to, wording, number);
    buf_text(to, "</data>");
}

static bool
is_number(const struct table *table, size_t column)
{
    return table->columns[column].shape == DB_SHAPE_NUMBER;
}

static void
headings_add(struct buf *to, const struct table *table,
             const struct slice *headings)
{
    buf_text(to, "<thead role=\"rowgroup\">\n<tr role=\"row\">");
    for (size_t c = 0; c < table->column_count; c++) {
        buf_format(to, "<th role=\"columnheader\" scope=\"col\"%s>",
                   is_number(table, c) ? " class=\"n\"" : "");
        buf_slice(to, headings[c]);
        buf_text(to, "</th>");
    }
    buf_text(to, "</tr>\n</thead>\n");
}

/* What people read, and beside it what the cell is to a program. */
static void
value_add(struct buf *to, const struct table *table, size_t row, size_t column)
{
    static const char *const tags[][2] = {
        [CELL_TEXT] = { "bdi", NULL },
        [CELL_NUMBER] = { "data", "value" },
        [CELL_TRUTH] = { "span", NULL },
        [CELL_DAY] = { "time", "datetime" },
        [CELL_TIME] = { "time", "datetime" },
    };
    struct slice cell = table_at(table, row, column);
    const char *const *tag = tags[table_kind(table, column)];
    AUTO(buf) shown = { 0 };

    wording_cell(&shown, table, row, column);
    if (tag[1] != NULL && slice_same(cell, buf_all(&shown))) {
        html_text(to, cell);
        return;
    }
    buf_format(to, "<%s", tag[0]);
    if (tag[1] != NULL) {
        buf_format(to, " %s=\"", tag[1]);
        html_text(to, cell);
        buf_char(to, '"');
    }
    buf_char(to, '>');
    html_text(to, buf_all(&shown));
    buf_format(to, "</%s>", tag[0]);
}

/* The first cell of a row is its heading; the others bear their column's for
 * where rows become cards. */
static void
cell_add(struct buf *to, const struct table *table, size_t row, size_t column,
         struct slice heading)
{
    struct slice cell = table_at(table, row, column);
    const char *tag = column == 0 ? "th" : "td";

    buf_format(to, "<%s", tag);
    if (column == 0) {
        buf_text(to, " role=\"rowheader\" scope=\"row\"");
    } else {
        buf_text(to, " role=\"cell\" data-label=\"");
        buf_slice(to, heading);
        buf_char(to, '"');
    }
    buf_text(to, is_number(table, column) ? " class=\"n\">" : ">");
    if (cell.len > 0)
        value_add(to, table, row, column);
    buf_format(to, "</%s>", tag);
}

void
html_begin(struct buf *to, const char *lang, const char *title,
           const char *about)
{
    buf_format(to,
               "<!doctype html>\n<html lang=\"%s\">\n<head>\n"
               "<meta charset=\"utf-8\">\n"
               "<meta name=\"viewport\" "
               "content=\"width=device-width, initial-scale=1\">\n"
               "<meta http-equiv=\"Content-Security-Policy\" "
               "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
               "<title>",
               lang);
    html_text(to, slice_of(title));
    if (about != NULL)
        buf_text(to, " - ");
    html_text(to, slice_of(about));
    buf_format(to, "</title>\n<style>\n%s</style>\n</head>\n<body>\n<main>\n",
               conf_page.text);
}

void
html_end(struct buf *to)
{
    buf_text(to, "</main>\n</body>\n</html>\n");
}

void
html_element(struct buf *to, const char *tag, const char *text)
{
    buf_format(to, "<%s>", tag);
    html_text(to, slice_of(text));
    buf_format(to, "</%.*s>\n", (int)strcspn(tag, " "), tag);
}

void
html_table(struct buf *to, const struct table *table)
{
    AUTO(arena) arena = { 0 };
    const struct slice *headings = headings_make(&arena, table);

    buf_format(to, "<table class=\"cards%s\" role=\"table\">\n",
               table->column_count > MANY ? " many" : "");
    headings_add(to, table, headings);
    buf_text(to, "<tbody role=\"rowgroup\">\n");
    for (size_t row = 0; row < table_rows(table); row++) {
        buf_text(to, "<tr role=\"row\">");
        for (size_t c = 0; c < table->column_count; c++)
            cell_add(to, table, row, c, headings[c]);
        buf_text(to, "</tr>\n");
    }
    buf_text(to, "</tbody>\n</table>\n");
}

void
html_sentences(struct buf *to, const struct table *table)
{
    for (size_t row = 0; row < table_rows(table); row++) {
        buf_text(to, "<p class=\"say\">");
        html_text(to, table_sentence(table, row));
        buf_text(to, "</p>\n");
    }
}

void
render_html(struct buf *to, const struct table *table)
{
    struct table shown = *table;

    if (shown.wording == NULL)
        shown.wording = wording_english();
    html_begin(to, wording_lang(shown.wording), table->title, table->about);
    html_element(to, "h1", table->title);
    if (table->about != NULL) {
        buf_text(to, "<p><bdi>");
        html_text(to, slice_of(table->about));
        buf_text(to, "</bdi></p>\n");
    }
    if (table->sentences)
        html_sentences(to, &shown);
    else
        html_table(to, &shown);
    html_end(to);
}

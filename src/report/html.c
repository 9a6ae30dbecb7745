/* html.c - a table as a page that needs nothing else: no script, no request.
 *
 * Valid HTML 5. Roles are written out, since a style that makes cards of rows
 * would take them from a screen reader.
 */
#include "files.h"
#include "report/render.h"

/* Text as text: nothing in it is markup. What HTML has no place for (C0
 * controls) and what turns the direction of writing beyond its cell is left to
 * U+FFFD and to <bdi>. */
static void
text_add(struct buf *to, struct slice text)
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

/* A heading for people: our words without their underscores. */
static void
heading_add(struct buf *to, const char *name)
{
    struct slice rest = slice_of(name);

    while (rest.len > 0) {
        text_add(to, slice_cut(&rest, '_'));
        if (rest.len > 0)
            buf_char(to, ' ');
    }
}

static bool
is_number(const struct table *table, size_t column)
{
    return table->columns[column].shape == DB_SHAPE_NUMBER;
}

static void
headings_add(struct buf *to, const struct table *table)
{
    buf_text(to, "<thead role=\"rowgroup\">\n<tr role=\"row\">");
    for (size_t c = 0; c < table->column_count; c++) {
        buf_format(to, "<th role=\"columnheader\" scope=\"col\"%s>",
                   is_number(table, c) ? " class=\"n\"" : "");
        heading_add(to, table->columns[c].name);
        buf_text(to, "</th>");
    }
    buf_text(to, "</tr>\n</thead>\n");
}

/* The first cell of a row is its heading; the others bear their column's for
 * where rows become cards. */
static void
cell_add(struct buf *to, const struct table *table, size_t row, size_t column)
{
    struct slice cell = table_at(table, row, column);
    const char *tag = column == 0 ? "th" : "td";

    buf_format(to, "<%s", tag);
    if (column == 0) {
        buf_text(to, " role=\"rowheader\" scope=\"row\"");
    } else {
        buf_text(to, " role=\"cell\" data-label=\"");
        heading_add(to, table->columns[column].name);
        buf_char(to, '"');
    }
    buf_text(to, is_number(table, column) ? " class=\"n\">" : ">");
    if (cell.len > 0 && is_number(table, column)) {
        text_add(to, cell);
    } else if (cell.len > 0) {
        buf_text(to, "<bdi>");
        text_add(to, cell);
        buf_text(to, "</bdi>");
    }
    buf_format(to, "</%s>", tag);
}

static void
head_add(struct buf *to, const struct table *table)
{
    buf_text(to, "<!doctype html>\n<html lang=\"en\">\n<head>\n"
                 "<meta charset=\"utf-8\">\n"
                 "<meta name=\"viewport\" "
                 "content=\"width=device-width, initial-scale=1\">\n"
                 "<meta http-equiv=\"Content-Security-Policy\" "
                 "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
                 "<title>");
    text_add(to, slice_of(table->title));
    if (table->about != NULL)
        buf_text(to, " - ");
    text_add(to, slice_of(table->about));
    buf_format(to, "</title>\n<style>\n%s</style>\n</head>\n", conf_page.text);
}

void
render_html(struct buf *to, const struct table *table)
{
    head_add(to, table);
    buf_text(to, "<body>\n<main>\n<h1>");
    text_add(to, slice_of(table->title));
    buf_text(to, "</h1>\n");
    if (table->about != NULL) {
        buf_text(to, "<p><bdi>");
        text_add(to, slice_of(table->about));
        buf_text(to, "</bdi></p>\n");
    }
    buf_text(to, "<table role=\"table\">\n");
    headings_add(to, table);
    buf_text(to, "<tbody role=\"rowgroup\">\n");
    for (size_t row = 0; row < table_rows(table); row++) {
        buf_text(to, "<tr role=\"row\">");
        for (size_t c = 0; c < table->column_count; c++)
            cell_add(to, table, row, c);
        buf_text(to, "</tr>\n");
    }
    buf_text(to, "</tbody>\n</table>\n</main>\n</body>\n</html>\n");
}

/* text.c - a table for people: aligned columns, two spaces between them. */
#include "report/aligned.h"
#include "report/render.h"

#include "base/say.h"

/* Ends a line, without the spaces that the last cells left behind it. */
static void
line_end(struct buf *to)
{
    while (to->len > 0 && to->at[to->len - 1] == ' ')
        to->len--;
    buf_char(to, '\n');
}

void
render_text(struct buf *to, const struct table *table)
{
    AUTO(aligned) aligned = { .table = table, .write = say_clean };

    for (size_t row = 0; table->sentences && row < table_rows(table); row++) {
        say_clean(to, table_sentence(table, row));
        buf_char(to, '\n');
    }
    if (table->sentences)
        return;
    aligned_measure(&aligned, 0);
    for (size_t line = 0; line <= table_rows(table); line++) {
        for (size_t c = 0; c < table->column_count; c++) {
            if (c > 0)
                buf_text(to, "  ");
            aligned_cell(to, &aligned, line, c);
        }
        line_end(to);
    }
}

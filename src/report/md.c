/* md.c - a table as Markdown, to be pasted into mail and wikis.
 *
 * A table of GitHub Flavored Markdown (4.10), its columns padded, so that it
 * reads well where nobody renders it, too.
 */
#include "report/aligned.h"
#include "report/render.h"

#include "base/say.h"

#include <ctype.h>
#include <string.h>

#define LEAST 3 /* dashes below a heading */

static bool
is_word(struct slice text, size_t at)
{
    return at < text.len &&
           (isalnum((unsigned char)text.at[at]) || (text.at[at] & 0x80));
}

/* What Markdown would take for markup. An underscore within a word is none,
 * and column names are full of them. */
static bool
is_markup(struct slice text, size_t at)
{
    if (text.at[at] == '_')
        return at == 0 || !is_word(text, at - 1) || !is_word(text, at + 1);
    return strchr("\\`*[]<>|~&$", text.at[at]) != NULL;
}

static void
cell_write(struct buf *to, struct slice cell)
{
    AUTO(buf) clean = { 0 };
    struct slice text;

    say_clean(&clean, cell);
    text = buf_all(&clean);
    for (size_t i = 0; i < text.len; i++) {
        if (is_markup(text, i))
            buf_char(to, '\\');
        buf_char(to, text.at[i]);
    }
}

/* "| --- | ---: |": numbers stand to the right. */
static void
rule_add(struct buf *to, const struct aligned *aligned)
{
    for (size_t c = 0; c < aligned->table->column_count; c++) {
        bool right = aligned->table->columns[c].shape == DB_SHAPE_NUMBER;

        buf_text(to, "| ");
        for (int i = right; i < aligned->widths[c]; i++)
            buf_char(to, '-');
        buf_text(to, right ? ": " : " ");
    }
    buf_text(to, "|\n");
}

void
render_md(struct buf *to, const struct table *table)
{
    AUTO(aligned) aligned = { .table = table, .write = cell_write };

    for (size_t row = 0; table->sentences && row < table_rows(table); row++) {
        buf_text(to, row > 0 ? "\n" : "");
        cell_write(to, table_sentence(table, row));
        buf_char(to, '\n');
    }
    if (table->sentences)
        return;
    aligned_measure(&aligned, LEAST);
    for (size_t line = 0; line <= table_rows(table); line++) {
        for (size_t c = 0; c < table->column_count; c++) {
            buf_text(to, "| ");
            aligned_cell(to, &aligned, line, c);
            buf_char(to, ' ');
        }
        buf_text(to, "|\n");
        if (line == 0)
            rule_add(to, &aligned);
    }
}

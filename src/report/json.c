/* json.c - a table as JSON (RFC 8259): an array of objects, one a line. */
#include "report/render.h"

void
json_text(struct buf *to, struct slice text)
{
    buf_char(to, '"');
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.at[i];

        if (c == '"' || c == '\\')
            buf_format(to, "\\%c", c);
        else if (c == '\n')
            buf_text(to, "\\n");
        else if (c == '\t')
            buf_text(to, "\\t");
        else if (c < 0x20 || c == 0x7f)
            buf_format(to, "\\u%04x", c);
        else
            buf_char(to, (char)c);
    }
    buf_char(to, '"');
}

static void
value_add(struct buf *to, struct slice cell, enum db_shape shape)
{
    if (cell.at == NULL)
        buf_text(to, "null");
    else if (shape == DB_SHAPE_TEXT)
        json_text(to, cell);
    else
        buf_slice(to, cell);
}

void
render_json(struct buf *to, const struct table *table)
{
    size_t rows = table_rows(table);

    buf_text(to, rows ? "[\n" : "[]\n");
    for (size_t r = 0; r < rows; r++) {
        for (size_t c = 0; c < table->column_count; c++) {
            buf_text(to, c ? "," : "{");
            json_text(to, slice_of(table->columns[c].name));
            buf_char(to, ':');
            value_add(to, table_at(table, r, c), table->columns[c].shape);
        }
        buf_text(to, r + 1 < rows ? "},\n" : "}\n]\n");
    }
}

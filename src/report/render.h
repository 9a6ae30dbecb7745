/* render.h - a table in the forms of paper and screen; one file per form.
 *
 * All append to a buffer, but for xlsx UTF-8 with `\n` ends of line. None
 * fails; xlsx appends nothing where there is no room for its temporary files.
 * A new form is one file and one row in RENDERERS.
 */
#ifndef HEADCOUNT_RENDER_H
#define HEADCOUNT_RENDER_H

#include "report/table.h"

#define RENDERERS(X) \
    X(text)          \
    X(csv)           \
    X(json)          \
    X(md)            \
    X(html)          \
    X(xlsx)

/* text: for people; columns aligned by display width, numbers to the right;
 *       what could steer a terminal is made visible (say_clean).
 * csv:  RFC 4180 with one header line; text that a spreadsheet would run as a
 *       formula gets a leading apostrophe (OWASP, "CSV Injection").
 * json: RFC 8259, an array of objects; numbers as numbers, empty as null.
 * md:   a table of GitHub Flavored Markdown; nothing in a cell is markup.
 * xlsx: a workbook with one sheet; numbers, days and times are such.
 * html: a page of its own with title, conf/page.css within; fits a telephone.
 */
#define RENDER_DECLARE(name) \
    void render_##name(struct buf *to, const struct table *table);
RENDERERS(RENDER_DECLARE)
#undef RENDER_DECLARE

struct renderer {
    const char *name;
    void (*render)(struct buf *to, const struct table *table);
};

/* ERR_USAGE, naming those that there are, when there is none of that name. */
bool renderer_find(const char *name, const struct renderer **ret_renderer,
                   struct err *err);

#endif

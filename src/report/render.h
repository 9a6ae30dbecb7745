/* render.h - a table in the forms of paper and screen; one file per form.
 *
 * The texts append UTF-8 with `\n` ends of line to a buffer and cannot fail.
 * A new one is one file and one row in RENDERERS.
 */
#ifndef HEADCOUNT_RENDER_H
#define HEADCOUNT_RENDER_H

#include "report/table.h"

#define RENDERERS(X) \
    X(text)          \
    X(csv)           \
    X(json)          \
    X(md)            \
    X(html)

/* text: for people; columns aligned by display width, numbers to the right;
 *       what could steer a terminal is made visible (say_clean).
 * csv:  RFC 4180 with one header line; text that a spreadsheet would run as a
 *       formula gets a leading apostrophe (OWASP, "CSV Injection").
 * json: RFC 8259, an array of objects; numbers as numbers, empty as null.
 * md:   a table of GitHub Flavored Markdown; nothing in a cell is markup.
 * html: a page of its own with title, conf/page.css within; fits a telephone.
 */
#define RENDER_DECLARE(name) \
    void render_##name(struct buf *to, const struct table *table);
RENDERERS(RENDER_DECLARE)
#undef RENDER_DECLARE

/* A string of JSON. */
void json_text(struct buf *to, struct slice text);

/* A workbook with one sheet; numbers, days and times are such. ERR_SYSTEM: no
 * room to make it. */
bool make_xlsx(struct buf *to, const struct table *table, struct err *err);

struct renderer {
    const char *name;
    void (*render)(struct buf *to, const struct table *table); /* a text */
    /* NULL, or instead what is no text, and nothing for a terminal. */
    bool (*make)(struct buf *to, const struct table *table, struct err *err);
};

/* By whichever of the two it has. */
bool renderer_run(const struct renderer *renderer, struct buf *to,
                  const struct table *table, struct err *err);

/* ERR_USAGE, naming those that there are, when there is none of that name. */
bool renderer_find(const char *name, const struct renderer **ret_renderer,
                   struct err *err);

#endif

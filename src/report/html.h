/* html.h - the parts of a page, for one report and for that of a series.
 *
 * Valid HTML 5 that needs nothing else: no script, no request. Tables must
 * have their wording. What is appended cannot fail.
 */
#ifndef HEADCOUNT_HTML_H
#define HEADCOUNT_HTML_H

#include "report/table.h"

/* Text as text: nothing in it is markup. */
void html_text(struct buf *to, struct slice text);

/* All up to <main>, with conf/page.css, and all behind it. about: NULL is
 * fine. */
void html_begin(struct buf *to, const char *lang, const char *title,
                const char *about);
void html_end(struct buf *to);

/* <tag>text</tag>; the tag may have attributes. */
void html_element(struct buf *to, const char *tag, const char *text);

/* A cell in the words of its table, as text. */
void html_cell(struct buf *to, const struct table *table, size_t row,
               size_t column);

/* The same of a number, and beside it what it is to a program. */
void html_number(struct buf *to, const struct wording *wording,
                 struct slice number);

void html_table(struct buf *to, const struct table *table);
void html_sentences(struct buf *to, const struct table *table);

#endif

/* wording.h - what reports say to people, in their language.
 *
 * conf/lang/CODE.ini is a language; adding one is adding a file. What a
 * language leaves out English says, and names of ours that have no wording at
 * all are printed with blanks for their underscores.
 *
 * A wording of NULL is none: names and cells as they stand. That is how csv
 * and json are printed, which programs read.
 */
#ifndef HEADCOUNT_WORDING_H
#define HEADCOUNT_WORDING_H

#include "report/table.h"

struct wording; /* one language; lives as long as the program */

/* NULL: English. ERR_USAGE, naming those there are: no such language. */
bool wording_find(const char *lang, const struct wording **ret_wording,
                  struct err *err);

const struct wording *wording_english(void);
const char *wording_lang(const struct wording *wording); /* "ja" */

/* What a section says of a key, by English if need be; NULL: nothing. */
const char *wording_get(const struct wording *wording, const char *section,
                        const char *key);

/* What it says itself; key "": of the section, "" where it has that one. */
const char *wording_said(const struct wording *wording, const char *section,
                         const char *key);

/* The same of [texts]: every text there is has its English. */
const char *wording_text(const struct wording *wording, const char *key);

/* A report's title; `other` where the language, or none, has no title. */
const char *wording_title(const struct wording *wording, const char *report,
                          const char *other);

/* A number as it stands in a cell, its thousands apart. */
void wording_number(struct buf *to, const struct wording *wording,
                    struct slice number);

/* Days since 1970, as [dates] has it: "day", "day_short". */
void wording_day(struct buf *to, const struct wording *wording, const char *how,
                 int64_t day);
void wording_period(struct buf *to, const struct wording *wording,
                    int64_t first, int64_t last);

/* Local seconds of a local day; `clock`: without the day. */
void wording_time(struct buf *to, const struct wording *wording, int64_t day,
                  int second, bool clock);

/* The name for two letters of ISO 3166-1; NULL: there is none. */
const char *wording_country(const struct wording *wording, struct slice code);

/* The heading of a column, and a cell, for people. A time is the clock alone
 * where the row names its day. */
void wording_heading(struct buf *to, const struct wording *wording,
                     const char *column);
void wording_cell(struct buf *to, const struct table *table, size_t row,
                  size_t column);

/* A sentence: {column} is that cell of the row, {column:noun} a number and
 * its noun, {period} from `first_day` to `last_day`. */
void wording_fill(struct buf *to, const char *sentence,
                  const struct table *table, size_t row);

#endif

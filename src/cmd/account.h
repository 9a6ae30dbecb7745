/* account.h - what an import has to say: its lines, warnings and refusals.
 */
#ifndef HEADCOUNT_ACCOUNT_H
#define HEADCOUNT_ACCOUNT_H

#include "store/imports.h"
#include "store/known.h"

struct reading;

/* What became of a file. */
struct imported {
    int64_t import_id; /* of an earlier import where the bytes were known */
    int64_t series_id;
    bool known; /* nothing changed: the same bytes were there */
};

/* One line for each webinar of a file, as product.md has it. `known`: what
 * the same bytes have brought before. */
void account_say(const char *series, const struct harvest *harvest,
                 const struct heads *heads, const struct known_list *known,
                 const struct imported *imported);

/* Where rejected rows are listed. */
void account_rejects(const struct harvest *harvest, int64_t import_id);

/* A line for each kind of warning; with -v the columns nobody knows. */
void account_warn(struct reading *reading);

/* A warning if characters were replaced, the first of them in `line`. */
void account_replaced(const char *file, size_t count, uint32_t line);

/* The same bytes again are nothing new, unless they would now be read in
 * another way: that must not pass in silence (counting.md R10). ERR_INPUT:
 * the webinars that are known would be, by another format, encoding, time zone
 * or date order. */
bool account_known(const struct harvest *harvest,
                   const struct known_list *known, struct err *err);

/* What is read of these figures is older than the facts, and cannot be brought
 * up here (figures_follow). */
void account_behind(const struct plan *plan);

/* ERR_SETTING: the series has no such webinar. */
bool account_no_webinar(const struct plan *plan, const char *webinar,
                        struct err *err);

#endif

/* known.h - what a file's bytes have brought before.
 *
 * All of it runs inside the caller's transaction, or before it.
 */
#ifndef HEADCOUNT_KNOWN_H
#define HEADCOUNT_KNOWN_H

#include "model/fact.h"
#include "wrap/db.h"

/* What the same bytes have brought to a series before, one for each webinar.
 * Text lies in the list's arena. */
struct known {
    int64_t import_id, webinar_id;
    const char *webinar, *zone, *profile, *encoding;
    enum date_order order;
};

struct known_list {
    struct arena arena;
    struct known *at;
    size_t count;
};

/* `known` is emptied first. */
bool imports_known(struct db *db, int64_t series_id, struct slice digest,
                   struct known_list *known, struct err *err);
void known_list_drop(struct known_list *known);
bool known_list_same(const struct known_list *a, const struct known_list *b);

/* The import that brought a webinar; 0: none did. */
int64_t known_list_find(const struct known_list *known, int64_t webinar_id);

/* What an import of the same digest and basis has read, into a harvest that
 * has these two: profile and webinars, all known or foreign, with their rows.
 * Not found: there is none, or one of its webinars lacks these bytes now. */
bool import_recall(struct db *db, int64_t series_id, struct harvest *harvest,
                   bool *ret_found, struct err *err);

/* Whether any import can be of a file of that size: only then is its digest
 * needed to tell. */
bool imports_sized(struct db *db, int64_t series_id, int64_t size,
                   bool *ret_sized, struct err *err);

#endif

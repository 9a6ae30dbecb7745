/* imports.h - imports in the database: what files brought, and taking it back.
 *
 * All of it runs inside the caller's transaction.
 */
#ifndef HEADCOUNT_IMPORTS_H
#define HEADCOUNT_IMPORTS_H

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

/* Opens an import and returns its id. */
bool import_open(struct db *db, int64_t series_id,
                 const struct harvest *harvest, int64_t *ret_id,
                 struct err *err);

/* Writes the facts of one webinar:
 *
 *     fact_writer_open(&writer, db, import_id, webinar_id, err)
 *     fact_writer_add(fact, &writer, err)        for each, sorted by head
 *     fact_writer_close(&writer, err)            or fact_writer_drop
 */
struct fact_writer {
    struct db *db;
    struct db_copy copy;
    int64_t import_id, webinar_id;
    struct db_span *spans;
    size_t span_cap;
    int64_t heads; /* facts so far */
    bool has_answers;
    bool answers; /* writing answers, not facts */
};

bool fact_writer_open(struct fact_writer *writer, struct db *db,
                      int64_t import_id, int64_t webinar_id, bool answers,
                      struct err *err);
bool fact_writer_add(const struct fact *fact, void *writer, struct err *err);
bool fact_writer_close(struct fact_writer *writer, struct err *err);
void fact_writer_drop(struct fact_writer *writer);

/* Registers one webinar with an import, before its facts. */
bool import_webinar(struct db *db, int64_t import_id, struct slice digest,
                    const struct harvest_webinar *webinar, struct err *err);

/* Writes ledger, claims and rejects. webinars' ids must be set. */
bool import_account(struct db *db, int64_t import_id,
                    const struct harvest *harvest, struct err *err);

/* Heads of the import's facts, against the webinar without it. */
struct heads {
    int64_t fresh, changed, unchanged;
};

bool import_heads(struct db *db, int64_t import_id, int64_t webinar_id,
                  int64_t count, struct heads *ret_heads, struct err *err);

#endif

/* imports.h - imports in the database: what files brought, and taking it back.
 *
 * All of it runs inside the caller's transaction.
 */
#ifndef HEADCOUNT_IMPORTS_H
#define HEADCOUNT_IMPORTS_H

#include "model/fact.h"
#include "wrap/db.h"

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

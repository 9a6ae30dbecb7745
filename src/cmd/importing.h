/* importing.h - one file into the database: what `import`, `inbox` and
 * `register` share.
 *
 * The life of an import: the file is read (ingest/reading), then written in
 * one transaction (store/imports), and one line for each webinar says what
 * came of it. What fails has changed nothing.
 */
#ifndef HEADCOUNT_IMPORTING_H
#define HEADCOUNT_IMPORTING_H

#include "cmd/account.h"
#include "cmd/app.h"
#include "ingest/reading.h"

struct importing {
    struct app *app;
    const char *series, *webinar; /* slugs, NULL: found out */
    const char *tz, *format, *encoding;
    enum date_order order;
    bool create;
    bool dry_run; /* in the caller's transaction, for it to roll back: so each
                   * file sees those before it */
    int64_t max_rejects; /* -1: no limit */
    const char *rejects; /* where rejected rows go, NULL: nowhere */
    bool figures; /* bring the figures up to date in the same transaction */
    /* What the rest works with, opened by importing_open. */
    struct db *db;
    const struct crypto_key *root;
    struct crypto_key *file_key;
    struct profiles profiles;
};

/* Opens database, key and profiles. */
bool importing_open(struct importing *importing, struct err *err);
void importing_drop(struct importing *importing);

/* Imports one file; "-" is standard input. Messages call it `name`, masked
 * (path_shown). */
bool importing_file(struct importing *importing, const char *path,
                    const char *name, struct imported *ret_imported,
                    struct err *err);

#endif

/* storing.h - what was read of a file, into the database.
 */
#ifndef HEADCOUNT_STORING_H
#define HEADCOUNT_STORING_H

#include "ingest/reading.h"
#include "store/imports.h"

struct storing {
    struct db *db;
    struct plan *plan;
    struct reading *reading;
    struct heads *heads; /* to be filled, one for each webinar of the harvest */
    bool figures;        /* bring them up, too */
    int64_t import_id;   /* set by storing_write */
};

/* Writes an import: webinars that it makes, facts, ledger, claims, rejects;
 * and the figures that follow. Runs inside the caller's transaction, behind
 * its lock on the series. */
bool storing_write(struct storing *storing, struct err *err);

#endif

/* storing.h - what was read of a file, into the database.
 */
#ifndef HEADCOUNT_STORING_H
#define HEADCOUNT_STORING_H

#include "ingest/reading.h"
#include "store/imports.h"

/* Writes an import: webinars that it makes, facts, ledger, claims, rejects.
 * Runs inside the caller's transaction, behind its lock on the series. Fills
 * `heads`, one for each webinar of the harvest. */
bool storing_write(struct db *db, struct plan *plan, struct reading *reading,
                   struct heads *heads, int64_t *ret_id, struct err *err);

#endif

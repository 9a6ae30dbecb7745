/* lock.h - writers of one series wait for each other.
 */
#ifndef HEADCOUNT_LOCK_H
#define HEADCOUNT_LOCK_H

#include "wrap/db.h"

/* Locks the series row until the end of the transaction (for no key update):
 * taken before facts are written, and by whoever brings figures up. */
bool series_lock(struct db *db, int64_t series_id, struct err *err);

#endif

/* undo.h - imports found, and taken back.
 *
 * All of it runs inside the caller's transaction.
 */
#ifndef HEADCOUNT_UNDO_H
#define HEADCOUNT_UNDO_H

#include "base/text.h"
#include "wrap/db.h"

/* An import; text in the arena it was found with. */
struct import_found {
    int64_t import_id, series_id;
    const char *series, *file;
};

/* ERR_SETTING: there is no such import. */
bool import_find(struct db *db, int64_t import_id, struct arena *arena,
                 struct import_found *ret_found, struct err *err);

/* What an import had brought. */
struct import_removed {
    int64_t rows, heads;
};

/* Takes an import back with all that it brought, as if it had never been: the
 * webinars that it made (import --create) go too, unless a plan has named them
 * or another import has data in them. Figures are left behind the facts. Locks
 * the series; ERR_SETTING when somebody else has taken it back meanwhile. */
bool import_undo(struct db *db, const struct import_found *found,
                 struct import_removed *ret_removed, struct err *err);

#endif

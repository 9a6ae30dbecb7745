/* listing.h - imports as rows to be shown.
 *
 * Columns are named as they are to be printed.
 */
#ifndef HEADCOUNT_LISTING_H
#define HEADCOUNT_LISTING_H

#include "wrap/db.h"

/* What `imports` shows of an import. */
enum listing {
    LISTING_IMPORT,   /* the line that it has in the list */
    LISTING_READINGS, /* zone and date order of each webinar */
    LISTING_LEDGER,   /* rows by webinar, table and class */
    LISTING_REJECTS   /* line, column, reason */
};

/* All imports, the oldest first; series_id 0: of all series. */
bool listing_imports(struct db *db, int64_t series_id, struct db_rows *rows,
                     struct err *err);

/* One view of one import; one that there is not gives no rows. */
bool listing_import(struct db *db, int64_t import_id, enum listing listing,
                    struct db_rows *rows, struct err *err);

#endif

/* listing.c - imports as rows to be shown. */
#include "store/listing.h"

#include "files.h"

bool
listing_imports(struct db *db, int64_t series_id, struct db_rows *rows,
                struct err *err)
{
    struct db_arg series = series_id ? db_int(series_id) : db_null();

    return db_run(db, &sql_import_list, DB_ARGS(series, db_null()), rows, err);
}

bool
listing_import(struct db *db, int64_t import_id, enum listing listing,
               struct db_rows *rows, struct err *err)
{
    static const struct sql *const views[] = {
        [LISTING_READINGS] = &sql_import_readings,
        [LISTING_LEDGER] = &sql_import_ledger,
        [LISTING_REJECTS] = &sql_import_rejects,
    };

    if (listing == LISTING_IMPORT)
        return db_run(db, &sql_import_list,
                      DB_ARGS(db_null(), db_int(import_id)), rows, err);
    return db_run(db, views[listing], DB_ARGS(db_int(import_id)), rows, err);
}

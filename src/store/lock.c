/* lock.c - writers of one series wait for each other. */
#include "store/lock.h"

#include "files.h"

bool
series_lock(struct db *db, int64_t series_id, struct err *err)
{
    AUTO(db_rows) rows = { 0 };

    return db_run(db, &sql_series_lock, DB_ARGS(db_int(series_id)), &rows, err);
}

/* undo.c - imports found, and taken back. */
#include "store/undo.h"

#include "store/figures.h"
#include "store/lock.h"
#include "store/series.h"

#include "files.h"

bool
import_find(struct db *db, int64_t import_id, struct arena *arena,
            struct import_found *ret_found, struct err *err)
{
    AUTO(db_rows) rows = { 0 };

    if (!db_run(db, &sql_import_find, DB_ARGS(db_int(import_id)), &rows, err))
        return false;
    if (rows.count == 0) {
        err_set(err, ERR_SETTING, "there is no import %lld",
                (long long)import_id);
        return err_hint(err, "See all of them with \"headcount imports\".");
    }
    *ret_found = (struct import_found){
        .import_id = import_id,
        .series_id = db_number(&rows, 0, 0),
        .series = arena_text(arena, slice_of(db_cell(&rows, 0, 1))),
        .file = arena_text(arena, slice_of(db_cell(&rows, 0, 2))),
    };
    return true;
}

/* The figures must know before the import is gone whose facts it had. */
static bool
webinars_touch(struct db *db, const struct import_found *found, struct err *err)
{
    AUTO(db_rows) webinars = { 0 };

    if (!db_run(db, &sql_import_webinars, DB_ARGS(db_int(found->import_id)),
                &webinars, err))
        return false;
    for (int i = 0; i < webinars.count; i++)
        if (!figures_touch(db, found->series_id, db_number(&webinars, i, 0),
                           err))
            return false;
    return true;
}

/* What only this import made goes with it; what others brought data to stays
 * as long as they do. */
static bool
webinars_unmake(struct db *db, const struct import_found *found,
                struct err *err)
{
    AUTO(db_rows) made = { 0 };

    if (!db_run(db, &sql_webinars_unmade, DB_ARGS(db_int(found->import_id)),
                &made, err))
        return false;
    for (int i = 0; i < made.count; i++)
        if (db_truth(&made, i, 1) &&
            !db_run(db, &sql_webinar_remove,
                    DB_ARGS(db_int(db_number(&made, i, 0))), NULL, err))
            return false;
    return db_run(db, &sql_webinar_place, DB_ARGS(db_int(found->series_id)),
                  NULL, err);
}

bool
import_undo(struct db *db, const struct import_found *found,
            struct import_removed *ret_removed, struct err *err)
{
    AUTO(arena) arena = { 0 };
    AUTO(db_rows) rows = { 0 };
    struct import_found again;

    if (!series_lock(db, found->series_id, err) ||
        !import_find(db, found->import_id, &arena, &again, err) ||
        !webinars_touch(db, found, err) ||
        !db_run(db, &sql_import_remove, DB_ARGS(db_int(found->import_id)),
                &rows, err) ||
        !webinars_unmake(db, found, err))
        return false;
    *ret_removed = (struct import_removed){ .heads = db_number(&rows, 0, 0),
                                            .rows = db_number(&rows, 0, 1) };
    return true;
}

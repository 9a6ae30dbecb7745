/* known.c - what a file's bytes have brought before. */
#include "store/known.h"

#include "files.h"

void
known_list_drop(struct known_list *known)
{
    arena_drop(&known->arena);
    *known = (struct known_list){ 0 };
}

bool
known_list_same(const struct known_list *a, const struct known_list *b)
{
    if (a->count != b->count)
        return false;
    for (size_t i = 0; i < a->count; i++)
        if (a->at[i].import_id != b->at[i].import_id ||
            a->at[i].webinar_id != b->at[i].webinar_id)
            return false;
    return true;
}

int64_t
known_list_find(const struct known_list *known, int64_t webinar_id)
{
    for (size_t i = 0; i < known->count; i++)
        if (known->at[i].webinar_id == webinar_id)
            return known->at[i].import_id;
    return 0;
}

bool
imports_known(struct db *db, int64_t series_id, struct slice digest,
              struct known_list *known, struct err *err)
{
    AUTO(db_rows) rows = { 0 };
    struct arena *arena = &known->arena;

    if (!db_run(db, &sql_import_known,
                DB_ARGS(db_int(series_id), db_bytes(digest)), &rows, err))
        return false;
    known_list_drop(known);
    known->count = (size_t)rows.count;
    known->at = arena_get(arena, (known->count + 1) * sizeof *known->at);
    for (int i = 0; i < rows.count; i++) {
        struct known *one = &known->at[i];

        one->import_id = db_number(&rows, i, 0);
        one->webinar_id = db_number(&rows, i, 1);
        one->webinar = arena_text(arena, slice_of(db_cell(&rows, i, 2)));
        one->zone = arena_text(arena, slice_of(db_cell(&rows, i, 3)));
        date_order_of(slice_of(db_cell(&rows, i, 4)), &one->order);
        one->profile = arena_text(arena, slice_of(db_cell(&rows, i, 5)));
        one->encoding = arena_text(arena, slice_of(db_cell(&rows, i, 6)));
    }
    return true;
}

bool
imports_sized(struct db *db, int64_t series_id, int64_t size, bool *ret_sized,
              struct err *err)
{
    AUTO(db_rows) rows = { 0 };

    if (!db_run(db, &sql_import_sized, DB_ARGS(db_int(series_id), db_int(size)),
                &rows, err))
        return false;
    *ret_sized = db_truth(&rows, 0, 0);
    return true;
}

/* One row of a ledger that is told again; rows of a webinar stand together. */
static void
recall_row(struct harvest *harvest, const struct db_rows *rows, int row)
{
    bool foreign = db_is_null(rows, row, 1);
    int64_t webinar_id = foreign ? 0 : db_number(rows, row, 1);
    struct harvest_webinar *last =
        harvest->webinars + harvest->webinar_count - 1;
    enum part part = PART_COUNT;
    enum class class = CLASS_COUNT;

    if (harvest->webinar_count == 0 || last->webinar_id != webinar_id) {
        last = &harvest->webinars[harvest->webinar_count++];
        *last = (struct harvest_webinar){ .webinar_id = webinar_id,
                                          .foreign = foreign,
                                          .known = !foreign,
                                          .slug = "" };
        if (!foreign)
            last->slug =
                arena_text(&harvest->arena, slice_of(db_cell(rows, row, 2)));
    }
    if (part_of(slice_of(db_cell(rows, row, 3)), &part) &&
        class_of(slice_of(db_cell(rows, row, 4)), &class))
        last->rows[part][class] += db_number(rows, row, 5);
}

bool
import_recall(struct db *db, int64_t series_id, struct harvest *harvest,
              bool *ret_found, struct err *err)
{
    AUTO(db_rows) rows = { 0 };

    if (!db_run(db, &sql_import_recall,
                DB_ARGS(db_int(series_id), db_bytes(harvest->digest),
                        db_bytes(harvest->basis)),
                &rows, err))
        return false;
    *ret_found = rows.count > 0;
    if (rows.count == 0)
        return true;
    harvest->profile =
        arena_text(&harvest->arena, slice_of(db_cell(&rows, 0, 0)));
    harvest->webinars = arena_get(
        &harvest->arena, (size_t)rows.count * sizeof *harvest->webinars);
    for (int i = 0; i < rows.count; i++)
        recall_row(harvest, &rows, i);
    return true;
}

/* tallied.c - the figures of a webinar as they were added up beside its facts.
 */
#include "store/tallied.h"

#include "files.h"

bool
tallied_open(struct tally *tally, struct db *db, int64_t import_id,
             int64_t webinar_id, struct err *err)
{
    AUTO(db_rows) rules = { 0 };

    if (!db_run(db, &sql_tally_rules,
                DB_ARGS(db_int(import_id), db_int(webinar_id)), &rules, err))
        return false;
    if (rules.count == 0)
        return true;
    tally_open(tally, webinar_id, db_number(&rules, 0, 3));
    for (int i = 1; i < rules.count; i++)
        tally_window(tally, db_cell(&rules, i, 0), db_when(&rules, i, 1),
                     db_when(&rules, i, 2), db_number(&rules, i, 3));
    return true;
}

/* The columns with which every figure of a webinar begins. */
static void
figure_row(struct db_copy *copy, int columns, int64_t series_id,
           const struct tally *tally)
{
    db_copy_row(copy, columns);
    db_copy_int64(copy, series_id);
    db_copy_int64(copy, tally->webinar_id);
}

static void
line_write(struct db_copy *copy, const struct tally_line *line)
{
    db_copy_bool(copy, line->is_guest);
    db_copy_int16(copy, (int16_t)line->role);
    db_copy_bool(copy, line->came);
    db_copy_bool(copy, line->attended);
    db_copy_bool(copy, line->timed);
    if (line->status == STATUS_NONE)
        db_copy_null(copy);
    else
        db_copy_int16(copy, (int16_t)line->status);
    db_copy_int32(copy, line->mark);
    db_copy_int64(copy, line->seconds);
    db_copy_int64(copy, line->heads);
    db_copy_int64(copy, line->connections);
}

static bool
lines_write(struct db *db, int64_t series_id, const struct tally *tally,
            struct err *err)
{
    AUTO(db_copy) copy = { 0 };

    if (!db_copy_open(&copy, db, &sql_figure_tally_copy, err))
        return false;
    for (size_t i = 0; i < tally->line_count; i++) {
        figure_row(&copy, 12, series_id, tally);
        line_write(&copy, &tally->lines[i]);
        if (!db_copy_send(&copy, err))
            return false;
    }
    return db_copy_close(&copy, err);
}

static bool
changes_write(struct db *db, int64_t series_id, const struct tally *tally,
              struct err *err)
{
    AUTO(db_copy) copy = { 0 };

    if (!db_copy_open(&copy, db, &sql_figure_change_copy, err))
        return false;
    for (size_t i = 0; i < tally->changes.count; i++) {
        if (tally->changes.at[i].change == 0)
            continue;
        figure_row(&copy, 4, series_id, tally);
        db_copy_instant(&copy, tally->changes.at[i].at);
        db_copy_int64(&copy, tally->changes.at[i].change);
        if (!db_copy_send(&copy, err))
            return false;
    }
    return db_copy_close(&copy, err);
}

static void
window_write(struct db_copy *copy, const struct tally_window *window)
{
    int64_t audience = window->identified + window->guests;

    db_copy_text(copy, slice_of(window->slug));
    db_copy_int64(copy, audience);
    db_copy_int64(copy, window->identified);
    db_copy_int64(copy, window->guests);
    db_copy_int64(copy, audience); /* timed: who is in a window has a stay */
    db_copy_int64(copy, window->seconds);
    if (window->peak == 0)
        db_copy_null(copy);
    else
        db_copy_int64(copy, window->peak);
    db_copy_instant(copy, window->peak_at);
}

static bool
windows_write(struct db *db, int64_t series_id, const struct tally *tally,
              struct err *err)
{
    AUTO(db_copy) copy = { 0 };

    if (tally->window_count == 0)
        return true;
    if (!db_copy_open(&copy, db, &sql_figure_window_copy, err))
        return false;
    for (size_t i = 0; i < tally->window_count; i++) {
        figure_row(&copy, 10, series_id, tally);
        window_write(&copy, &tally->windows[i]);
    }
    return db_copy_close(&copy, err);
}

bool
tallied_write(struct db *db, int64_t series_id, struct tally *tally,
              struct err *err)
{
    tally_end(tally);
    return lines_write(db, series_id, tally, err) &&
           changes_write(db, series_id, tally, err) &&
           windows_write(db, series_id, tally, err);
}

/* figures.c - attendance and figures, derived from facts. */
#include "store/figures.h"

#include "files.h"
#include "store/lock.h"
#include "store/planner.h"
#include "store/tallied.h"

bool
figures_touch(struct db *db, int64_t series_id, int64_t webinar_id,
              struct err *err)
{
    return series_lock(db, series_id, err) &&
           db_run(db, &sql_figures_touch, DB_ARGS(db_int(series_id)), NULL,
                  err) &&
           db_run(db, &sql_figures_touch_webinar,
                  DB_ARGS(db_int(series_id), db_int(webinar_id)), NULL, err);
}

/* How far figures have come. */
struct state {
    bool current;   /* up to date, but for those of values */
    bool values;    /* these, too */
    bool read_only; /* nobody here can bring them up */
};

static bool
state_read(struct db *db, int64_t series_id, struct state *ret_state,
           struct err *err)
{
    AUTO(db_rows) rows = { 0 };

    if (!db_run(db, &sql_figures_state, DB_ARGS(db_int(series_id)), &rows, err))
        return false;
    *ret_state = (struct state){ .current = db_truth(&rows, 0, 0),
                                 .values = db_truth(&rows, 0, 1),
                                 .read_only = db_truth(&rows, 0, 2) };
    return true;
}

bool
figures_current(struct db *db, int64_t series_id, bool *ret_current,
                struct err *err)
{
    struct state state;

    if (!state_read(db, series_id, &state, err))
        return false;
    *ret_current = state.current;
    return true;
}

/* After a large fill the planner must know, or it takes the next statements
 * for small ones; a small fill beside large ones is found by its key. */
static bool
united_analyze(struct db *db, struct db_args webinar, struct err *err)
{
    AUTO(db_rows) rows = { 0 };

    if (!db_run(db, &sql_united_many, webinar, &rows, err))
        return false;
    if (!db_truth(&rows, 0, 0))
        return true;
    return db_run(db, &sql_united_analyze, DB_NO_ARGS, NULL, err);
}

/* What is to be derived, and what need not be. */
struct deriving {
    struct db *db;
    int64_t series_id;
    bool rebuild;
    struct tally *tallies;
    size_t tally_count;
};

/* The tally that the importer made of a webinar; NULL: none. */
static struct tally *
tally_of(struct deriving *deriving, int64_t webinar_id)
{
    for (size_t i = 0; i < deriving->tally_count; i++)
        if (deriving->tallies[i].webinar_id == webinar_id)
            return &deriving->tallies[i];
    return NULL;
}

/* From all heads of a webinar: those of several facts united, then a tally, the
 * changes of the audience, and the sessions that have a window. */
static bool
figures_gather(struct db *db, struct db_args webinar,
               struct db_args with_imports, struct err *err)
{
    return planner_allow(db, false, false, err) &&
           db_run(db, &sql_united_fill, with_imports, NULL, err) &&
           united_analyze(db, webinar, err) &&
           planner_allow(db, true, false, err) &&
           db_run(db, &sql_figure_tally, webinar, NULL, err) &&
           db_run(db, &sql_figure_change, webinar, NULL, err) &&
           db_run(db, &sql_figure_window, webinar, NULL, err) &&
           planner_allow(db, true, true, err);
}

/* `with_imports` is `webinar` and, behind it, the imports of the webinar. */
static bool
figures_derive_webinar(struct deriving *deriving, struct tally *tally,
                       struct db_args webinar, struct db_args with_imports,
                       struct err *err)
{
    struct db *db = deriving->db;

    if (tally != NULL) {
        if (!tallied_write(db, deriving->series_id, tally, err))
            return false;
    } else if (!figures_gather(db, webinar, with_imports, err)) {
        return false;
    }
    return db_run(db, &sql_figure_webinar, with_imports, NULL, err) &&
           db_run(db, &sql_figure_session, webinar, NULL, err) &&
           db_run(db, &sql_figure_minute, webinar, NULL, err) &&
           db_run(db, &sql_figure_stay, webinar, NULL, err);
}

static bool
figures_derive_webinars(struct deriving *deriving, struct err *err)
{
    struct db *db = deriving->db;
    struct db_arg series = db_int(deriving->series_id);
    AUTO(db_rows) stale = { 0 };

    if (!db_run(db, &sql_figures_stale,
                DB_ARGS(series, db_flag(deriving->rebuild)), &stale, err))
        return false;
    for (int i = 0; i < stale.count; i++) {
        int64_t webinar_id = db_number(&stale, i, 0);
        struct db_args webinar = DB_ARGS(series, db_int(webinar_id));
        struct db_args with_imports =
            DB_ARGS(series, db_int(webinar_id), db_text(db_cell(&stale, i, 2)));
        bool in_plan = db_truth(&stale, i, 1);
        struct tally *tally = tally_of(deriving, webinar_id);

        if (!db_run(db, &sql_figures_clear_webinar, webinar, NULL, err))
            return false;
        if (in_plan && !figures_derive_webinar(deriving, tally, webinar,
                                               with_imports, err))
            return false;
    }
    return true;
}

/* The heads of all webinars meet in patterns: without loops, whose cost would
 * be webinars times heads. */
static bool
figures_derive_series(struct db *db, int64_t series_id, struct err *err)
{
    const struct sql *const steps[] = {
        &sql_figure_summary, &sql_figure_day,    &sql_figure_overlap,
        &sql_figure_loyalty, &sql_figures_fresh, &sql_figures_done,
    };
    struct db_args series = DB_ARGS(db_int(series_id));

    if (!db_run(db, &sql_figures_clear_series, series, NULL, err) ||
        !planner_allow(db, false, true, err) ||
        !db_run(db, &sql_figure_pattern, series, NULL, err) ||
        !planner_allow(db, true, true, err))
        return false;
    for (size_t i = 0; i < COUNT_OF(steps); i++)
        if (!db_run(db, steps[i], series, NULL, err))
            return false;
    return true;
}

static bool
figures_derive(struct deriving *deriving, struct err *err)
{
    struct db *db = deriving->db;
    int64_t series_id = deriving->series_id;
    bool current;

    if (!figures_current(db, series_id, &current, err))
        return false;
    if (current && !deriving->rebuild)
        return true;
    /* Another may have brought them up while we waited for the lock. */
    if (!series_lock(db, series_id, err) ||
        !figures_current(db, series_id, &current, err))
        return false;
    if (current && !deriving->rebuild)
        return true;
    if (!figures_derive_webinars(deriving, err) ||
        !figures_derive_series(db, series_id, err))
        return err_at(err, "bringing the figures up to date");
    return true;
}

bool
figures_update(struct db *db, int64_t series_id, bool rebuild, struct err *err)
{
    struct deriving deriving = { .db = db,
                                 .series_id = series_id,
                                 .rebuild = rebuild };

    return figures_derive(&deriving, err);
}

bool
figures_add(struct db *db, int64_t series_id, struct tally *tallies,
            size_t tally_count, struct err *err)
{
    struct deriving deriving = { .db = db,
                                 .series_id = series_id,
                                 .tallies = tallies,
                                 .tally_count = tally_count };

    return figures_derive(&deriving, err);
}

/* The figures of values, behind all others. Nothing to do is cheap. */
static bool
values_update(struct db *db, int64_t series_id, struct err *err)
{
    const struct sql *const steps[] = { &sql_figure_value,
                                        &sql_figure_registration,
                                        &sql_values_done };
    struct state state;

    if (!state_read(db, series_id, &state, err))
        return false;
    if (state.values)
        return true;
    /* Another may have brought them up while we waited for the lock. */
    if (!series_lock(db, series_id, err) ||
        !state_read(db, series_id, &state, err))
        return false;
    if (state.values)
        return true;
    if (!planner_allow(db, false, true, err))
        return false;
    for (size_t i = 0; i < COUNT_OF(steps); i++)
        if (!db_run(db, steps[i], DB_ARGS(db_int(series_id)), NULL, err))
            return err_at(err, "bringing the figures up to date");
    return planner_allow(db, true, true, err);
}

bool
figures_follow(struct db *db, int64_t series_id, bool values, bool *ret_behind,
               struct err *err)
{
    struct state state;

    if (!state_read(db, series_id, &state, err))
        return false;
    if (state.read_only) {
        *ret_behind = !state.current || (values && !state.values);
        return true;
    }
    if (!figures_update(db, series_id, false, err) ||
        (values && !values_update(db, series_id, err)))
        return false;
    *ret_behind = false;
    return true;
}

bool
figures_bring(struct db *db, int64_t series_id, bool rebuild, bool values,
              struct err *err)
{
    struct err ignored = { 0 };

    if (!db_begin(db, err))
        return false;
    if (figures_update(db, series_id, rebuild, err) &&
        (!values || values_update(db, series_id, err)) && db_commit(db, err))
        return true;
    db_rollback(db, &ignored);
    return false;
}

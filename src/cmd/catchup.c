/* catchup.c - the figures of all series, behind many imports at once. */
#include "cmd/catchup.h"

#include "base/say.h"
#include "store/figures.h"
#include "store/series.h"

static bool
series_catch_up(struct app *app, struct db *db, const char *slug,
                struct err *err)
{
    AUTO(plan) plan = { 0 };
    bool current;

    if (!app_series(app, slug, &plan, err) ||
        !figures_current(db, plan.series_id, &current, err))
        return false;
    if (current)
        return true;
    if (!db_begin(db, err) || !figures_update(db, plan.series_id, false, err) ||
        !db_commit(db, err))
        return false;
    say_note("%s: figures brought up to date", plan.slug);
    return true;
}

bool
catchup_run(struct app *app, struct err *err)
{
    AUTO(db_rows) all = { 0 };
    struct db *db;

    if (!app_db(app, &db, err) || !series_list(db, &all, err))
        return false;
    for (int i = 0; i < all.count; i++)
        if (!series_catch_up(app, db, db_cell(&all, i, 0), err))
            return false;
    return true;
}

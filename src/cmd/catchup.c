/* catchup.c - the figures of one series or all, behind many imports at once. */
#include "cmd/catchup.h"

#include "base/say.h"
#include "store/figures.h"
#include "store/series.h"

bool
catchup_series(struct app *app, const char *slug, const struct catchup *how,
               struct err *err)
{
    AUTO(plan) plan = { 0 };
    struct db *db;
    bool current;

    if (!app_db(app, &db, err) || !app_series(app, slug, &plan, err) ||
        !figures_current(db, plan.series_id, &current, err))
        return false;
    current = current && !how->rebuild;
    if ((!current || how->values) &&
        !figures_bring(db, plan.series_id, how->rebuild, how->values, err))
        return false;
    if (!current)
        say_note("%s: figures %s", plan.slug,
                 how->rebuild ? "derived again from the facts"
                              : "brought up to date");
    else if (how->tell)
        say_note("%s: figures were up to date", plan.slug);
    return true;
}

bool
catchup_all(struct app *app, const struct catchup *how, struct err *err)
{
    AUTO(db_rows) all = { 0 };
    struct db *db;

    if (!app_db(app, &db, err) || !series_list(db, &all, err))
        return false;
    for (int i = 0; i < all.count; i++)
        if (!catchup_series(app, db_cell(&all, i, 0), how, err))
            return false;
    return true;
}

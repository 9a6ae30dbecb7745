/* aggregate.c - `headcount aggregate`: brings figures up to date. */
#include "base/say.h"
#include "cmd/cmd.h"
#include "store/figures.h"
#include "store/series.h"

static const struct opt aggregate_opts[] = {
    { "series", 's', OPT_VALUE, "SERIES", "this series only; preset all" },
    { "rebuild", 0, OPT_FLAG, NULL, "derive everything from the facts alone" },
    { 0 },
};

static const char *const aggregate_examples[] = {
    "headcount aggregate",
    "figures of all series, behind imports with --defer",
    "headcount aggregate --series isid-2021 --rebuild",
    "all figures of one series again; no report changes",
    NULL,
};

static bool
series_aggregate(struct app *app, struct db *db, const char *slug, bool rebuild,
                 struct err *err)
{
    AUTO(plan) plan = { 0 };
    bool current;

    if (!app_series(app, slug, &plan, err) || !db_begin(db, err) ||
        !figures_current(db, plan.series_id, &current, err) ||
        !figures_update(db, plan.series_id, rebuild, err) ||
        !db_commit(db, err))
        return false;
    if (rebuild)
        say_note("%s: figures derived again from the facts", plan.slug);
    else
        say_note("%s: figures %s", plan.slug,
                 current ? "were up to date" : "brought up to date");
    return true;
}

static bool
aggregate_command(struct app *app, const struct opts *opts, struct err *err)
{
    AUTO(db_rows) all = { 0 };
    const char *slug = opts_value(opts, "series");
    bool rebuild = opts_flag(opts, "rebuild");
    struct db *db;

    if (!app_db(app, &db, err))
        return false;
    if (slug != NULL)
        return series_aggregate(app, db, slug, rebuild, err);
    if (!series_list(db, &all, err))
        return false;
    for (int i = 0; i < all.count; i++)
        if (!series_aggregate(app, db, db_cell(&all, i, 0), rebuild, err))
            return false;
    return true;
}

const struct cmd cmd_aggregate = {
    .name = "aggregate",
    .args = "",
    .summary = "brings the figures up to date",
    .about = "Derives attendance and figures of what has changed since they "
             "were last derived, each series in one transaction. With "
             "--rebuild from the facts alone, which changes no report.",
    .opts = aggregate_opts,
    .examples = aggregate_examples,
    .run = aggregate_command,
};

/* imports.c - `headcount imports`: what was imported, and what came of it. */
#include "base/say.h"
#include "cmd/cmd.h"
#include "cmd/importid.h"
#include "cmd/output.h"
#include "report/render.h"
#include "store/listing.h"
#include "store/undo.h"

#include <string.h>

static const struct opt options[] = {
    { "series", 's', OPT_VALUE, "S", "imports of this series only" },
    { "rejects", 0, OPT_FLAG, NULL, "the rejected rows of the import" },
    { 0 },
};

/* Appends rows as a table for people, below what there is. */
static void
rows_add(struct buf *to, const struct db_rows *rows)
{
    AUTO(table) table = { 0 };

    table_read(&table, rows);
    if (to->len > 0)
        buf_char(to, '\n');
    render_text(to, &table);
}

static bool
view_add(struct buf *to, struct db *db, int64_t id, enum listing listing,
         struct err *err)
{
    AUTO(db_rows) rows = { 0 };

    if (!listing_import(db, id, listing, &rows, err))
        return false;
    rows_add(to, &rows);
    return true;
}

static bool
list_all(struct buf *to, struct app *app, struct db *db, const char *series,
         struct err *err)
{
    AUTO(plan) plan = { 0 };
    AUTO(db_rows) rows = { 0 };

    if (series != NULL && !app_series(app, series, &plan, err))
        return false;
    if (!listing_imports(db, plan.series_id, &rows, err))
        return false;
    if (rows.count == 0)
        say_note("nothing is imported yet");
    else
        rows_add(to, &rows);
    return true;
}

static bool
one_rejects(struct buf *to, struct db *db, int64_t id, struct err *err)
{
    AUTO(db_rows) rows = { 0 };

    if (!listing_import(db, id, LISTING_REJECTS, &rows, err))
        return false;
    if (rows.count == 0)
        say_note("import %lld has no rejected rows", (long long)id);
    else
        rows_add(to, &rows);
    return true;
}

static bool
list_one(struct buf *to, struct db *db, const struct opts *opts,
         struct err *err)
{
    AUTO(arena) arena = { 0 };
    const char *series = opts_value(opts, "series");
    struct import_found found;
    int64_t id;

    if (!importid_read(opts->args[0], &id, err) ||
        !import_find(db, id, &arena, &found, err))
        return false;
    if (series != NULL && strcmp(series, found.series) != 0) {
        err_set(err, ERR_SETTING, "import %lld is of another series",
                (long long)id);
        return err_detail(err, "it is of %s", found.series);
    }
    if (opts_flag(opts, "rejects"))
        return one_rejects(to, db, id, err);
    return view_add(to, db, id, LISTING_IMPORT, err) &&
           view_add(to, db, id, LISTING_READINGS, err) &&
           view_add(to, db, id, LISTING_LEDGER, err);
}

static bool
imports_run(struct app *app, const struct opts *opts, struct err *err)
{
    AUTO(buf) to = { 0 };
    struct db *db;

    if (opts->arg_count == 0 && opts_flag(opts, "rejects")) {
        err_set(err, ERR_USAGE, "--rejects needs the id of an import");
        return err_hint(err, "Write it as \"headcount imports 17 "
                             "--rejects\"; \"headcount imports\" lists them.");
    }
    if (!app_db(app, &db, err) || !db_begin(db, err))
        return false;
    /* One transaction: what is printed is one state. */
    if (opts->arg_count == 0
            ? !list_all(&to, app, db, opts_value(opts, "series"), err)
            : !list_one(&to, db, opts, err))
        return false;
    return db_commit(db, err) && output_text(&to, NULL, err);
}

static const char *const examples[] = {
    "headcount imports",
    "one line for each import, its id first",
    "headcount imports 17",
    "that import: how its times were read, its rows by table and class",
    "headcount imports 17 --rejects",
    "which of its rows could not be used, and why",
    NULL,
};

const struct cmd cmd_imports = {
    .name = "imports",
    .args = "[ID]",
    .summary = "lists imports; one with its ledger",
    .about = "Without an id one line for each import, the oldest first. With "
             "an id that import, the zone and the date order in which its "
             "times were read, and its ledger: every row of the file in "
             "exactly one class. With --rejects its rejected rows by line, "
             "column and reason, never their content. Instants are UTC. Ids "
             "ascend, but some are skipped: a dry run and an import that "
             "failed use them up, too.",
    .opts = options,
    .examples = examples,
    .max_args = 1,
    .run = imports_run,
    .place = 310,
};

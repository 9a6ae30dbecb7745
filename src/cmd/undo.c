/* undo.c - `headcount undo`: takes an import back, exactly. */
#include "store/undo.h"
#include "base/say.h"
#include "cmd/cmd.h"
#include "cmd/importid.h"
#include "store/figures.h"

static const struct opt options[] = {
    { "defer", 0, OPT_FLAG, NULL, "leave the figures to headcount aggregate" },
    { 0 },
};

static bool
undo_run(struct app *app, const struct opts *opts, struct err *err)
{
    AUTO(arena) arena = { 0 };
    struct import_found found;
    struct import_removed removed;
    struct db *db;
    int64_t id;

    if (!importid_read(opts->args[0], &id, err) || !app_db(app, &db, err) ||
        !db_begin(db, err) || !import_find(db, id, &arena, &found, err) ||
        !import_undo(db, &found, &removed, err))
        return false;
    if (!opts_flag(opts, "defer") &&
        !figures_update(db, found.series_id, false, err))
        return false;
    if (!db_commit(db, err))
        return false;
    say_note("%s: import %lld into %s taken back: %lld row%s, %lld head%s",
             found.file, (long long)id, found.series, (long long)removed.rows,
             PLURAL(removed.rows), (long long)removed.heads,
             PLURAL(removed.heads));
    return true;
}

static const char *const examples[] = {
    "headcount undo 17",
    "as if import 17 had never been; \"headcount imports\" prints the ids",
    NULL,
};

const struct cmd cmd_undo = {
    .name = "undo",
    .args = "ID",
    .summary = "takes an import back, exactly",
    .about = "Removes all that one import brought, in one transaction, and "
             "brings the figures up to date: afterwards every report is as if "
             "the file had never been imported. The file can be imported "
             "again. A webinar that import --create made goes with its last "
             "import, unless a plan that was applied names it.",
    .opts = options,
    .examples = examples,
    .min_args = 1,
    .max_args = 1,
    .run = undo_run,
    .place = 320,
};

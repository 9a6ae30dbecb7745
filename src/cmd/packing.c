/* packing.c - `headcount report pack`: a folder to hand on. */
#include "cmd/packing.h"

#include "base/say.h"
#include "cmd/account.h"
#include "cmd/folder.h"
#include "report/pack.h"
#include "report/wording.h"
#include "store/figures.h"

/* The options of report that a pack has no use for. */
static bool
options_check(const struct opts *opts, struct err *err)
{
    static const char *const others[] = { "webinar", "day", "format" };

    for (size_t i = 0; i < COUNT_OF(others); i++) {
        if (opts_value(opts, others[i]) == NULL)
            continue;
        err_set(err, ERR_USAGE, "report pack takes no --%s", others[i]);
        return err_hint(err, "It writes every report of the whole series in "
                             "every form; leave it out.");
    }
    if (opts_flag(opts, "chart")) {
        err_set(err, ERR_USAGE, "report pack takes no --chart");
        return err_hint(err, "Its page and workbook have them anyway.");
    }
    if (opts_value(opts, "output") == NULL) {
        err_set(err, ERR_USAGE, "report pack: no folder to write to");
        return err_hint(err, "Name one: -o DIR.");
    }
    return true;
}

/* All reports are of one state of the database. */
static bool
gather(struct app *app, const char *series, const struct wording *spoken,
       struct plan *plan, struct pack *pack, struct err *err)
{
    struct db *db = NULL;
    bool behind;

    if (!app_db(app, &db, err) || !app_series(app, series, plan, err) ||
        !db_begin(db, err) ||
        !figures_follow(db, plan->series_id, true, &behind, err) ||
        !pack_gather(pack, db, plan, spoken, err) || !db_commit(db, err))
        return false;
    if (behind)
        account_behind(plan);
    return true;
}

bool
packing_run(struct app *app, const struct opts *opts, struct err *err)
{
    AUTO(plan) plan = { 0 };
    AUTO(pack) pack = { 0 };
    AUTO(pack_files) files = { 0 };
    const char *lang = opts_value(opts, "lang");
    const struct wording *spoken = NULL;
    struct err bare;

    if (!options_check(opts, err) ||
        (lang != NULL && !wording_find(lang, &spoken, err)) ||
        !gather(app, opts_value(opts, "series"), spoken, &plan, &pack, err) ||
        !pack_files(&pack, &files, &bare, err))
        return false;
    if (bare.message[0] != '\0')
        say_warning("the page has no pictures: %s", bare.message);
    if (bare.hint[0] != '\0')
        say_hint("%s", bare.hint);
    return folder_write(opts_value(opts, "output"), &files, err);
}

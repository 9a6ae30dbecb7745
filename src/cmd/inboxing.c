/* inboxing.c - every ready file of a drop folder, imported and moved. */
#include "cmd/inboxing.h"

#include "base/path.h"
#include "base/say.h"
#include "cmd/account.h"
#include "cmd/dropbox.h"
#include "cmd/importing.h"

/* What became of one file. */
enum fate {
    FATE_IMPORTED,
    FATE_FAILED, /* the file's own fault: it would fail again */
    FATE_STUCK,  /* the system's: it may go well another time */
    FATE_STOP    /* nobody's: nothing else would go better */
};

/* Whether the folders name a series and a webinar of the plan. */
static enum fate
drop_place(struct importing *importing, const struct drop *drop,
           struct err *err)
{
    AUTO(plan) plan = { 0 };

    if (!app_series(importing->app, drop->series, &plan, err)) {
        if (err->code == ERR_USAGE)
            err_hint(err, "Put it into a folder with the name of its series.");
        if (err->code == ERR_USAGE ||
            (err->code == ERR_SETTING && drop->series != NULL))
            return FATE_FAILED;
        return FATE_STOP;
    }
    if (drop->webinar != NULL && plan_find(&plan, drop->webinar) == NULL) {
        account_no_webinar(&plan, drop->webinar, err);
        return FATE_FAILED;
    }
    return FATE_IMPORTED;
}

static enum fate
drop_import(struct importing *importing, const struct drop *drop,
            struct imported *imported, struct err *err)
{
    enum fate fate = drop_place(importing, drop, err);

    if (fate == FATE_FAILED)
        err_at(err, "%s", drop->shown);
    if (fate != FATE_IMPORTED)
        return fate;
    importing->series = drop->series;
    importing->webinar = drop->webinar;
    if (importing_file(importing, drop->path, path_base(drop->path), imported,
                       err))
        return FATE_IMPORTED;
    if (err->code == ERR_INPUT || err->code == ERR_REJECTS)
        return FATE_FAILED;
    return err->code == ERR_SYSTEM ? FATE_STUCK : FATE_STOP;
}

static bool
drop_handle(struct importing *importing, struct dropbox *dropbox,
            const struct drop *drop, struct inboxed *inboxed, struct err *err)
{
    struct err why = { 0 };
    struct imported imported;
    enum fate fate = drop_import(importing, drop, &imported, &why);

    if (fate == FATE_STOP) {
        *err = why;
        return err_at(err, "%s", drop->shown);
    }
    if (fate != FATE_IMPORTED)
        say_error(&why);
    inboxed->imported += fate == FATE_IMPORTED;
    inboxed->failed += fate == FATE_FAILED;
    inboxed->stuck += fate == FATE_STUCK;
    if (fate == FATE_STUCK)
        return true;
    /* Still being written after all: the next run reads all of it. */
    if (!drop_unchanged(drop)) {
        say_note("%s: changed while it was read, left", drop->shown);
        return true;
    }
    return fate == FATE_IMPORTED
               ? drop_done(dropbox, drop, imported.import_id, err)
               : drop_failed(dropbox, drop, &why, err);
}

static bool
drops_handle(struct importing *importing, struct dropbox *dropbox,
             struct inboxed *inboxed, struct err *err)
{
    if (dropbox->count == 0)
        return true;
    if (!importing_open(importing, err))
        return false;
    for (size_t i = 0; i < dropbox->count; i++)
        if (!drop_handle(importing, dropbox, &dropbox->drops[i], inboxed, err))
            return false;
    return true;
}

bool
inboxing_run(struct app *app, const char *folder, struct inboxed *ret_inboxed,
             struct err *err)
{
    AUTO(dropbox) dropbox = { 0 };
    struct importing importing = { .app = app, .max_rejects = -1 };
    struct inboxed inboxed = { 0 };
    bool good;

    if (!dropbox_open(&dropbox, folder, err))
        return false;
    inboxed.early = dropbox.early;
    good = drops_handle(&importing, &dropbox, &inboxed, err);
    importing_drop(&importing);
    *ret_inboxed = inboxed;
    return good;
}

bool
inboxing_verdict(const struct inboxed *inboxed, struct err *err)
{
    if (inboxed->failed > 0) {
        size_t all = inboxed->failed + inboxed->imported + inboxed->stuck;

        err_set(err, ERR_INPUT, "%zu of %zu files could not be imported",
                inboxed->failed, all);
        return err_hint(err,
                        "They lie in failed/ of the inbox, each beside "
                        "a .why file; correct them and drop them again, or "
                        "import them by hand.");
    }
    if (inboxed->stuck == 0)
        return true;
    err_set(err, ERR_SYSTEM, "%zu file%s could not be read", inboxed->stuck,
            PLURAL(inboxed->stuck));
    return err_hint(err, "They are left where they are, and the next run "
                         "tries again.");
}

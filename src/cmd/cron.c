/* cron.c - `headcount cron`: the one line of a crontab. */
#include "base/path.h"
#include "base/say.h"
#include "cmd/catchup.h"
#include "cmd/cmd.h"
#include "cmd/inboxing.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

static bool
cron_inbox(struct app *app, struct err *err)
{
    struct inboxed inboxed;

    return inboxing_run(app, app_setting(app, "inbox"), &inboxed, err) &&
           inboxing_verdict(&inboxed, err);
}

static bool
cron_aggregate(struct app *app, struct err *err)
{
    struct catchup quiet = { 0 };

    return catchup_all(app, &quiet, err);
}

/* What is done, in this order. */
static const struct step {
    const char *name;
    bool (*run)(struct app *app, struct err *err);
} steps[] = {
    { "inbox", cron_inbox },
    { "aggregate", cron_aggregate },
};

/* A file that cannot be imported is no reason to leave the figures behind;
 * any other failure would meet the next step, too. */
static bool
steps_run(struct app *app, struct err *err)
{
    struct err first = { 0 };

    for (size_t i = 0; i < COUNT_OF(steps); i++) {
        struct err one = { 0 };

        if (steps[i].run(app, &one))
            continue;
        err_at(&one, "%s", steps[i].name);
        if (first.code == ERR_NONE)
            first = one;
        else
            say_error(&one);
        if (one.code != ERR_INPUT)
            break;
    }
    if (first.code == ERR_NONE)
        return true;
    *err = first;
    return false;
}

static bool
cron_run(struct app *app, const struct opts *opts, struct err *err)
{
    AUTO(arena) arena = { 0 };
    const char *path = path_join(&arena, app_setting(app, "home"), "cron.lock");
    int lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    bool good = true;

    (void)opts;
    if (lock < 0 && errno == ENOENT) {
        err_set(err, ERR_SETTING, "there is no home of headcount at %s",
                app_setting(app, "home"));
        return err_hint(err, "Run headcount init.");
    }
    if (lock < 0)
        return err_system(err, "cannot open %s", path);
    if (flock(lock, LOCK_EX | LOCK_NB) == 0)
        good = steps_run(app, err);
    else if (errno == EWOULDBLOCK)
        say_more("another cron is at work");
    else
        good = err_system(err, "cannot lock %s", path);
    close(lock);
    return good;
}

static const char *const examples[] = {
    "*/5 * * * * headcount -q cron",
    "in a crontab: every five minutes",
    NULL,
};

const struct cmd cmd_cron = {
    .name = "cron",
    .args = "",
    .summary = "what has to be done every few minutes",
    .about = "Imports what lies in the inbox, then brings the figures of all "
             "series up to date. One at a time: a second start while the "
             "first is at work ends at once, with status 0. Says nothing when "
             "there is nothing to do.",
    .examples = examples,
    .run = cron_run,
    .place = 700,
};

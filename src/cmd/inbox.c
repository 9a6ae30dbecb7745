/* inbox.c - `headcount inbox`: imports what lies in a drop folder. */
#include "base/say.h"
#include "cmd/catchup.h"
#include "cmd/cmd.h"
#include "cmd/inboxing.h"

static bool
inbox_run(struct app *app, const struct opts *opts, struct err *err)
{
    const char *folder =
        opts->arg_count ? opts->args[0] : app_setting(app, "inbox");
    struct catchup quiet = { 0 };
    struct inboxed inboxed;

    if (!inboxing_run(app, folder, &inboxed, err) ||
        !catchup_all(app, &quiet, err))
        return false;
    say_note("inbox: %zu imported, %zu failed, %zu not ready yet",
             inboxed.imported, inboxed.failed, inboxed.early);
    return inboxing_verdict(&inboxed, err);
}

static const char *const examples[] = {
    "headcount inbox",
    "imports what lies in the inbox of headcount's home",
    "headcount inbox /srv/exports",
    "another drop folder, with done/ and failed/ of its own",
    NULL,
};

const struct cmd cmd_inbox = {
    .name = "inbox",
    .args = "[DIR]",
    .summary = "imports every new file of a drop folder",
    .about = "Imports the files of a folder, the oldest first, then brings "
             "the figures up to date. SERIES/WEBINAR/file.csv and "
             "SERIES/file.csv tell what the file does not. Files that changed "
             "in the last 10 seconds, end in .part or are hidden are left for "
             "another time.\n"
             "\n"
             "An imported file moves to done/, with the id of its import "
             "before its name; one that cannot be imported moves to failed/, "
             "beside a .why file, and the exit status is 4. Both folders lie "
             "in DIR and are for their owner only: their files hold the data "
             "that headcount does not keep.",
    .examples = examples,
    .max_args = 1,
    .run = inbox_run,
    .place = 340,
};

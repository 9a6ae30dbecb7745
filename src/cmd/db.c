/* db.c - `headcount db`: the private server. */
#include "base/say.h"
#include "cmd/cmd.h"
#include "cmd/output.h"

/* Whoever named a database of their own may not know that there are two. */
static void
warn_of_other(const struct app *app)
{
    if (!app_database_is_named(app))
        return;
    say_warning("the other commands use the database that is named by the "
                "setting database or by libpq's environment");
    say_hint("This command is about the private server alone.");
}

static bool
start_run(struct app *app, const struct opts *opts, struct err *err)
{
    struct local local = app_local(app);
    AUTO(buf) conninfo = { 0 };

    (void)opts;
    warn_of_other(app);
    if (!local_start(&local, &conninfo, err))
        return false;
    say_note("the private server of %s is running", local.home);
    return true;
}

static bool
stop_run(struct app *app, const struct opts *opts, struct err *err)
{
    struct local local = app_local(app);
    bool was_running;

    (void)opts;
    if (!local_stop(&local, &was_running, err))
        return false;
    say_note("the private server of %s %s", local.home,
             was_running ? "is stopped" : "was not running");
    return true;
}

static bool
status_run(struct app *app, const struct opts *opts, struct err *err)
{
    static const char *const words[] = { [LOCAL_ABSENT] = "absent",
                                         [LOCAL_STOPPED] = "stopped",
                                         [LOCAL_RUNNING] = "running" };
    struct local local = app_local(app);
    AUTO(output) output = { 0 };
    AUTO(buf) conninfo = { 0 };
    enum local_state state;

    (void)opts;
    if (!local_status(&local, &state, &conninfo, err) ||
        !output_open(&output, NULL, 0, err))
        return false;
    fprintf(output.file, "%s\n", words[state]);
    if (state == LOCAL_RUNNING)
        fprintf(output.file, "%s\n", buf_string(&conninfo));
    return output_close(&output, err);
}

static bool
psql_run(struct app *app, const struct opts *opts, struct err *err)
{
    struct local local = app_local(app);

    warn_of_other(app);
    return local_psql(&local, (int)opts->arg_count, opts->args, err);
}

static const char *const start_examples[] = {
    "headcount db start",
    "makes and starts the private server; other commands do so themselves",
    NULL,
};

static const struct cmd db_start = {
    .name = "start",
    .args = "",
    .summary = "starts the private server, making it if need be",
    .about = "Does nothing where it runs already. It has no TCP port and "
             "stays until it is stopped, or the machine is.",
    .examples = start_examples,
    .run = start_run,
};

static const char *const stop_examples[] = {
    "headcount db stop",
    "ends the private server; the next command that needs it starts it again",
    NULL,
};

static const struct cmd db_stop = {
    .name = "stop",
    .args = "",
    .summary = "stops the private server",
    .about = "Ends its connections and waits until all is on disk. Does "
             "nothing where it does not run.",
    .examples = stop_examples,
    .run = stop_run,
};

static const char *const status_examples[] = {
    "headcount db status",
    "prints running, stopped or absent",
    NULL,
};

static const struct cmd db_status = {
    .name = "status",
    .args = "",
    .summary = "tells whether the private server runs, and where",
    .about = "Prints running, stopped or absent and, where it runs, on a "
             "second line the connection string for other programs. Makes "
             "and starts nothing.",
    .examples = status_examples,
    .run = status_run,
};

static const char *const psql_examples[] = {
    "headcount db psql",
    "a prompt on the private database",
    "headcount db psql -c 'select slug, title from series'",
    "one query",
    "headcount db psql --help",
    "the help of psql itself",
    NULL,
};

static const struct cmd db_psql = {
    .name = "psql",
    .args = "[ARGS...]",
    .summary = "runs psql on the private server, as its superuser",
    .about = "Everything behind the word psql goes to psql unchanged; options "
             "of headcount stand before it. Starts the server if need be.",
    .examples = psql_examples,
    .max_args = -1,
    .run = psql_run,
    .raw = true,
};

static const struct cmd *const subs[] = { &db_start, &db_stop, &db_status,
                                          &db_psql, NULL };

static const char *const examples[] = {
    "headcount db status",
    "prints running, stopped or absent",
    "headcount db psql -c 'select slug, title from series'",
    "one query on the private database",
    NULL,
};

const struct cmd cmd_db = {
    .name = "db",
    .args = "start|stop|status|psql",
    .summary = "the private server",
    .about = "Where no database is named, headcount uses a PostgreSQL server "
             "of its own: made on first use in the home, reached through a "
             "Unix socket by its owner and root alone, started on demand and "
             "left running.",
    .subs = subs,
    .examples = examples,
    .place = 700,
};

/* plan.c - `headcount plan`: declares series, webinars and sessions. */
#include "base/say.h"
#include "cmd/cmd.h"
#include "cmd/output.h"
#include "model/planfile.h"
#include "store/figures.h"
#include "store/series.h"

/* "3 webinars", "1 session". */
static void
count_text(struct buf *to, size_t count, const char *what)
{
    buf_format(to, "%s%zu %s%s", to->len ? ", " : "", count, what,
               count == 1 ? "" : "s");
}

/* "3 webinars, 5 sessions added", or nothing. */
static void
changes_text(struct buf *to, size_t webinars, size_t sessions, const char *verb)
{
    AUTO(buf) counts = { 0 };

    if (webinars > 0)
        count_text(&counts, webinars, "webinar");
    if (sessions > 0)
        count_text(&counts, sessions, "session");
    if (counts.len > 0)
        buf_format(to, "%s%s %s", to->len ? "; " : "", buf_string(&counts),
                   verb);
}

static void
changes_say(const char *slug, const struct series_changes *changes)
{
    AUTO(buf) text = { 0 };

    changes_text(&text, changes->webinars_added, changes->sessions_added,
                 "added");
    changes_text(&text, changes->webinars_removed, changes->sessions_removed,
                 "removed");
    if (text.len == 0)
        buf_text(&text, changes->added     ? "added"
                        : changes->changed ? "changed"
                                           : "unchanged");
    say_note("%s: %s", slug, buf_string(&text));
}

#define LONG_SECONDS ((int64_t)12 * 3600)

/* Times that T7 allows and hardly anybody means: 16:20 to 16:00 is a night and
 * most of a day. */
static void
webinar_warn(const struct plan_webinar *webinar, const char *file)
{
    bool starts = webinar->starts_at != INSTANT_NONE;
    bool ends = webinar->ends_at != INSTANT_NONE;

    if (starts && ends && webinar->ends_at - webinar->starts_at > LONG_SECONDS)
        say_warning("%s:%d: webinar %s lasts more than 12 hours", file,
                    webinar->line, webinar->slug);
    for (size_t i = 0; i < webinar->session_count; i++) {
        const struct plan_session *session = &webinar->sessions[i];

        if (session->starts_at == INSTANT_NONE)
            continue;
        if ((starts && session->starts_at < webinar->starts_at) ||
            (ends && session->ends_at > webinar->ends_at))
            say_warning("%s:%d: session %s/%s is not within its webinar", file,
                        session->line, webinar->slug, session->slug);
        else if (session->ends_at - session->starts_at > LONG_SECONDS)
            say_warning("%s:%d: session %s/%s lasts more than 12 hours", file,
                        session->line, webinar->slug, session->slug);
    }
}

static bool
plan_apply(struct app *app, const struct opts *opts, struct err *err)
{
    AUTO(ini) ini = { 0 };
    AUTO(plan) plan = { 0 };
    struct series_changes changes;
    struct db *db;

    if (!ini_read(&ini, opts->args[0], err) ||
        !planfile_parse(&plan, &ini, err) || !app_db(app, &db, err) ||
        !db_begin(db, err) ||
        !series_apply(db, &plan, ini.name, opts_flag(opts, "prune"), &changes,
                      err))
        return false;
    if (changes.changed && !figures_update(db, changes.series_id, false, err))
        return false;
    if (!db_commit(db, err))
        return false;
    for (size_t i = 0; i < plan.webinar_count; i++)
        webinar_warn(&plan.webinars[i], ini.name);
    changes_say(plan.slug, &changes);
    return true;
}

static bool
plan_show(struct app *app, const struct opts *opts, struct err *err)
{
    AUTO(plan) plan = { 0 };
    AUTO(buf) text = { 0 };

    if (!app_series(app, opts->arg_count ? opts->args[0] : NULL, &plan, err)) {
        if (err->code == ERR_USAGE)
            err_hint(err, "Name one: headcount plan show SERIES.");
        return false;
    }
    return planfile_print(&text, &plan, err) && output_text(&text, NULL, err);
}

static bool
plan_list(struct app *app, const struct opts *opts, struct err *err)
{
    AUTO(db_rows) rows = { 0 };
    AUTO(output) output = { 0 };
    struct db *db;

    (void)opts;
    if (!app_db(app, &db, err) || !series_list(db, &rows, err) ||
        !output_open(&output, NULL, 0, err))
        return false;
    for (int i = 0; i < rows.count; i++)
        fprintf(output.file, "%s\t%s\n", db_cell(&rows, i, 0),
                db_cell(&rows, i, 1));
    if (rows.count == 0)
        say_note("no series yet: headcount plan apply adds one");
    return output_close(&output, err);
}

static const struct opt apply_opts[] = {
    { .name = "prune",
      .kind = OPT_FLAG,
      .help = "remove webinars and sessions that are not in the plan; those "
              "with imports are refused" },
    { 0 },
};

static const char *const apply_examples[] = {
    "headcount plan apply isid-2021.conf",
    "adds the series with its webinars and sessions, or changes it",
    "headcount plan show isid-2021 | headcount plan apply -",
    "changes nothing: what is shown can be applied",
    NULL,
};

static const struct cmd cmd_apply = {
    .name = "apply",
    .args = "FILE",
    .summary = "adds or changes a series as a plan file says",
    .about =
        "A plan file holds one series in sections of \"key = value\":\n"
        "\n"
        "[series NAME]: title, timezone, realm, min_minutes, retention_days, "
        "threshold, vault, languages, staff, hosts, questions\n"
        "[webinar NAME]: title, date, platform_id, starts, ends, "
        "export_timezone\n"
        "[session WEBINAR/NAME]: title, kind, counted, starts, ends, "
        "min_minutes\n"
        "\n"
        "Only timezone and date are needed. Times are HH:MM, local to the "
        "series. Applying the same again changes nothing; a plan with an "
        "error changes nothing either. The zone and the day of a webinar "
        "cannot change once imports have used them. \"-\" reads standard "
        "input.",
    .opts = apply_opts,
    .examples = apply_examples,
    .min_args = 1,
    .max_args = 1,
    .run = plan_apply,
};

static const char *const show_examples[] = {
    "headcount plan show isid-2021 > isid-2021.conf",
    "writes the plan to a file, to be changed and applied again",
    NULL,
};

static const struct cmd cmd_show = {
    .name = "show",
    .args = "[SERIES]",
    .summary = "prints a series as a plan that can be applied again",
    .examples = show_examples,
    .max_args = 1,
    .run = plan_show,
};

static const char *const list_examples[] = {
    "headcount plan list",
    "name and title of each series, with a tab between them",
    NULL,
};

static const struct cmd cmd_list = {
    .name = "list",
    .args = "",
    .summary = "lists the series",
    .examples = list_examples,
    .run = plan_list,
};

static const struct cmd *const subs[] = { &cmd_apply, &cmd_show, &cmd_list,
                                          NULL };

static const char *const examples[] = {
    "headcount plan apply isid-2021.conf",
    "declares what is counted; the form is in headcount plan apply --help",
    NULL,
};

const struct cmd cmd_plan = {
    .name = "plan",
    .args = "",
    .summary = "declares series, webinars and sessions, and shows them",
    .about = "Plans tell what is counted: the webinars of a series, their "
             "days, their platform ids and their sessions.",
    .subs = subs,
    .examples = examples,
    .place = 200,
};

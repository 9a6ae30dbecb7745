/* report.c - `headcount report`: figures as a table, on paper or screen. */
#include "base/civil.h"
#include "cmd/account.h"
#include "cmd/cmd.h"
#include "cmd/output.h"
#include "cmd/packing.h"
#include "cmd/scope.h"
#include "report/chart.h"
#include "report/render.h"
#include "report/run.h"
#include "report/wording.h"
#include "store/figures.h"

#include <string.h>

static const struct opt report_opts[] = {
    { "series", 's', OPT_VALUE, "SERIES", "the series to report on" },
    { "webinar", 'w', OPT_VALUE, "WEBINAR", "this webinar only (W or S/W)" },
    { "day", 0, OPT_VALUE, "DAY", "this day only (2021-06-29)" },
    { "format", 'f', OPT_VALUE, "FORMAT",
      "text, csv, json, md, html or xlsx; preset text" },
    { "output", 'o', OPT_VALUE, "FILE",
      "write to a file (pack: a folder), whole or not at all" },
    { "lang", 0, OPT_VALUE, "LANG",
      "words of en, ja or fr; preset: names as they stand, html en" },
    { "chart", 0, OPT_FLAG, NULL,
      "a picture in letters instead of a table, where the report has one" },
    { "list", 0, OPT_FLAG, NULL, "list the reports that there are" },
    { 0 },
};

static const char *const report_examples[] = {
    "headcount report",
    "the main figures of the only series, with their definitions",
    "headcount report days --series isid-2021",
    "how many came, day by day",
    "headcount report webinars --format csv -o webinars.csv",
    "a file for a spreadsheet",
    "headcount report summary --webinar day1",
    "the main figures of one webinar",
    "headcount report release --lang ja",
    "a sentence for each day and for the series, in Japanese",
    "headcount report pack --series isid-2021 -o isid-2021",
    "a folder to hand on: page, workbook, CSV and JSON of every report",
    NULL,
};

static bool
day_check(const char *day, struct err *err)
{
    int64_t days;

    if (day == NULL || civil_parse(day, &days))
        return true;
    err_set(err, ERR_USAGE, "\"%s\" is no day", day);
    return err_hint(err, "Write it like 2021-06-29.");
}

/* The webinars asked for are on that day; else the days of the plan, or that
 * of the webinar, are named. */
static bool
day_has(const struct plan *plan, const struct plan_webinar *only,
        const char *day, struct err *err)
{
    int64_t wanted = 0, last = INSTANT_NONE;
    AUTO(buf) days = { 0 };
    char text[16];

    if (day == NULL || !civil_parse(day, &wanted))
        return true;
    for (size_t i = 0; i < plan->webinar_count; i++) {
        const struct plan_webinar *webinar = &plan->webinars[i];

        if (only != NULL && webinar != only)
            continue;
        if (webinar->day == wanted)
            return true;
        civil_format(webinar->day, text);
        if (webinar->day != last)
            buf_format(&days, "%s%s", days.len ? ", " : "", text);
        last = webinar->day;
    }
    civil_format(wanted, text);
    if (only != NULL) {
        err_set(err, ERR_SETTING, "webinar %s is not on %s", only->slug, text);
        return err_hint(err, "It is on %s.", buf_string(&days));
    }
    err_set(err, ERR_SETTING, "series %s has no webinar on %s", plan->slug,
            text);
    if (days.len == 0)
        return err_hint(err, "Add webinars with headcount plan apply.");
    return err_hint(err, "It has webinars on %s.", buf_string(&days));
}

/* Finds the series and the webinar that the options mean. `scratch` keeps
 * the parts of S/W. */
static bool
scope_find(struct app *app, const struct opts *opts, struct arena *scratch,
           struct plan *plan, struct report_ask *ret_ask, struct err *err)
{
    struct report_ask ask = { .day = opts_value(opts, "day"),
                              .wording = ret_ask->wording };
    const struct plan_webinar *webinar = NULL;
    const char *series;

    if (!day_check(ask.day, err) ||
        !scope_read(opts, scratch, &series, &ask.webinar, err) ||
        !app_series(app, series, plan, err))
        return false;
    if (ask.webinar != NULL && (webinar = plan_find(plan, ask.webinar)) == NULL)
        return account_no_webinar(plan, ask.webinar, err);
    if (!day_has(plan, webinar, ask.day, err))
        return false;
    ask.series_id = plan->series_id;
    *ret_ask = ask;
    return true;
}

/* What a report is of, in words: the webinar, or the series, by its title. */
static struct slice
scope_title(const struct plan *plan, const struct report_ask *ask)
{
    const struct plan_webinar *webinar =
        ask->webinar ? plan_find(plan, ask->webinar) : NULL;

    return slice_of(webinar ? plan_webinar_title(webinar) : plan_title(plan));
}

/* Figures and report in one transaction: what is printed is one state. */
static bool
table_fill(struct app *app, const struct opts *opts,
           const struct sql_report *report, struct table *table,
           struct err *err)
{
    AUTO(arena) scratch = { 0 };
    AUTO(plan) plan = { 0 };
    struct report_ask ask = { .wording = table->wording };
    struct db *db = NULL;
    bool behind;

    if (!app_db(app, &db, err) ||
        !scope_find(app, opts, &scratch, &plan, &ask, err) ||
        !db_begin(db, err) ||
        !figures_follow(db, ask.series_id, report_wants_values(report), &behind,
                        err) ||
        !report_run(db, report, &ask, table, err) || !db_commit(db, err))
        return false;
    if (behind)
        account_behind(&plan);
    table->about = arena_text(&table->arena, scope_title(&plan, &ask));
    return true;
}

static bool
table_write(const struct table *table, const struct renderer *renderer,
            const char *path, struct err *err)
{
    AUTO(buf) to = { 0 };

    return renderer_run(renderer, &to, table, err) &&
           output_text(&to, path, err);
}

/* --chart goes with reports that have one, and with text. */
static bool
chart_check(const struct opts *opts, const struct sql_report *report,
            struct chart *ret_chart, struct err *err)
{
    const char *format = opts_value(opts, "format");
    AUTO(buf) those = { 0 };
    struct chart other;

    if (format != NULL && strcmp(format, "text") != 0) {
        err_set(err, ERR_USAGE, "--chart is text, and no %s", format);
        return err_hint(err, "Leave out --format; report pack draws charts "
                             "into a page and a workbook.");
    }
    if (report != NULL && chart_read(report, ret_chart))
        return true;
    for (size_t i = 0; sql_reports[i].name != NULL; i++)
        if (chart_read(&sql_reports[i], &other))
            buf_format(&those, "%s%s", those.len ? ", " : "",
                       sql_reports[i].name);
    err_set(err, ERR_USAGE, "%s has no chart",
            report ? report->name : "the list of reports");
    return err_hint(err, "These have: %s.", buf_string(&those));
}

static bool
chart_write(const struct table *table, const struct chart *chart,
            const char *path, struct err *err)
{
    struct chart_screen screen = { output_width(path), output_colour(path) };
    AUTO(buf) to = { 0 };

    return chart_text(&to, table, chart, screen, err) &&
           output_text(&to, path, err);
}

static bool
report_command(struct app *app, const struct opts *opts, struct err *err)
{
    AUTO(table) table = { 0 };
    const char *format = opts_value(opts, "format");
    const char *path = opts_value(opts, "output");
    const char *lang = opts_value(opts, "lang");
    const struct renderer *renderer = NULL;
    const struct sql_report *report = NULL;
    bool drawn = opts_flag(opts, "chart");
    struct chart chart;

    if (opts_flag(opts, "list") && opts->arg_count > 0) {
        err_set(err, ERR_USAGE, "--list takes no name of a report");
        return err_hint(err, "Leave out one of the two.");
    }
    if (opts->arg_count > 0 && strcmp(opts->args[0], "pack") == 0)
        return packing_run(app, opts, err);
    if (!renderer_find(format ? format : "text", &renderer, err))
        return false;
    if (lang != NULL && !wording_find(lang, &table.wording, err))
        return false;
    if (renderer->make != NULL && output_is_terminal(path)) {
        err_set(err, ERR_USAGE, "a workbook is nothing for a terminal");
        return err_hint(err, "Name a file for it: -o report.xlsx.");
    }
    if (!opts_flag(opts, "list") &&
        !report_find(opts->arg_count ? opts->args[0] : "summary", &report, err))
        return false;
    if (drawn && !chart_check(opts, report, &chart, err))
        return false;
    if (report == NULL)
        report_list(&table, table.wording);
    else if (!table_fill(app, opts, report, &table, err))
        return false;
    if (drawn)
        return chart_write(&table, &chart, path, err);
    return table_write(&table, renderer, path, err);
}

const struct cmd cmd_report = {
    .name = "report",
    .args = "[NAME]",
    .summary = "prints a report",
    .about = "Prints one of the reports that --list names; without a name "
             "`summary`. Figures that are behind what was imported are "
             "brought up to date first; a read-only standby prints "
             "those it has, with a warning.\n\n"
             "`report pack` writes all of them into a folder: index.html (a "
             "page that needs nothing else), workbook.xlsx, csv/ and json/, "
             "and manifest.json. The folder is replaced whole when it holds an "
             "earlier pack. Without gnuplot the page has no pictures.",
    .opts = report_opts,
    .examples = report_examples,
    .max_args = 1,
    .run = report_command,
};

/* import.c - `headcount import`: registration and attendance exports. */
#include "base/say.h"
#include "cmd/cmd.h"
#include "cmd/importing.h"
#include "store/figures.h"

#include <stdlib.h>
#include <string.h>

static const struct opt options[] = {
    { "series", 's', OPT_VALUE, "S",
      "the series (not needed if there is one)" },
    { "webinar", 'w', OPT_VALUE, "W", "the webinar, or SERIES/WEBINAR" },
    { "tz", 0, OPT_VALUE, "ZONE", "time zone of times that name none" },
    { "format", 'f', OPT_VALUE, "F", "format, instead of recognising it" },
    { "date-order", 0, OPT_VALUE, "ORDER", "dmy, mdy or ymd, where unclear" },
    { "encoding", 'e', OPT_VALUE, "E", "encoding, instead of finding it out" },
    { "create", 0, OPT_FLAG, NULL, "make a webinar where none fits" },
    { "dry-run", 'n', OPT_FLAG, NULL, "say what would happen, change nothing" },
    { "defer", 0, OPT_FLAG, NULL, "leave the figures to headcount aggregate" },
    { "max-rejects", 0, OPT_VALUE, "N",
      "refuse a file with more rejected rows" },
    { "rejects-file", 0, OPT_VALUE, "F",
      "write rejected rows there as they were (mode 0600)" },
    { 0 },
};

static bool
number_option(const struct opts *opts, const char *name, int64_t *ret_number,
              struct err *err)
{
    const char *given = opts_value(opts, name);

    *ret_number = -1;
    if (given == NULL || slice_number(slice_of(given), ret_number))
        return true;
    err_set(err, ERR_USAGE, "--%s takes a number", name);
    return err_hint(err, "Write it as --%s 10.", name);
}

static bool
order_option(const struct opts *opts, enum date_order *ret_order,
             struct err *err)
{
    const char *given = opts_value(opts, "date-order");

    *ret_order = DATE_ORDER_CLEAR;
    if (given == NULL)
        return true;
    if (date_order_of(slice_of(given), ret_order) &&
        *ret_order != DATE_ORDER_CLEAR)
        return true;
    err_set(err, ERR_USAGE, "--date-order takes dmy, mdy or ymd");
    return err_hint(err, "Day first is dmy, month first is mdy.");
}

/* What the command line says of how to import. */
static bool
options_read(struct importing *importing, const struct opts *opts,
             struct arena *arena, struct err *err)
{
    const char *webinar = opts_value(opts, "webinar");
    const char *series = NULL;

    importing->series = opts_value(opts, "series");
    if (webinar != NULL) {
        if (!app_webinar_name(arena, webinar, &series, &importing->webinar,
                              err))
            return false;
        if (series != NULL && importing->series != NULL &&
            strcmp(series, importing->series) != 0)
            return err_set(err, ERR_USAGE,
                           "--series and --webinar name different series");
        if (series != NULL)
            importing->series = series;
    }
    importing->tz = opts_value(opts, "tz");
    importing->format = opts_value(opts, "format");
    importing->encoding = opts_value(opts, "encoding");
    importing->create = opts_flag(opts, "create");
    importing->dry_run = opts_flag(opts, "dry-run");
    return order_option(opts, &importing->order, err) &&
           number_option(opts, "max-rejects", &importing->max_rejects, err);
}

/* Figures that the last file's transaction did not bring up: it was known, or
 * it failed. */
static bool
figures_finish(struct importing *importing, int64_t series_id, struct err *err)
{
    struct err ignored = { 0 };

    if (!db_begin(importing->db, err))
        return false;
    if (figures_update(importing->db, series_id, false, err) &&
        db_commit(importing->db, err))
        return true;
    db_rollback(importing->db, &ignored);
    return err_at(err, "the files are imported, but the figures are behind");
}

/* Every file stands alone; the first failure is the command's. */
static bool
files_import(struct importing *importing, const struct opts *opts, bool defer,
             struct err *err)
{
    struct err first = { 0 };
    int64_t behind = 0;

    for (size_t i = 0; i < opts->arg_count; i++) {
        struct imported imported;
        struct err one = { 0 };

        importing->figures = !defer && i + 1 == opts->arg_count;
        if (importing_file(importing, opts->args[i], &imported, &one)) {
            if (!defer && !importing->dry_run)
                behind = importing->figures && !imported.known
                             ? 0
                             : imported.series_id;
            continue;
        }
        if (first.code == ERR_NONE)
            first = one;
        else
            say_error(&one);
    }
    if (behind != 0 && !figures_finish(importing, behind, err))
        return false;
    if (first.code == ERR_NONE)
        return true;
    *err = first;
    return false;
}

static bool
import_run(struct app *app, const struct opts *opts, struct err *err)
{
    struct importing importing = { .app = app };
    const char *rejects = opts_value(opts, "rejects-file");
    AUTO(arena) arena = { 0 };
    AUTO(output) output = { 0 };
    bool good = options_read(&importing, opts, &arena, err);

    if (good && rejects != NULL) {
        good = output_open(&output, rejects, 0600, err);
        importing.rejects = &output;
    }
    good = good && importing_open(&importing, err);
    if (good)
        good = files_import(&importing, opts, opts_flag(opts, "defer"), err);
    importing_drop(&importing);
    if (rejects != NULL && output.file != NULL) {
        struct err late = { 0 };

        if (!output_close(&output, good ? err : &late))
            good = false;
    }
    return good;
}

static const char *const examples[] = {
    "headcount import attendee-report.csv",
    "imports one export; its webinar is found by platform id and day",
    "headcount import --webinar day2 --tz Europe/Vienna overflow.csv",
    "for a file that names neither webinar nor time zone",
    "headcount import --dry-run *.csv",
    "says what would happen and changes nothing",
    NULL,
};

const struct cmd cmd_import = {
    .name = "import",
    .args = "FILE...",
    .summary = "imports registration and attendance exports",
    .about =
        "Recognises the format of each file, finds its webinar by platform id "
        "and day, and imports it in one transaction. Bad rows are kept with "
        "line, column and reason and never stop the good ones. The same bytes "
        "again change nothing. Addresses and names are not kept. - is "
        "standard input. The exit status is that of the first file that "
        "fails; the others are imported all the same.",
    .opts = options,
    .examples = examples,
    .min_args = 1,
    .max_args = -1,
    .run = import_run,
    .place = 300,
};

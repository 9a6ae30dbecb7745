/* import.c - `headcount import`: registration and attendance exports. */
#include "base/say.h"
#include "cmd/cmd.h"
#include "cmd/importing.h"
#include "cmd/inputs.h"
#include "cmd/rejecting.h"
#include "cmd/scope.h"
#include "store/figures.h"

#include <stdlib.h>
#include <string.h>

static const struct opt options[] = {
    { "series", 's', OPT_VALUE, "S",
      "the series (not needed if there is one)" },
    { "webinar", 'w', OPT_VALUE, "W", "the webinar, or SERIES/WEBINAR" },
    { "tz", 0, OPT_VALUE, "ZONE", "time zone of times that name none" },
    { "format", 'f', OPT_VALUE, "F", "format, instead of recognising it" },
    { "map", 0, OPT_LIST, "WORD=HEADING,...",
      "which column is what, for one-off files" },
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

/* What the command line says of how to import. */
static bool
options_read(struct importing *importing, const struct opts *opts,
             struct arena *arena, struct err *err)
{
    importing->format = opts_value(opts, "format");
    importing->encoding = opts_value(opts, "encoding");
    importing->create = opts_flag(opts, "create");
    importing->dry_run = opts_flag(opts, "dry-run");
    return scope_read(opts, arena, &importing->series, &importing->webinar,
                      err) &&
           order_option(opts, &importing->order, err) &&
           number_option(opts, "max-rejects", &importing->max_rejects, err);
}

/* Figures that the last file's transaction did not bring up: it was known, or
 * it failed. */
static bool
figures_finish(struct importing *importing, int64_t series_id, struct err *err)
{
    return figures_bring(importing->db, series_id, false, false, err) ||
           err_at(err, "the files are imported, but the figures are behind");
}

/* Keeps the first failure's code; each error is told in its place. */
static void
failure_say(enum err_code *first, const struct err *err)
{
    if (*first == ERR_NONE)
        *first = err->code;
    say_error(err);
}

/* Every file stands alone; the first failure is the command's. */
static bool
files_import(struct importing *importing, const struct opts *opts, bool defer,
             struct err *err)
{
    enum err_code first = ERR_NONE;
    int64_t behind = 0;
    struct err one = { 0 };

    for (size_t i = 0; i < opts->arg_count; i++) {
        struct imported imported;

        importing->figures = !defer && i + 1 == opts->arg_count;
        if (!importing_file(importing, opts->args[i], input_name(opts, i),
                            &imported, &one))
            failure_say(&first, &one);
        else if (!defer && !importing->dry_run)
            behind =
                importing->figures && !imported.known ? 0 : imported.series_id;
    }
    if (behind != 0 && !figures_finish(importing, behind, &one))
        failure_say(&first, &one);
    return first == ERR_NONE || err_told(err, first);
}

/* All files of a dry run are one transaction, so that each sees those before
 * it and tells the numbers of the real run; then nothing has happened. */
static bool
files_try(struct importing *importing, const struct opts *opts, struct err *err)
{
    struct err late = { 0 };
    bool good;

    if (!importing->dry_run)
        return files_import(importing, opts, opts_flag(opts, "defer"), err);
    if (!db_begin(importing->db, err))
        return false;
    good = files_import(importing, opts, true, err);
    if (db_rollback(importing->db, &late) || !good)
        return good;
    *err = late;
    return false;
}

/* What the command line says and no file is needed for. */
static bool
options_check(struct importing *importing, const struct opts *opts,
              struct err *err)
{
    size_t inputs = 0;

    for (size_t i = 0; i < opts->arg_count; i++)
        inputs += strcmp(opts->args[i], "-") == 0;
    if (inputs > 1)
        return err_set(err, ERR_USAGE, "- (standard input) is named twice");
    return zone_option(opts, &importing->tz, err);
}

static bool
import_run(struct app *app, const struct opts *opts, struct err *err)
{
    struct importing importing = { .app = app };
    AUTO(arena) arena = { 0 };
    bool good;

    good =
        options_read(&importing, opts, &arena, err) &&
        options_check(&importing, opts, err) &&
        rejecting_option(opts, &importing.rejects, err) &&
        map_option(opts, &arena, &importing.profiles, &importing.format, err) &&
        importing_open(&importing, err) && files_try(&importing, opts, err);
    importing_drop(&importing);
    return good;
}

static const char *const examples[] = {
    "headcount import attendee-report.csv",
    "imports one export; its webinar is found by platform id and day",
    "headcount import --webinar day2 --tz Europe/Vienna overflow.csv",
    "for a file that names neither webinar nor time zone",
    "headcount import --map address=Mail,name=\"Full name\" list.csv",
    "for a one-off file: our words for columns, and its headings",
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
        "again change nothing. Addresses and names are not kept. What is no "
        "text in the encoding that --encoding names is replaced, and counted. "
        "- is standard input. The exit status is that of the first file that "
        "fails; the others are imported all the same. With --dry-run the "
        "files are tried one behind the other, as they would be imported.",
    .opts = options,
    .examples = examples,
    .min_args = 1,
    .max_args = -1,
    .run = import_run,
    .place = 300,
};

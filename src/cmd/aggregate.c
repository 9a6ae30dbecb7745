/* aggregate.c - `headcount aggregate`: brings figures up to date. */
#include "cmd/catchup.h"
#include "cmd/cmd.h"

static const struct opt aggregate_opts[] = {
    { "series", 's', OPT_VALUE, "SERIES", "this series only; preset all" },
    { "rebuild", 0, OPT_FLAG, NULL, "derive everything from the facts alone" },
    { 0 },
};

static const char *const aggregate_examples[] = {
    "headcount aggregate",
    "figures of all series, behind imports with --defer",
    "headcount aggregate --series isid-2021 --rebuild",
    "all figures of one series again; no report changes",
    NULL,
};

static bool
aggregate_command(struct app *app, const struct opts *opts, struct err *err)
{
    const char *slug = opts_value(opts, "series");
    struct catchup how = { .rebuild = opts_flag(opts, "rebuild"),
                           .tell = true,
                           .values = true };

    return slug ? catchup_series(app, slug, &how, err)
                : catchup_all(app, &how, err);
}

const struct cmd cmd_aggregate = {
    .name = "aggregate",
    .args = "",
    .summary = "brings the figures up to date",
    .about = "Derives attendance and figures of what has changed since they "
             "were last derived, each series in one transaction. With "
             "--rebuild from the facts alone, which changes no report.",
    .opts = aggregate_opts,
    .examples = aggregate_examples,
    .run = aggregate_command,
};

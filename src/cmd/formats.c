/* formats.c - `headcount formats`: what can be read, and how a file would be.
 */
#include "base/say.h"
#include "cmd/checking.h"
#include "cmd/cmd.h"
#include "cmd/grid.h"
#include "cmd/inputs.h"
#include "cmd/output.h"

#include <string.h>

/* What the tables of a format tell of. */
static const char *
profile_kind(const struct profile *profile)
{
    bool came = false, registered = false;

    for (size_t i = 0; i < profile->table_count; i++) {
        registered = registered || profile->tables[i].part == PART_REGISTRANTS;
        came = came || profile->tables[i].part != PART_REGISTRANTS;
    }
    return came ? registered ? "both" : "attendance" : "registration";
}

static bool
formats_list(struct app *app, const struct opts *opts, struct err *err)
{
    struct profiles profiles = { 0 };
    AUTO(grid) grid = { 0 };
    AUTO(buf) text = { 0 };
    size_t own;

    (void)opts;
    if (!app_profiles(app, &profiles, &own, err)) {
        profiles_drop(&profiles);
        return false;
    }
    grid_column(&grid, "format");
    grid_column(&grid, "tells of");
    if (own > 0)
        grid_column(&grid, "from");
    grid_column(&grid, "title");
    for (size_t i = 0; i < profiles.count; i++) {
        grid_word(&grid, profiles.at[i].name);
        grid_word(&grid, profile_kind(&profiles.at[i]));
        if (own > 0)
            grid_cell(&grid, i < own ? SLICE("formats_dir") : SLICE(""));
        grid_word(&grid, profiles.at[i].title);
    }
    grid_print(&grid, &text);
    profiles_drop(&profiles);
    return output_text(&text, NULL, err);
}

static bool
options_read(struct checking *checking, const struct opts *opts,
             struct err *err)
{
    checking->format = opts_value(opts, "format");
    checking->encoding = opts_value(opts, "encoding");
    return order_option(opts, &checking->order, err) &&
           zone_option(opts, &checking->tz, err);
}

/* Every file stands alone; the first failure is the command's. What was found
 * comes first, then why that is all. */
static bool
files_check(struct checking *checking, const struct opts *opts, struct err *err)
{
    enum err_code first = ERR_NONE;
    AUTO(buf) text = { 0 };

    for (size_t i = 0; i < opts->arg_count; i++) {
        struct err one = { 0 };
        bool good;

        buf_reset(&text);
        if (i > 0)
            buf_char(&text, '\n');
        good = checking_file(checking, opts->args[i], input_name(opts, i),
                             &text, &one);
        if (!output_text(&text, NULL, err))
            return false;
        if (good)
            continue;
        if (first == ERR_NONE)
            first = one.code;
        say_error(&one);
    }
    return first == ERR_NONE || err_told(err, first);
}

static bool
formats_check(struct app *app, const struct opts *opts, struct err *err)
{
    struct checking checking = { .order = DATE_ORDER_CLEAR };
    AUTO(arena) arena = { 0 };
    bool good;

    good =
        options_read(&checking, opts, err) &&
        map_option(opts, &arena, &checking.profiles, &checking.format, err) &&
        checking_open(&checking, app, err) && files_check(&checking, opts, err);
    checking_drop(&checking);
    return good;
}

static const struct opt check_opts[] = {
    { "format", 'f', OPT_VALUE, "F", "format, instead of recognising it" },
    { "encoding", 'e', OPT_VALUE, "E", "encoding, instead of finding it out" },
    { "map", 0, OPT_LIST, "WORD=HEADING,...",
      "which column is what, for one-off files" },
    { "date-order", 0, OPT_VALUE, "ORDER", "dmy, mdy or ymd, where unclear" },
    { "tz", 0, OPT_VALUE, "ZONE", "time zone of times that name none" },
    { 0 },
};

static const char *const check_examples[] = {
    "headcount formats check attendee-report.csv",
    "before the first import, or when a platform has changed its layout",
    "headcount formats check --format generic - < list.csv",
    "how a file would be read as another format than the one that fits best",
    "headcount formats check --map address=Mail,name=\"Full name\" list.csv",
    "how it would be imported with the same option",
    NULL,
};

static const struct cmd cmd_check = {
    .name = "check",
    .args = "FILE...",
    .summary = "tells how a file would be read, without personal data",
    .about =
        "Tells which format fits, encoding and delimiter, how the dates read "
        "and where their zone is told, what the file says of itself, and for "
        "each table how every column is read. Its first rows are shown as "
        "they are understood, with (address), (name) and (text) for what is "
        "of a person; (unusable) is an address that makes the row a guest's. "
        "Then its rows by class, as an import counts them, the rejected ones "
        "by reason.\n"
        "\n"
        "Needs no database, no key and no plan, and changes nothing. Where no "
        "format fits, or not one row could be used, the exit status is 4; the "
        "line that looks most like a header is then shown beside what the "
        "nearest format knows of it. - is standard input.",
    .opts = check_opts,
    .examples = check_examples,
    .min_args = 1,
    .max_args = -1,
    .run = formats_check,
};

static const struct cmd *const subs[] = { &cmd_check, NULL };

static const char *const examples[] = {
    "headcount formats",
    "one line for each format",
    "headcount formats check attendee-report.csv",
    "how that file would be read, without personal data",
    NULL,
};

const struct cmd cmd_formats = {
    .name = "formats",
    .args = "",
    .summary = "lists the formats; tells how a file would be read",
    .about = "Lists the formats that import recognises: those that are built "
             "in, and those of your own, which lie in the folder of the "
             "setting formats_dir, take precedence over the former and can "
             "replace them by name.",
    .subs = subs,
    .examples = examples,
    .run = formats_list,
    .place = 305,
};

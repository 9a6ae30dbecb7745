/* inputs.c - what commands that read exports have in common on their command
 * line. */
#include "cmd/inputs.h"

#include "base/path.h"
#include "ingest/mapping.h"
#include "wrap/zone.h"

#include <string.h>

const char *
input_name(const struct opts *opts, size_t number)
{
    const char *path = opts->args[number];

    for (size_t i = 0; i < opts->arg_count; i++)
        if (strcmp(path_base(opts->args[i]), path_base(path)) == 0 &&
            strcmp(opts->args[i], path) != 0)
            return path;
    return *path_base(path) ? path_base(path) : path;
}

bool
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

bool
zone_option(const struct opts *opts, const char **ret_zone, struct err *err)
{
    const char *given = opts_value(opts, "tz");
    struct zone *zone;

    if (given != NULL) {
        if (!zone_open(&zone, given, err))
            return err_at(err, "--tz");
        zone_close(zone);
    }
    *ret_zone = given;
    return true;
}

bool
map_option(const struct opts *opts, struct arena *arena,
           struct profiles *profiles, const char **format, struct err *err)
{
    size_t count = 0;
    const char **texts;

    while (opts_nth(opts, "map", count) != NULL)
        count++;
    if (count == 0)
        return true;
    if (*format != NULL) {
        err_set(err, ERR_USAGE, "--map and --format exclude each other");
        return err_hint(err, "--map makes a format of its own.");
    }
    texts = arena_get(arena, count * sizeof *texts);
    for (size_t i = 0; i < count; i++)
        texts[i] = opts_nth(opts, "map", i);
    return mapping_add(profiles, texts, count, format, err);
}

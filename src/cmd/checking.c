/* checking.c - how a file would be read, found out without database, plan and
 * key. */
#include "cmd/checking.h"

#include "cmd/findings.h"
#include "model/planfile.h"

/* Rows get their class within a webinar; this one is near to no date, so that
 * it settles nothing that the file leaves open. */
static const char stand_in[] = "[series check]\n"
                               "timezone = UTC\n"
                               "[webinar check]\n"
                               "date = 1970-01-01\n";

bool
checking_open(struct checking *checking, struct app *app, struct err *err)
{
    AUTO(ini) ini = { 0 };
    size_t own;

    checking->bots = app_setting(app, "bots");
    return app_profiles(app, &checking->profiles, &own, err) &&
           ini_parse(&ini, "stand-in", slice_of(stand_in), err) &&
           planfile_parse(&checking->plan, &ini, err) &&
           crypto_root_random(&checking->root, err) &&
           crypto_subkey(&checking->file_key, checking->root, CRYPTO_FILE, NULL,
                         err) &&
           identity_open(&checking->identity, checking->root, "check", "check",
                         err);
}

void
checking_drop(struct checking *checking)
{
    identity_close(checking->identity);
    crypto_key_drop(&checking->file_key);
    crypto_key_drop(&checking->root);
    plan_drop(&checking->plan);
    profiles_drop(&checking->profiles);
}

/* What can be told of a file that no format fits; `err` says why. */
static void
nearest_tell(struct checking *checking, struct source *source, struct buf *to,
             struct err *err)
{
    const struct profile *only =
        checking->format ? profiles_find(&checking->profiles, checking->format)
                         : NULL;
    AUTO(nearest) nearest = { 0 };
    struct err ignored = { 0 };

    if (err->code != ERR_INPUT ||
        !source_nearest(source, &checking->profiles, checking->encoding,
                        &nearest, &ignored))
        return;
    findings_nearest(to, &nearest, &checking->profiles, only);
    err_hint(err, "Export it again as CSV without changing it, name its "
                  "columns with import --map, or describe the new layout in a "
                  "format of your own (setting formats_dir).");
}

/* The rows, as an import classes them. */
static bool
rows_tell(struct checking *checking, struct source *source,
          enum date_order order, struct buf *to, struct err *err)
{
    struct reading_how how = { .plan = &checking->plan,
                               .profiles = &checking->profiles,
                               .identity = checking->identity,
                               .bots = checking->bots,
                               .format = checking->format,
                               .encoding = checking->encoding,
                               .order = order };
    struct reading *reading;
    size_t replaced;
    uint32_t line;

    how.place = (struct place_how){ .file = source_name(source),
                                    .webinar = "check",
                                    .tz = checking->tz };
    if (!reading_open(&reading, source, &how, err))
        return false;
    findings_rows(to, reading);
    replaced = source_replaced(source, &line);
    if (replaced > 0)
        buf_format(to,
                   "\n%zu character%s replaced, the first in line %u: no text "
                   "in that encoding\n",
                   replaced, PLURAL(replaced), line);
    reading_close(reading);
    return true;
}

static bool
source_check(struct checking *checking, struct source *source, struct buf *to,
             struct err *err)
{
    const struct inspect_how how = { .profiles = &checking->profiles,
                                     .format = checking->format,
                                     .encoding = checking->encoding,
                                     .order = checking->order };
    AUTO(inspection) inspection = { 0 };
    enum date_order order;
    bool told;

    buf_format(to, "%-12s%s\n", "file", source_name(source));
    if (!inspect_file(&inspection, source, &how, err)) {
        if (inspection.recognised.profile == NULL)
            nearest_tell(checking, source, to, err);
        return false;
    }
    findings_file(to, &inspection, source, &how, checking->tz);
    /* What the dates leave open changes no class: either reading does. */
    told = inspection_order(&inspection, checking->order, &order);
    return rows_tell(checking, source, told ? checking->order : DATE_ORDER_DMY,
                     to, err);
}

bool
checking_file(struct checking *checking, const char *path, const char *name,
              struct buf *to, struct err *err)
{
    struct source *source;
    bool good;

    if (!source_open(&source, path, name, checking->file_key, err))
        return false;
    good = source_check(checking, source, to, err);
    source_close(source);
    return good;
}

/* account.c - what an import has to say: its lines, warnings and refusals. */
#include "cmd/account.h"

#include "base/say.h"
#include "ingest/reading.h"

#include <string.h>

/* The rows of one webinar, by class. */
struct sums {
    long long rows, stays, no_shows, rejected, others;
};

static struct sums
webinar_sums(const struct harvest_webinar *webinar)
{
    struct sums sums = { 0 };

    for (int part = 0; part < PART_COUNT; part++) {
        for (int class = 0; class < CLASS_COUNT; class ++)
            sums.rows += webinar->rows[part][class];
        sums.stays += webinar->rows[part][CLASS_STAY];
        sums.no_shows += webinar->rows[part][CLASS_NO_SHOW];
        sums.rejected += webinar->rows[part][CLASS_REJECTED];
    }
    sums.others = sums.rows - sums.stays - sums.no_shows - sums.rejected;
    return sums;
}

static void
say_webinar(const char *series, const struct harvest *harvest,
            const struct harvest_webinar *webinar, const struct heads *heads)
{
    struct sums sums = webinar_sums(webinar);

    say_note("%s: %s, %s/%s: %lld rows: %lld stays, %lld no-shows, "
             "%lld rejected, %lld others; heads: %lld new, %lld changed, "
             "%lld unchanged",
             harvest->file, harvest->profile, series, webinar->slug, sums.rows,
             sums.stays, sums.no_shows, sums.rejected, sums.others,
             (long long)heads->fresh, (long long)heads->changed,
             (long long)heads->unchanged);
    if (sums.rows == 0)
        say_warning("%s: a header and no rows: nothing is known of who came",
                    harvest->file);
}

void
account_say(const char *series, const struct harvest *harvest,
            const struct heads *heads, const struct known_list *known,
            const struct imported *imported)
{
    for (size_t i = 0; i < harvest->webinar_count; i++) {
        const struct harvest_webinar *webinar = &harvest->webinars[i];
        struct sums sums = webinar_sums(webinar);

        if (webinar->foreign)
            say_note("%s: %s: %lld row%s of meetings that no webinar of %s "
                     "fits: left",
                     harvest->file, harvest->profile, sums.rows,
                     PLURAL(sums.rows), series);
        else if (webinar->known)
            say_note("%s: %s, %s/%s: %lld row%s, imported before (import "
                     "%lld): nothing changed",
                     harvest->file, harvest->profile, series, webinar->slug,
                     sums.rows, PLURAL(sums.rows),
                     (long long)known_list_find(known, webinar->webinar_id));
        else
            say_webinar(series, harvest, webinar, &heads[i]);
    }
    if (!imported->known)
        say_more("%s: import %lld", harvest->file,
                 (long long)imported->import_id);
}

void
account_rejects(const struct harvest *harvest, int64_t import_id)
{
    if (harvest->reject_count > 0)
        say_note("%s: \"headcount imports %lld --rejects\" tells line and "
                 "reason of each rejected row",
                 harvest->file, (long long)import_id);
}

void
account_warn(struct reading *reading)
{
    const char *file = reading_harvest(reading)->file;
    const size_t *warnings = reading_warnings(reading);
    AUTO(buf) headings = { 0 };
    size_t unknown = reading_unknown(reading, &headings);

    for (int i = 0; i < WARNING_COUNT; i++)
        if (warnings[i] > 0)
            say_warning("%s: %zu row%s: %s (%s)", file, warnings[i],
                        PLURAL(warnings[i]), warning_word((enum warning)i),
                        warning_meaning((enum warning)i));
    if (unknown > 0)
        say_more("%s: %zu column%s unknown to the format: %s", file, unknown,
                 unknown == 1 ? " is" : "s are", buf_string(&headings));
}

void
account_replaced(const char *file, size_t count, uint32_t line)
{
    if (count > 0)
        say_warning("%s: %zu character%s: replaced (no text in the encoding "
                    "named, the first in line %u)",
                    file, count, PLURAL(count), line);
}

static bool
account_same(const struct harvest *harvest,
             const struct harvest_webinar *webinar, const struct known *known,
             struct err *err)
{
    const struct {
        const char *what, *was, *is;
    } readings[] = {
        { "format", known->profile, harvest->profile },
        { "encoding", known->encoding, harvest->encoding },
        { "time zone", known->zone, webinar->zone },
        { "date order", date_order_word(known->order),
          date_order_word(webinar->order) },
    };

    for (size_t i = 0; i < COUNT_OF(readings); i++) {
        if (strcmp(readings[i].was, readings[i].is) == 0)
            continue;
        err_set(err, ERR_INPUT,
                "%s was imported before (import %lld), with another %s",
                harvest->file, (long long)known->import_id, readings[i].what);
        err_detail(err, "Then it was \"%s\", now it would be \"%s\".",
                   readings[i].was, readings[i].is);
        return err_hint(err,
                        "Take the first back with \"headcount undo %lld\", "
                        "then import again.",
                        (long long)known->import_id);
    }
    return true;
}

bool
account_known(const struct harvest *harvest, const struct known_list *known,
              struct err *err)
{
    for (size_t i = 0; i < harvest->webinar_count; i++) {
        const struct harvest_webinar *webinar = &harvest->webinars[i];

        for (size_t k = 0; webinar->known && k < known->count; k++)
            if (known->at[k].webinar_id == webinar->webinar_id &&
                !account_same(harvest, webinar, &known->at[k], err))
                return false;
    }
    return true;
}

bool
account_no_webinar(const struct plan *plan, const char *webinar,
                   struct err *err)
{
    AUTO(buf) there = { 0 };

    err_set(err, ERR_SETTING, "series %s has no webinar \"%s\"", plan->slug,
            webinar);
    for (size_t i = 0; i < plan->webinar_count; i++)
        buf_format(&there, "%s%s", i ? ", " : "", plan->webinars[i].slug);
    if (plan->webinar_count > 0)
        return err_hint(err, "It has %s.", buf_string(&there));
    return err_hint(err, "Add it to the plan, then \"headcount plan apply\".");
}

void
account_behind(const struct plan *plan)
{
    say_warning("%s: these figures are behind, and the database is read-only",
                plan->slug);
    say_hint("Run headcount aggregate on the primary server.");
}

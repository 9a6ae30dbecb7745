/* order.c - whether the day or the month stands first (counting.md T3). */
#include "ingest/order.h"

#include "base/civil.h"

static bool
day_near(struct moment moment, enum date_order order, int64_t day)
{
    int64_t apart;

    if (!moment_open(moment) || !moment_reads(moment, order))
        return false;
    apart = moment_day(moment, order) - day;
    return apart >= -1 && apart <= 1;
}

bool
order_find(const struct roster *roster, size_t number, int64_t day,
           enum date_order *ret_order)
{
    const struct meeting *meeting = &roster->meetings[number];
    size_t dmy = 0, mdy = 0;

    if (roster->order != DATE_ORDER_CLEAR) {
        *ret_order = roster->order;
        return true;
    }
    if (roster->dmy_only + roster->mdy_only + roster->differing == 0) {
        *ret_order = DATE_ORDER_DMY;
        return true;
    }
    for (size_t i = 0; day != DAY_NONE && i < meeting->count; i++) {
        const struct entry *entry = meeting_entry(roster, number, i);

        dmy += day_near(entry->join, DATE_ORDER_DMY, day);
        dmy += day_near(entry->leave, DATE_ORDER_DMY, day);
        mdy += day_near(entry->join, DATE_ORDER_MDY, day);
        mdy += day_near(entry->leave, DATE_ORDER_MDY, day);
    }
    if (dmy == mdy) {
        dmy = roster->dmy_only > 0;
        mdy = roster->mdy_only > 0;
    }
    if (dmy == mdy && (dmy || roster->differing > 0))
        return false;
    *ret_order = mdy > dmy ? DATE_ORDER_MDY : DATE_ORDER_DMY;
    return true;
}

enum date_order
order_told(const struct roster *roster, enum date_order order)
{
    bool open = roster->dmy_only + roster->mdy_only + roster->differing > 0;

    return open || roster->order == DATE_ORDER_YMD ? order : DATE_ORDER_CLEAR;
}

struct dated {
    struct moment moment;
    uint32_t line; /* 0: there is none */
};

/* The first date of a row that can be read so, and so only; of those that can
 * be read both ways, one whose readings differ. */
static struct dated
order_dated(const struct roster *roster, bool dmy, bool mdy)
{
    for (size_t i = 0; i < roster->entry_count; i++) {
        const struct entry *entry = &roster->entries[i];
        struct moment moments[] = { entry->registered, entry->join,
                                    entry->leave };

        for (size_t k = 0; k < COUNT_OF(moments); k++)
            if (moment_open(moments[k]) &&
                moment_reads(moments[k], DATE_ORDER_DMY) == dmy &&
                moment_reads(moments[k], DATE_ORDER_MDY) == mdy &&
                moment_differs(moments[k]) == (dmy && mdy))
                return (struct dated){ moments[k], entry->line };
    }
    return (struct dated){ MOMENT_NONE, 0 };
}

bool
order_unclear(const struct roster *roster, const char *file, struct err *err)
{
    struct dated either = order_dated(roster, true, true);
    struct dated dmy = order_dated(roster, true, false);
    struct dated mdy = order_dated(roster, false, true);
    bool torn = dmy.line > 0 && mdy.line > 0;
    char day[16], other[16];

    if (torn || either.line > 0) {
        civil_format(
            moment_day(torn ? dmy.moment : either.moment, DATE_ORDER_DMY), day);
        civil_format(
            moment_day(torn ? mdy.moment : either.moment, DATE_ORDER_MDY),
            other);
    }
    err_set(err, ERR_INPUT,
            "%s: its dates can be read day first or month first", file);
    if (torn)
        err_detail(err,
                   "Line %u can only be %s (day first), line %u only %s "
                   "(month first), and the webinar's day settles neither.",
                   dmy.line, day, mdy.line, other);
    else if (either.line > 0)
        err_detail(err,
                   "Line %u can be %s (day first) or %s (month first); neither "
                   "the webinar's day nor a value above 12 settles which.",
                   either.line, day, other);
    else
        err_detail(err, "Neither the webinar's day nor a value above 12 "
                        "settles which.");
    return err_hint(err, "Say --date-order dmy or --date-order mdy.");
}

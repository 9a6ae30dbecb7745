/* order.c - whether the day or the month stands first (counting.md T3). */
#include "ingest/order.h"

#include "base/civil.h"

static bool
day_near(struct moment moment, enum date_order order, int64_t day)
{
    int64_t apart;

    if (!moment_reads(moment, order))
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
    for (uint32_t i = day == DAY_NONE ? MAP_NONE : meeting->dates;
         i != MAP_NONE; i = roster->dates[i].next) {
        const struct open_date *date = &roster->dates[i];

        dmy += day_near(date->day, DATE_ORDER_DMY, day) ? date->count : 0;
        mdy += day_near(date->day, DATE_ORDER_MDY, day) ? date->count : 0;
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

bool
order_unclear(const struct roster *roster, const char *file, struct err *err)
{
    struct dated either = roster->dated[DATED_EITHER];
    struct dated dmy = roster->dated[DATED_DMY];
    struct dated mdy = roster->dated[DATED_MDY];
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

/* order.c - whether the day or the month stands first (counting.md T3). */
#include "ingest/order.h"

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

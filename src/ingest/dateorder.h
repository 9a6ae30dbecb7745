/* dateorder.h - whether the day or the month stands first in a file's dates
 * (counting.md T3).
 */
#ifndef HEADCOUNT_DATEORDER_H
#define HEADCOUNT_DATEORDER_H

#include "ingest/roster.h"

#define DAY_NONE INT64_MIN

/* Whether an entry is one of this meeting, and not rejected. */
bool meeting_has(const struct entry *entry, size_t meeting);

/* How the dates of a meeting read, if its webinar is on `day` (DAY_NONE: it
 * is not known); false: that stays open. */
bool order_find(const struct roster *roster, size_t number, int64_t day,
                enum date_order *ret_order);

/* What the import records: CLEAR where the file needed no order. */
enum date_order order_shown(const struct roster *roster, enum date_order order);

#endif

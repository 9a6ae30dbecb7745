/* order.h - whether the day or the month stands first (counting.md T3).
 */
#ifndef HEADCOUNT_ORDER_H
#define HEADCOUNT_ORDER_H

#include "ingest/roster.h"

#define DAY_NONE INT64_MIN

/* How the dates of a meeting read, if its webinar is on `day` (DAY_NONE: not
 * known); false: that stays open. */
bool order_find(const struct roster *roster, size_t meeting, int64_t day,
                enum date_order *ret_order);

/* Says why it stays open: both readings of a date, or two dates that can only
 * be read one way each, with their lines. Returns false. */
bool order_unclear(const struct roster *roster, const char *file,
                   struct err *err);

/* What the import records of an order: nothing where no date was open. */
enum date_order order_told(const struct roster *roster, enum date_order order);

#endif

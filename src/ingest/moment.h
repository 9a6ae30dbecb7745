/* moment.h - a time cell in eight bytes, until the file's date order and the
 * webinar's zone are known.
 *
 * A file is read once, but which reading of its dates is right, and in which
 * zone, is known only behind its last row (counting.md T2, T3). A roster of a
 * million rows keeps three of these for each.
 */
#ifndef HEADCOUNT_MOMENT_H
#define HEADCOUNT_MOMENT_H

#include "ingest/when.h"
#include "wrap/zone.h"

struct moment {
    int64_t packed; /* seconds << 16 | (mdy - dmy in days + 512) << 5 | flags */
};

#define MOMENT_NONE   ((struct moment){ 0 })
#define MOMENT_IS_BAD ((struct moment){ WHEN_BAD })

struct moment moment_pack(const struct when *when);

enum when_is moment_is(struct moment moment);

/* Whether the notation leaves day and month open, and what each reading
 * would be; moment_reads: that this order gives a date at all. */
bool moment_open(struct moment moment);
bool moment_reads(struct moment moment, enum date_order order);

/* A time without a date: of the clock alone, until moment_on says its day. */
bool moment_clock(struct moment moment);

/* A spreadsheet's number of a day. */
bool moment_serial(struct moment moment);

/* The same time on a day, in days since 1970. */
struct moment moment_on(struct moment clock, int64_t day);

/* The same date at 0:00. */
struct moment moment_floor(struct moment moment);

/* The two readings are different days. */
bool moment_differs(struct moment moment);

/* Days since 1970 of the date as written, under an order that reads. */
int64_t moment_day(struct moment moment, enum date_order order);

/* Whether the clock of one, as written, is before the other's. */
bool moment_before(struct moment one, struct moment other,
                   enum date_order order);

enum moment_found {
    MOMENT_ABSENT,  /* no value */
    MOMENT_BAD,     /* bad_time */
    MOMENT_SKIPPED, /* no_such_time */
    MOMENT_ONE,
    MOMENT_TWO /* a clock change doubles it; the earlier one comes first */
};

/* The instants that the cell may mean. */
enum moment_found moment_instants(struct moment moment, enum date_order order,
                                  struct zone *zone, int64_t ret[2]);

#endif

/* place.h - which webinar a file or a meeting in it belongs to, how its dates
 * read and in which zone (counting.md 6: T2, T3, T6).
 */
#ifndef HEADCOUNT_PLACE_H
#define HEADCOUNT_PLACE_H

#include "ingest/order.h"

/* What the user said; all may be NULL or empty. */
struct place_how {
    const char *file;    /* for messages */
    const char *webinar; /* slug of --webinar */
    const char *tz;      /* --tz */
    bool create;         /* --create */
};

struct placing {
    const struct plan_webinar *webinar; /* NULL: foreign */
    enum date_order order;
    struct zone *zone; /* owned by the places */
};

/* The first join of every meeting, as one reading has it. */
struct first_days {
    enum date_order order;
    struct zone *zone;
    int64_t *first; /* INT64_MAX: there is none */
};

struct places {
    struct arena arena;
    const struct plan *plan;
    struct place_how how;
    struct zone **zones; /* opened so far, by name */
    size_t zone_count, zone_cap;
    struct plan_webinar **created; /* webinars to be made, webinar_id 0 */
    size_t created_count, created_cap;
    struct first_days *days; /* those that were looked for */
    size_t day_count, day_cap;
    struct placing *meetings; /* by number of the roster's meeting */
};

/* Places every meeting of a roster that has rows. ERR_INPUT: the webinar of
 * the file, or the order of its dates, cannot be told; the message shows what
 * there is to choose from. In a file with many meetings one that fits nowhere
 * is foreign, unless all are. */
bool places_find(struct places *places, struct roster *roster, struct err *err);
void places_drop(struct places *places);

/* A zone by name, opened once. */
bool places_zone(struct places *places, const char *name,
                 struct zone **ret_zone, struct err *err);

#endif

/* plan.h - a series, its webinars and sessions, as a plan declares them.
 *
 * One struct serves the plan file (cmd/plan), the database (store/plan) and
 * the import, which needs to know what a file can belong to. All text lies in
 * the plan's arena. Instants are seconds since 1970 UTC.
 */
#ifndef HEADCOUNT_PLAN_H
#define HEADCOUNT_PLAN_H

#include "base/text.h"

#define INSTANT_NONE INT64_MIN

/* Thousandths of a minute would not do: a fraction is compared exactly, so
 * min_minutes stays the text of a decimal number; "" is unset. */
struct plan_session {
    int64_t session_id; /* 0: not in the database yet */
    const char *slug, *title, *kind, *min_minutes;
    bool counted;
    int64_t starts_at, ends_at; /* both INSTANT_NONE: no window */
    int place;                  /* order among those of the same time */
    int line;                   /* in the plan file; 0: from the database */
};

struct plan_platform {
    const char *id;    /* without spaces and hyphens */
    const char *shown; /* as written */
};

struct plan_webinar {
    int64_t webinar_id;
    const char *slug, *title;
    int64_t day; /* days since 1970-01-01 of the local calendar day */
    int64_t starts_at, ends_at;  /* INSTANT_NONE: unset */
    const char *export_timezone; /* "": the series' zone */
    struct plan_platform *platforms;
    size_t platform_count;
    struct plan_session *sessions; /* in plan order; none: one implicit main */
    size_t session_count;
    bool has_imports;
    int place;
    int line;
};

struct plan {
    struct arena arena;
    int64_t series_id;
    const char *slug, *title, *timezone, *realm, *min_minutes;
    const char *vault, *languages, *staff, *hosts, *questions;
    int64_t retention_days; /* -1: never */
    int64_t threshold;
    bool has_facts;
    struct plan_webinar *webinars; /* in plan order */
    size_t webinar_count;
    int line;
};

void plan_drop(struct plan *plan);

/* What a series is called: its title, else its slug. And a webinar. */
const char *plan_title(const struct plan *plan);
const char *plan_webinar_title(const struct plan_webinar *webinar);

/* The webinar of that slug; NULL: none. And a session of a webinar. */
struct plan_webinar *plan_find(const struct plan *plan, const char *slug);
struct plan_session *plan_find_session(const struct plan_webinar *webinar,
                                       const char *slug);

/* Puts webinars and sessions into plan order (F4): webinars by day, start
 * (unset first), place; sessions by start (without a window first), place.
 * Their place is then their number in that order, from 0. */
void plan_sort(struct plan *plan);

/* What a plan that does not say otherwise has. */
#define PLAN_RETENTION_DAYS 365
#define PLAN_THRESHOLD      5
#define PLAN_KIND           "talk"

/* The kinds of a session (F1), with whether they count by default. */
#define SESSION_KINDS(X) \
    X("opening", false)  \
    X("closing", false)  \
    X("break", false)    \
    X("webinar", true)   \
    X("talk", true)      \
    X("workshop", true)  \
    X("main", true)

/* Whether sessions of a kind count toward attendances unless told (F1); false:
 * no such kind. */
bool kind_counted(const char *kind, bool *ret_counted);

/* A platform id without spaces and hyphens, in `arena`. */
const char *platform_id_plain(struct arena *arena, struct slice shown);

/* Whether such an id is letters and digits, as those of all platforms are: no
 * address, no note. */
bool platform_id_valid(const char *plain);

/* A slug: [a-z0-9][a-z0-9-]*. */
bool slug_valid(struct slice slug);

#endif

/* tally.h - what the heads of a webinar add up to, where one file tells of
 * them all.
 *
 * The figures of such a webinar need not be worked out from its facts by the
 * database: they are added up while the facts are written. The same numbers,
 * and from the same rules, as sql/query/figure_tally, figure_change and
 * figure_window, which serve all other webinars and `aggregate --rebuild`.
 *
 *     tally_open(&tally, webinar_id, min_seconds)
 *     tally_window(&tally, ...)         for each session that has a window
 *     tally_add(&tally, fact)           for each head, once
 *     tally_end(&tally)                 then read lines, changes, windows
 *     tally_drop(&tally)
 *
 * It grows with distinct seconds and instants, not with heads. Nothing fails.
 */
#ifndef HEADCOUNT_TALLY_H
#define HEADCOUNT_TALLY_H

#include "base/map.h"
#include "model/fact.h"

/* Heads that are the same in all that is counted. */
struct tally_line {
    bool is_guest, came, attended, timed;
    enum role role;
    enum status status; /* of persons only (R8) */
    int mark;           /* as the view attendance has it */
    int64_t seconds;
    int64_t heads, connections;
};

/* By how many the present audience changes at an instant. */
struct tally_change {
    int64_t at;
    int64_t change; /* may be 0: as many came as left */
};

struct tally_changes {
    struct map places; /* of an instant, in `at` */
    struct tally_change *at;
    size_t count, cap;
};

/* A session with a window: its audience, and when it was largest. */
struct tally_window {
    char *slug;
    int64_t starts_at, ends_at;
    int64_t min_seconds; /* its own; 0: none */
    int64_t identified, guests, seconds;
    struct tally_changes changes; /* where it has min_seconds of its own */
    int64_t peak;    /* 0: nobody was there, and peak_at is INSTANT_NONE */
    int64_t peak_at; /* both set by tally_end */
};

struct tally {
    int64_t webinar_id;
    int64_t min_seconds; /* for so long a head must have come; 0: any stay */
    struct map places;   /* of a line, in `lines` */
    struct tally_line *lines;
    size_t line_count, line_cap;
    struct tally_changes changes; /* by instant behind tally_end */
    struct tally_window *windows;
    size_t window_count, window_cap;
};

void tally_open(struct tally *tally, int64_t webinar_id, int64_t min_seconds);
void tally_window(struct tally *tally, const char *slug, int64_t starts_at,
                  int64_t ends_at, int64_t min_seconds);
void tally_add(struct tally *tally, const struct fact *fact);
void tally_end(struct tally *tally);
void tally_drop(struct tally *tally); /* a zeroed one, too */

#endif

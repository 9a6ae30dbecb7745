/* runs.h - entries in staging, and all of them head by head.
 *
 * A run is what lay in memory when the ceiling was reached: first the entries
 * of guests without a name, whose refs follow only when they are resolved,
 * then the heads by ref. Where nothing was staged, the one run is in memory.
 */
#ifndef HEADCOUNT_RUNS_H
#define HEADCOUNT_RUNS_H

#include "ingest/sheaf.h"

struct run {
    int64_t begin, named, end; /* in the staging */
};

/* Sorts what lies in memory and writes it to staging as one more run. */
bool roster_stage(struct roster *roster, struct err *err);

/* Adds an entry; beyond the ceiling all go to staging. */
bool runs_add(struct roster *roster, const struct entry *entry,
              struct err *err);

typedef bool sheaf_use(struct sheaf *sheaf, void *with, struct err *err);

/* Gives `use` the sheaves of the first `count` runs, one run after the other;
 * a sheaf without a head has one entry. */
bool runs_each(struct roster *roster, size_t count, sheaf_use *use, void *with,
               struct err *err);

/* The heads of a roster in order of their refs, each with all its entries in
 * order of their lines. Memory must be sorted, or staged. */
struct sheaves {
    struct roster *roster;
    size_t next; /* head in memory */
    struct feed *feeds;
    size_t feed_count; /* a heap: the least head is that of the first */
};

bool sheaves_open(struct sheaves *sheaves, struct roster *roster,
                  struct err *err);
void sheaves_drop(struct sheaves *sheaves);

/* The next one; in `ret_more`: there was one. */
bool sheaves_next(struct sheaves *sheaves, struct sheaf *sheaf, bool *ret_more,
                  struct err *err);

#endif

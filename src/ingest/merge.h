/* merge.h - the entries of a roster as facts: one for each webinar and head.
 */
#ifndef HEADCOUNT_MERGE_H
#define HEADCOUNT_MERGE_H

#include "ingest/resolve.h"
#include "ingest/runs.h"

typedef bool fact_use(const struct fact *fact, void *with, struct err *err);

/* Gives `use` one fact for each head of which the entries of group `group`
 * tell anything, in order of the head's ref. A fact and all in it are valid
 * during the call only. `group_of`: for each meeting its group; the roster
 * must be resolved. */
bool roster_facts(const struct resolving *how, const uint32_t *group_of,
                  uint32_t group, fact_use *use, void *with, struct err *err);

/* Sorts stays by join, leave and takes out those that are there twice;
 * returns how many are left. And their union: disjoint, none of 0 s, written
 * to `to` (room for `count`); returns how many. */
size_t stays_sort(struct stay *stays, size_t count);
size_t stays_unite(const struct stay *sorted, size_t count, struct stay *to);

#endif

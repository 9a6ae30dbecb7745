/* resolve.h - rows to classes, cells to instants (counting.md R2-R5, T4).
 */
#ifndef HEADCOUNT_RESOLVE_H
#define HEADCOUNT_RESOLVE_H

#include "ingest/place.h"

/* How the entries of a roster are resolved, now that each meeting has its
 * place. */
struct resolving {
    struct roster *roster;
    const struct places *places;
    const bool *known; /* for each meeting: these bytes brought it already */
};

/* What else there is to say of an entry beside its class. */
struct ruling {
    const char *field, *reason; /* of a rejected one */
    bool open_end, outer_bounds;
};

/* Gives an entry its class, unless it has one, or is an event. Afterwards
 * `join.packed` and `leave.packed` of an entry of class stay, and
 * `registered.packed` of all (INSTANT_NONE: not stated), are plain instants. */
void entry_resolve(const struct resolving *how, struct entry *entry,
                   struct ruling *ret_ruling);

/* Resolves all entries, pairs the events and counts: the ledgers of the
 * meetings, rejects, warnings. Those in memory keep their class, those in
 * staging are resolved again when they are read. Every entry that tells of a
 * head has one then, also nameless guests. */
bool roster_resolve(const struct resolving *how, struct err *err);

#endif

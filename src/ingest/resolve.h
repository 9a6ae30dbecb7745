/* resolve.h - rows to classes, cells to instants (counting.md R2-R5, T4).
 */
#ifndef HEADCOUNT_RESOLVE_H
#define HEADCOUNT_RESOLVE_H

#include "ingest/place.h"

/* Gives every entry of a roster its class, now that each meeting has its
 * place. Afterwards `join.packed` and `leave.packed` of an entry of class
 * stay, and `registered.packed` of all (INSTANT_NONE: not stated), are plain
 * instants; every entry that tells of a head has one, also nameless guests.
 * `known`: for each meeting, that these bytes brought it already. */
bool roster_resolve(struct roster *roster, const struct places *places,
                    const bool *known, struct err *err);

#endif

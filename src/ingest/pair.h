/* pair.h - event lists: joined and left become stays (counting.md R5).
 */
#ifndef HEADCOUNT_PAIR_H
#define HEADCOUNT_PAIR_H

#include "ingest/place.h"

/* Classes every event of the roster that has no class yet; they all lie in
 * memory. */
void events_pair(struct roster *roster, const struct places *places);

/* The end that the file states for a meeting, never before `join` (R4);
 * INSTANT_NONE: it states none. (ingest/resolve) */
int64_t meeting_end(const struct meeting *meeting,
                    const struct placing *placing, int64_t join);

#endif

/* stamped.h - the law of stamp_read, for its test and its fuzzer: what it reads
 * is what tokens_cut and notation_read make of the same cell. */
#ifndef HEADCOUNT_TEST_STAMPED_H
#define HEADCOUNT_TEST_STAMPED_H

#include "ingest/stamp.h"

static inline bool
stamp_same(const struct notation *a, const struct notation *b)
{
    bool same = a->part_count == b->part_count && a->has_time == b->has_time &&
                a->has_zone == b->has_zone && a->half == b->half &&
                a->hour == b->hour && a->minute == b->minute &&
                a->second == b->second && a->offset == b->offset;

    for (size_t i = 0; i < COUNT_OF(a->parts); i++)
        same = same && a->parts[i].number == b->parts[i].number &&
               a->parts[i].digits == b->parts[i].digits &&
               a->parts[i].mark == b->parts[i].mark &&
               a->parts[i].separator == b->parts[i].separator;
    return same;
}

/* Whether the law holds for a cell, also one that stamp_read leaves alone. */
static inline bool
stamp_lawful(struct slice cell, bool *ret_taken)
{
    struct notation fast = { 0 }, slow = { 0 };
    struct tokens tokens;

    *ret_taken = stamp_read(&fast, cell);
    if (!*ret_taken)
        return stamp_same(&fast, &slow); /* nothing was written */
    return tokens_cut(&tokens, cell, true) && notation_read(&slow, &tokens) &&
           stamp_same(&fast, &slow);
}

#endif

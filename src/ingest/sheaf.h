/* sheaf.h - the entries of one head, bound together.
 *
 * In memory heads are sorted by ref, and entries chained to them. In staging
 * a sheaf follows the other; a run is what lay in memory when the ceiling was
 * reached. Entries of one head lie in the order of their lines.
 */
#ifndef HEADCOUNT_SHEAF_H
#define HEADCOUNT_SHEAF_H

#include "base/staging.h"
#include "ingest/roster.h"

/* What stands before the entries in staging. */
struct sheaf_head {
    struct ref ref, loose;
    uint32_t count, answer_count;
    bool is_guest, has_loose;
    bool is_nameless; /* one entry, whose ref is not known yet */
    uint8_t rest;     /* no byte of it is left to chance */
};

struct sheaf {
    struct sheaf_head is;
    struct entry *entries;
    size_t count, cap;
    struct entry_answer *answers; /* `entry`: index into the sheaf's */
    size_t answer_count, answer_cap;
};

void sheaf_clear(struct sheaf *sheaf); /* keeps its memory */
void sheaf_drop(struct sheaf *sheaf);

/* Sorts the heads in memory by ref and chains their entries; once, since what
 * head an entry has is not known any more. */
void roster_sort(struct roster *roster);

/* Binds the entries of a head in memory; or one that has no head. */
void sheaf_bind(struct sheaf *sheaf, const struct roster *roster,
                uint32_t number);
void sheaf_bind_one(struct sheaf *sheaf, const struct roster *roster,
                    uint32_t entry);

bool sheaf_write(struct sheaf *sheaf, struct staging *staging, struct err *err);

/* Reads what stands before the entries; then appends these to a sheaf. */
bool sheaf_head_read(struct sheaf_head *head, struct staged *staged,
                     struct err *err);
bool sheaf_read(struct sheaf *sheaf, const struct sheaf_head *head,
                struct staged *staged, struct err *err);

#endif

/* upn.c - rows known by their user principal name only (counting.md I1). */
#include "ingest/upn.h"

#include "ingest/roster.h"

#include <string.h>

#define UPN_SHARED (HEAD_NONE - 1)

void
upn_note(struct roster *roster, uint32_t upn, uint32_t guest)
{
    struct upns *upns = &roster->upns;
    uint32_t *known;

    if (upn >= upns->guest_cap) {
        size_t cap = roster->head_cap;
        uint32_t *more = x_alloc(cap * sizeof *more);

        memset(more, 0xff, cap * sizeof *more); /* HEAD_NONE */
        if (upns->guest_cap > 0)
            memcpy(more, upns->guests, upns->guest_cap * sizeof *more);
        x_free(upns->guests);
        upns->guests = more;
        upns->guest_cap = cap;
    }
    known = &upns->guests[upn];
    if (guest == HEAD_NONE || *known == guest)
        return;
    *known = *known == HEAD_NONE ? guest : UPN_SHARED;
}

void
upns_settle(struct roster *roster)
{
    const struct upns *upns = &roster->upns;

    for (size_t i = 0; i < upns->row_count; i++) {
        const struct upn_row *row = &upns->rows[i];
        struct entry *entry = &roster->entries[row->entry];

        if (upns->guests[row->upn] == UPN_SHARED)
            entry->head = row->guest;
        else if (row->role > entry->role)
            entry->role = row->role;
    }
}

void
upns_drop(struct upns *upns)
{
    x_free(upns->guests);
    x_free(upns->rows);
    *upns = (struct upns){ 0 };
}

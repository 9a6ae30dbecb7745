/* upn.h - rows known by their user principal name only (counting.md I1).
 *
 * A UPN serves as address where a row has none that can be used, unless it
 * stands beside different names: then it is an account that several share, a
 * meeting room, say. That is known behind the last row only, so until then
 * such a row has the person of its UPN, and the guest that it may turn out to
 * be is kept beside it.
 */
#ifndef HEADCOUNT_UPN_H
#define HEADCOUNT_UPN_H

#include "ingest/identity.h"

struct roster;

struct upn_row {
    uint32_t entry, upn, guest; /* heads; guest HEAD_NONE: no name */
    uint8_t role;               /* what the plan says of the person */
};

struct upns {
    uint32_t *guests; /* by head: beside which name its UPN stands */
    size_t guest_cap;
    struct upn_row *rows; /* those without a usable address */
    size_t row_count, row_cap;
};

/* Notes the name beside a UPN: the head of its guest, or HEAD_NONE. */
void upn_note(struct roster *roster, uint32_t upn, uint32_t guest);

/* Gives the rows of UPNs that are shared to guests, and the others the role
 * that the plan has for them. */
void upns_settle(struct roster *roster);
void upns_drop(struct upns *upns);

#endif

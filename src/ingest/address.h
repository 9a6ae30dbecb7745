/* address.h - the canonical address, version 1 (privacy.md 2).
 *
 * One person writes an address in many ways; the canonical form is what is
 * hashed, so it can never change without a new version. An ASCII fast path
 * serves nearly all rows.
 */
#ifndef HEADCOUNT_ADDRESS_H
#define HEADCOUNT_ADDRESS_H

#include "base/text.h"

#define ADDRESS_VERSION 1

enum address_is {
    ADDRESS_NONE, /* a placeholder, no "@", or at guest.webex.localhost (R7) */
    ADDRESS_GOOD,
    ADDRESS_BAD /* has an "@" and cannot be made canonical: bad_address */
};

/* Appends the canonical form of a cell to `to` (nothing unless GOOD). The
 * cell may be any bytes; invalid UTF-8 with an "@" is BAD. Holds for every
 * good form: made canonical once more it is the same; valid UTF-8, one "@". */
enum address_is address_canonical(struct buf *to, struct slice cell);

/* The loose form of a canonical address: dots and "+tag" off where the
 * provider ignores them. Returns false, appending nothing, where it is the
 * canonical form itself. */
bool address_loose(struct buf *to, struct slice canonical);

/* The canonical form of a domain, as it stands behind the "@", appended to
 * `to`; false: it is none, and nothing is appended. */
bool address_domain(struct buf *to, struct slice domain);

#endif

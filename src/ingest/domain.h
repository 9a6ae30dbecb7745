/* domain.h - domain names as they stand in canonical addresses.
 */
#ifndef HEADCOUNT_DOMAIN_H
#define HEADCOUNT_DOMAIN_H

#include "base/text.h"

/* Whether a domain is canonical but for case and aliases as it stands: ASCII
 * letters, digits and hyphens, labels of 1 to 63, two or more, the last not
 * all digits, none that claims to be an A-label. Takes any bytes. */
bool domain_is_plain(struct slice domain);

/* Appends the canonical form: one trailing dot off, UTS 46 to A-labels, lower
 * case, googlemail.com as gmail.com. `domain` is valid UTF-8 without
 * full-width ASCII. False: it has none, and nothing is appended. */
bool domain_canonical(struct buf *to, struct slice domain);

#endif

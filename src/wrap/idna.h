/* idna.h - domain names to A-labels; the only module that includes libidn2.
 */
#ifndef HEADCOUNT_IDNA_H
#define HEADCOUNT_IDNA_H

#include "base/text.h"

/* UTS 46, non-transitional, to A-labels in lower case, appended to `to`;
 * false: libidn2 refuses it (nothing appended). No further checks: what is
 * not LDH passes (see ingest/address). `domain` is valid UTF-8. */
bool idna_ascii(struct buf *to, struct slice domain);

#endif

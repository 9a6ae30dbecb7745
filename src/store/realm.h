/* realm.h - realms: the spaces in which pseudonyms can be compared.
 */
#ifndef HEADCOUNT_REALM_H
#define HEADCOUNT_REALM_H

#include "model/fact.h"
#include "wrap/crypto.h"
#include "wrap/db.h"

/* Makes the realm on its first use, and afterwards checks that pseudonyms are
 * still made as they were (privacy.md 1): the same key, version and canary.
 * Otherwise everybody would silently be counted twice: ERR_SETTING. */
bool realm_open(struct db *db, const char *slug,
                const uint8_t key_id[CRYPTO_ID_SIZE], const struct ref *canary,
                int version, struct err *err);

#endif

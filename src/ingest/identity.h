/* identity.h - refs of persons and guests in one series (counting.md 3).
 *
 * A person's ref is of the canonical address, under the realm's key. A
 * guest's is of the canonical display name within the series, or without a
 * name of the webinar and the stay; never one of the other's: other subkey.
 *
 *     person   BLAKE2b-128(K_realm, canonical address)
 *     guest    BLAKE2b-128(K_guest, "n" series 0 canonical name)
 *     nameless BLAKE2b-128(K_guest, "s" series 0 webinar 0 join leave)
 *              (instants: seconds, 8 bytes, little endian)
 *     untimed  BLAKE2b-128(K_guest, "u" series 0 webinar)
 *
 * K_realm, K_guest: crypto_subkey REALM, GUEST of the realm's slug.
 */
#ifndef HEADCOUNT_IDENTITY_H
#define HEADCOUNT_IDENTITY_H

#include "ingest/address.h"
#include "model/fact.h"
#include "wrap/crypto.h"

struct identity; /* keys of one series' realm, scratch buffers */

bool identity_open(struct identity **ret_identity,
                   const struct crypto_key *root, const char *realm,
                   const char *series, struct err *err);
void identity_close(struct identity *identity); /* wipes; NULL is fine */

/* Ref of a cell that holds an address; its loose ref where that is another;
 * and the canonical form's domain, valid until the next call. */
struct person {
    struct ref ref, loose;
    bool has_loose;
    struct slice domain;
};

enum address_is identity_person(struct identity *identity, struct slice cell,
                                struct person *ret_person);

/* The canonical display name (I2), valid until the next call; empty: a
 * placeholder or nothing is left. */
struct slice identity_name(struct identity *identity, struct slice name);

/* Cuts one mark, "(Guest)" or "(Host)" in any language, off the end of a
 * folded name: "guest", "host"; NULL: there is none. */
const char *name_mark(struct slice *name);

/* Ref of a guest by canonical display name (not empty). */
struct ref identity_guest(struct identity *identity, struct slice canonical);

/* Ref of a nameless guest: by webinar and stay; untimed ones: one for each
 * webinar (stay NULL). */
struct ref identity_nameless(struct identity *identity, const char *webinar,
                             const struct stay *stay);

/* A ref as plans and people write it, ref:HEX; false: it is none. */
bool identity_ref(struct slice word, struct ref *ret_ref);

/* The ref of the fixed test address headcount@example.org: the canary. */
struct ref identity_canary(struct identity *identity);

#endif

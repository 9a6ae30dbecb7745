/* crypto.h - keyed hashes and the root key; the only module that includes
 * libsodium.
 *
 * privacy.md 1: ref = BLAKE2b-128(key = K_realm, message); K_realm =
 * BLAKE2b-256(key = crypto_kdf(root, 1, "hcrealm_"), realm slug). Every other
 * purpose has a subkey id of its own.
 *
 * Keys lie in guarded, read-only, locked memory that is wiped when dropped.
 * Locking can fail where RLIMIT_MEMLOCK is small (containers), and
 * sodium_malloc hides that, so it is checked: a failure is tolerated, because
 * dumps are off and only swapping remains, but known: crypto_locked().
 */
#ifndef HEADCOUNT_CRYPTO_H
#define HEADCOUNT_CRYPTO_H

#include "base/err.h"
#include "base/text.h"

#define CRYPTO_ROOT_SIZE   32
#define CRYPTO_KEY_SIZE    32
#define CRYPTO_REF_SIZE    16
#define CRYPTO_DIGEST_SIZE 32
#define CRYPTO_SHA256_SIZE 32
#define CRYPTO_ID_SIZE     8

/* Subkey ids, all with context "hcrealm_". REALM is fixed by privacy.md. */
enum crypto_purpose {
    CRYPTO_REALM = 1,
    CRYPTO_GUEST = 2,       /* per realm: refs of guests */
    CRYPTO_PUBLICATION = 3, /* reserved: --public */
    CRYPTO_FILE = 4,        /* digests of files */
    CRYPTO_CHECK = 5,       /* check value of the root key */
    CRYPTO_ID = 6           /* id of the root key */
};

struct crypto_key; /* 32 bytes in sodium_malloc memory */

/* Starts the library; core dumps off, not ptraceable. Once, in main. (Builds
 * with AddressSanitizer stay traceable: its leak check traces the process.) */
bool crypto_start(struct err *err);

/* Whether every key so far lies in memory that cannot be swapped out. */
bool crypto_locked(void);

/* The root key from 32 raw bytes, or new from random. */
bool crypto_root_random(struct crypto_key **ret_key, struct err *err);
bool crypto_root_from(struct crypto_key **ret_key,
                      const uint8_t bytes[CRYPTO_ROOT_SIZE], struct err *err);

/* crypto_kdf(root, purpose, "hcrealm_"); with a name:
 * BLAKE2b-256(key = that, message = name). */
bool crypto_subkey(struct crypto_key **ret_key, const struct crypto_key *root,
                   enum crypto_purpose purpose, const char *name,
                   struct err *err);
void crypto_key_drop(struct crypto_key **key); /* wipes; NULL is fine */

/* Lets `use` see the raw bytes, to write a key file. */
bool crypto_root_bytes(const struct crypto_key *root,
                       bool (*use)(const uint8_t *bytes, void *with,
                                   struct err *err),
                       void *with, struct err *err);

/* What the database keeps of a root key: its id (BLAKE2b-64 under subkey ID)
 * and a check value (BLAKE2b-256 under subkey CHECK) of "headcount". */
void crypto_proof(const struct crypto_key *root, uint8_t key_id[CRYPTO_ID_SIZE],
                  uint8_t check_value[CRYPTO_DIGEST_SIZE]);

/* BLAKE2b-`size` of a message under a key; size 8 to 64. (Not crypto_hash: the
 * library exports a function of that name.) */
void crypto_keyed_hash(uint8_t *to, size_t size, const struct crypto_key *key,
                       struct slice message);

/* The same of CRYPTO_REF_SIZE bytes, which is done for every row. */
void crypto_ref(uint8_t to[CRYPTO_REF_SIZE], const struct crypto_key *key,
                struct slice message);

/* The same for a message in pieces; CRYPTO_DIGEST_SIZE bytes at the end. */
struct crypto_stream;
struct crypto_stream *crypto_stream_open(const struct crypto_key *key);
void crypto_stream_add(struct crypto_stream *stream, struct slice piece);
void crypto_stream_close(struct crypto_stream *stream,
                         uint8_t to[CRYPTO_DIGEST_SIZE]);

/* SHA-256, keyed with nothing: for what everybody may have and check. */
void crypto_sha256(uint8_t to[CRYPTO_SHA256_SIZE], struct slice message);

/* Bytes as lower-case hexadecimal digits and a NUL (2 * size + 1 characters),
 * and back: false where the text is not exactly 2 * size digits. Both take the
 * same time whatever the bytes are. */
void crypto_hex(char *to, const uint8_t *bytes, size_t size);
bool crypto_unhex(uint8_t *to, size_t size, struct slice text);

void crypto_wipe(void *at, size_t size);
bool crypto_same(const void *a, const void *b, size_t size); /* constant time */

#endif

/* crypto.c - keyed hashes and the root key, by libsodium. */
#include "wrap/crypto.h"

#include <assert.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#define CONTEXT "hcrealm_"

_Static_assert(CRYPTO_ROOT_SIZE == crypto_kdf_KEYBYTES, "root key size");
_Static_assert(sizeof CONTEXT - 1 == crypto_kdf_CONTEXTBYTES, "context size");

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define STAY_TRACEABLE 1
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define STAY_TRACEABLE 1
#endif

struct crypto_key {
    /* A hash of CRYPTO_REF_SIZE that has taken the key in and nothing else:
     * each ref begins with a copy of it. */
    crypto_generichash_state ref;
    uint8_t bytes[CRYPTO_KEY_SIZE];
};

struct crypto_stream {
    /* Needs 64-byte alignment, which sodium_malloc keeps for sizes that are
     * a multiple of it. */
    crypto_generichash_state state;
};

_Static_assert(sizeof(struct crypto_stream) % 64 == 0, "alignment");

static bool some_unlocked;

bool
crypto_start(struct err *err)
{
#ifndef STAY_TRACEABLE
    struct rlimit none = { 0, 0 };

    if (setrlimit(RLIMIT_CORE, &none) != 0)
        return err_system(err, "could not turn core dumps off");
    if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0)
        return err_system(err, "could not make the process untraceable");
#endif
    if (sodium_init() < 0)
        return err_set(err, ERR_SYSTEM,
                       "could not start the cryptographic library");
    return true;
}

bool
crypto_locked(void)
{
    return !some_unlocked;
}

/* Memory for one key, zeroed; NULL and an error where there is none. */
static struct crypto_key *
key_new(struct err *err)
{
    struct crypto_key *key = sodium_malloc(sizeof *key);

    if (key == NULL) {
        err_system(err, "could not get guarded memory for a key");
        return NULL;
    }
    /* Locks it a second time, which does no harm and tells whether it can. */
    if (sodium_mlock(key, sizeof *key) != 0)
        some_unlocked = true;
    memset(key, 0, sizeof *key);
    return key;
}

static void
key_done(struct crypto_key **ret_key, struct crypto_key *key)
{
    crypto_generichash_init(&key->ref, key->bytes, sizeof key->bytes,
                            CRYPTO_REF_SIZE);
    /* Against stray writes only, so a failure is no reason to stop. */
    (void)sodium_mprotect_readonly(key);
    *ret_key = key;
}

bool
crypto_root_random(struct crypto_key **ret_key, struct err *err)
{
    struct crypto_key *key = key_new(err);

    if (key == NULL)
        return false;
    randombytes_buf(key->bytes, sizeof key->bytes);
    key_done(ret_key, key);
    return true;
}

bool
crypto_root_from(struct crypto_key **ret_key,
                 const uint8_t bytes[CRYPTO_ROOT_SIZE], struct err *err)
{
    struct crypto_key *key = key_new(err);

    if (key == NULL)
        return false;
    memcpy(key->bytes, bytes, sizeof key->bytes);
    key_done(ret_key, key);
    return true;
}

static void
derive(uint8_t to[CRYPTO_KEY_SIZE], const struct crypto_key *root,
       enum crypto_purpose purpose)
{
    int failed = crypto_kdf_derive_from_key(
        to, CRYPTO_KEY_SIZE, (uint64_t)purpose, CONTEXT, root->bytes);

    assert(failed == 0); /* fails on wrong sizes only */
    (void)failed;
}

bool
crypto_subkey(struct crypto_key **ret_key, const struct crypto_key *root,
              enum crypto_purpose purpose, const char *name, struct err *err)
{
    struct crypto_key *plain = key_new(err), *named;

    if (plain == NULL)
        return false;
    derive(plain->bytes, root, purpose);
    if (name == NULL) {
        key_done(ret_key, plain);
        return true;
    }

    named = key_new(err);
    if (named != NULL) {
        crypto_keyed_hash(named->bytes, sizeof named->bytes, plain,
                          slice_of(name));
        key_done(ret_key, named);
    }
    crypto_key_drop(&plain);
    return named != NULL;
}

void
crypto_key_drop(struct crypto_key **key)
{
    sodium_free(*key); /* wipes; takes NULL */
    *key = NULL;
}

bool
crypto_root_bytes(const struct crypto_key *root,
                  bool (*use)(const uint8_t *bytes, void *with,
                              struct err *err),
                  void *with, struct err *err)
{
    return use(root->bytes, with, err);
}

void
crypto_proof(const struct crypto_key *root, uint8_t key_id[CRYPTO_ID_SIZE],
             uint8_t check_value[CRYPTO_DIGEST_SIZE])
{
    struct crypto_key key;

    /* On the stack and wiped, because a proof must not be able to fail. */
    derive(key.bytes, root, CRYPTO_ID);
    crypto_keyed_hash(key_id, CRYPTO_ID_SIZE, &key, SLICE("headcount"));
    derive(key.bytes, root, CRYPTO_CHECK);
    crypto_keyed_hash(check_value, CRYPTO_DIGEST_SIZE, &key,
                      SLICE("headcount"));
    crypto_wipe(&key, sizeof key);
}

void
crypto_sha256(uint8_t to[CRYPTO_SHA256_SIZE], struct slice message)
{
    crypto_hash_sha256(to, (const uint8_t *)message.at, message.len);
}

void
crypto_keyed_hash(uint8_t *to, size_t size, const struct crypto_key *key,
                  struct slice message)
{
    int failed;

    /* The library recommends 16 bytes or more and takes fewer: a key id has
     * 8 (tests compare it with another implementation). */
    assert(size >= 8 && size <= crypto_generichash_BYTES_MAX);
    failed = crypto_generichash(to, size, (const uint8_t *)message.at,
                                message.len, key->bytes, sizeof key->bytes);
    assert(failed == 0); /* fails on wrong sizes only */
    (void)failed;
}

void
crypto_ref(uint8_t to[CRYPTO_REF_SIZE], const struct crypto_key *key,
           struct slice message)
{
    crypto_generichash_state state = key->ref;

    crypto_generichash_update(&state, (const uint8_t *)message.at, message.len);
    crypto_generichash_final(&state, to, CRYPTO_REF_SIZE); /* wipes */
}

struct crypto_stream *
crypto_stream_open(const struct crypto_key *key)
{
    struct crypto_stream *stream = sodium_malloc(sizeof *stream);

    if (stream == NULL)
        abort(); /* out of memory ends the program */
    crypto_generichash_init(&stream->state, key->bytes, sizeof key->bytes,
                            CRYPTO_DIGEST_SIZE);
    return stream;
}

void
crypto_stream_add(struct crypto_stream *stream, struct slice piece)
{
    crypto_generichash_update(&stream->state, (const uint8_t *)piece.at,
                              piece.len);
}

void
crypto_stream_close(struct crypto_stream *stream,
                    uint8_t to[CRYPTO_DIGEST_SIZE])
{
    crypto_generichash_final(&stream->state, to, CRYPTO_DIGEST_SIZE);
    sodium_free(stream);
}

void
crypto_hex(char *to, const uint8_t *bytes, size_t size)
{
    sodium_bin2hex(to, 2 * size + 1, bytes, size);
}

bool
crypto_unhex(uint8_t *to, size_t size, struct slice text)
{
    size_t len;

    return text.len == 2 * size &&
           sodium_hex2bin(to, size, text.at, text.len, NULL, &len, NULL) == 0 &&
           len == size;
}

void
crypto_wipe(void *at, size_t size)
{
    sodium_memzero(at, size);
}

bool
crypto_same(const void *a, const void *b, size_t size)
{
    return sodium_memcmp(a, b, size) == 0;
}

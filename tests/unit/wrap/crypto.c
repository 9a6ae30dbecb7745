/* crypto.c - tests of keys, hashes and what protects the process. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cmocka.h>

#include "wrap/crypto.h"

/* ASan looks for leaks by tracing. With it and with TSan mlock does nothing and
 * succeeds. */
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define STAY_TRACEABLE 1
#define NO_MLOCK       1
#elif __has_feature(thread_sanitizer)
#define NO_MLOCK 1
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define STAY_TRACEABLE 1
#define NO_MLOCK       1
#elif defined(__SANITIZE_THREAD__)
#define NO_MLOCK 1
#endif

static struct err err;

#ifndef STAY_TRACEABLE
static void
test_no_dump_and_no_trace(void **state)
{
    struct rlimit core;

    (void)state;
    assert_int_equal(getrlimit(RLIMIT_CORE, &core), 0);
    assert_int_equal(core.rlim_cur, 0);
    assert_int_equal(core.rlim_max, 0);
    assert_int_equal(prctl(PR_GET_DUMPABLE), 0);
}
#endif

/* RFC 7693 has no keyed vector; this one is of Python's hashlib:
 * blake2b(b"abc", key=bytes(range(32)), digest_size=8, 16, 32, 64). */
static void
test_hash_of_every_size(void **state)
{
    static const struct {
        size_t size;
        const char *hex;
    } wants[] = {
        { 8, "30531c41ec34cdef" },
        { 16, "1a64be47e4729d951c302ee543f97cf3" },
        { 32,
          "d63a32d3e44738d7907f964316c241adaba0abfeabc32349677578a15a203f7f" },
        { 64,
          "9af0244b7da7fe29d90a89727e06a0c93977ce1ad7edcb76ac0b24142194ea00"
          "c77be4a1d3fededd31d5a593625a508e742fc90d708f8b48a5c246e4e8e42d94" },
    };
    uint8_t bytes[CRYPTO_ROOT_SIZE], hash[64];
    struct crypto_key *key = NULL;
    char hex[129];

    (void)state;
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (uint8_t)i;
    assert_true(crypto_root_from(&key, bytes, &err));
    for (size_t i = 0; i < COUNT_OF(wants); i++) {
        crypto_keyed_hash(hash, wants[i].size, key, SLICE("abc"));
        crypto_hex(hex, hash, wants[i].size);
        assert_string_equal(hex, wants[i].hex);
    }
    crypto_key_drop(&key);
    assert_null(key);
    crypto_key_drop(&key);
}

static bool
copy_bytes(const uint8_t *bytes, void *with, struct err *none)
{
    (void)none;
    memcpy(with, bytes, CRYPTO_ROOT_SIZE);
    return true;
}

static void
test_a_ref_is_the_hash(void **state)
{
    uint8_t bytes[CRYPTO_ROOT_SIZE] = { 7 }, ref[CRYPTO_REF_SIZE], hash[16];
    struct crypto_key *root = NULL, *key = NULL;
    char message[300];

    (void)state;
    memset(message, 'm', sizeof message);
    assert_true(crypto_root_from(&root, bytes, &err));
    assert_true(crypto_subkey(&key, root, CRYPTO_REALM, "r", &err));
    for (size_t len = 0; len <= sizeof message; len++) {
        struct slice text = { message, len };

        crypto_keyed_hash(hash, sizeof hash, key, text);
        crypto_ref(ref, key, text);
        assert_memory_equal(ref, hash, sizeof hash);
        crypto_keyed_hash(hash, sizeof hash, root, text);
        crypto_ref(ref, root, text);
        assert_memory_equal(ref, hash, sizeof hash);
    }
    crypto_key_drop(&key);
    crypto_key_drop(&root);
}

static void
test_random_roots_differ(void **state)
{
    struct crypto_key *a = NULL, *b = NULL;
    uint8_t of_a[CRYPTO_ROOT_SIZE], of_b[CRYPTO_ROOT_SIZE];

    (void)state;
    assert_true(crypto_root_random(&a, &err));
    assert_true(crypto_root_random(&b, &err));
    assert_true(crypto_root_bytes(a, copy_bytes, of_a, &err));
    assert_true(crypto_root_bytes(b, copy_bytes, of_b, &err));
    assert_false(crypto_same(of_a, of_b, sizeof of_a));
    crypto_key_drop(&a);
    crypto_key_drop(&b);
}

static void
test_every_purpose_has_its_own_key(void **state)
{
    struct crypto_key *root = NULL;
    uint8_t hash[12][16];
    size_t count = 0;

    (void)state;
    assert_true(crypto_root_random(&root, &err));
    for (int purpose = CRYPTO_REALM; purpose <= CRYPTO_ID; purpose++)
        for (int named = 0; named < 2; named++) {
            struct crypto_key *key = NULL;

            assert_true(crypto_subkey(&key, root, (enum crypto_purpose)purpose,
                                      named ? "" : NULL, &err));
            crypto_keyed_hash(hash[count++], 16, key, SLICE("x"));
            crypto_key_drop(&key);
        }
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < i; k++)
            assert_memory_not_equal(hash[i], hash[k], 16);
    crypto_key_drop(&root);
}

static void
test_stream_is_the_hash_of_all_pieces(void **state)
{
    static const char text[] = "one message, however it is cut";
    struct crypto_key *key = NULL;
    uint8_t whole[CRYPTO_DIGEST_SIZE], pieces[CRYPTO_DIGEST_SIZE];

    (void)state;
    assert_true(crypto_root_random(&key, &err));
    crypto_keyed_hash(whole, sizeof whole, key, slice_of(text));
    for (size_t cut = 0; cut <= strlen(text); cut++) {
        struct crypto_stream *stream = crypto_stream_open(key);

        crypto_stream_add(stream, (struct slice){ text, cut });
        crypto_stream_add(stream, slice_of(text + cut));
        crypto_stream_close(stream, pieces);
        assert_true(crypto_same(whole, pieces, sizeof whole));
    }
    crypto_key_drop(&key);
}

static void
test_hex(void **state)
{
    uint8_t bytes[3] = { 0 };
    char text[7];

    (void)state;
    assert_true(crypto_unhex(bytes, 3, SLICE("00fFa9")));
    crypto_hex(text, bytes, 3);
    assert_string_equal(text, "00ffa9");
    assert_false(crypto_unhex(bytes, 3, SLICE("00ffa")));
    assert_false(crypto_unhex(bytes, 3, SLICE("00ffa90")));
    assert_false(crypto_unhex(bytes, 3, SLICE("00ffag")));
    assert_false(crypto_unhex(bytes, 3, SLICE("00ff  ")));
    assert_false(crypto_unhex(bytes, 3, SLICE("")));
}

#ifndef NO_MLOCK
/* Where not even one page may be locked: tolerated, but known. Last, because
 * it is remembered. Root may always lock, so it becomes nobody for a while. */
static void
test_unlocked_memory_is_known(void **state)
{
    struct rlimit old, none;
    struct crypto_key *key = NULL;
    uid_t user = geteuid();

    (void)state;
    assert_int_equal(getrlimit(RLIMIT_MEMLOCK, &old), 0);
    none = old;
    none.rlim_cur = 0;
    assert_int_equal(setrlimit(RLIMIT_MEMLOCK, &none), 0);
    if (user == 0)
        assert_int_equal(seteuid(65534), 0);
    assert_true(crypto_root_random(&key, &err));
    assert_int_equal(seteuid(user), 0);
    assert_int_equal(setrlimit(RLIMIT_MEMLOCK, &old), 0);
    crypto_key_drop(&key);
    assert_false(crypto_locked());
}
#endif

int
main(void)
{
    const struct CMUnitTest tests[] = {
#ifndef STAY_TRACEABLE
        cmocka_unit_test(test_no_dump_and_no_trace),
#endif
        cmocka_unit_test(test_hash_of_every_size),
        cmocka_unit_test(test_a_ref_is_the_hash),
        cmocka_unit_test(test_random_roots_differ),
        cmocka_unit_test(test_every_purpose_has_its_own_key),
        cmocka_unit_test(test_stream_is_the_hash_of_all_pieces),
        cmocka_unit_test(test_hex),
#ifndef NO_MLOCK
        cmocka_unit_test(test_unlocked_memory_is_known),
#endif
    };

    if (!crypto_start(&err))
        return 1;
    return cmocka_run_group_tests(tests, NULL, NULL);
}

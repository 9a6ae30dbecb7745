/* identity.c - tests of refs against an independent hash, and of names (I2). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "ingest/identity.h"

#define VECTORS "tests/data/vectors.txt"

static struct err err;

static struct crypto_key *
test_root(void)
{
    struct crypto_key *root = NULL;
    uint8_t bytes[CRYPTO_ROOT_SIZE];

    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (uint8_t)i;
    assert_true(crypto_root_from(&root, bytes, &err));
    return root;
}

static struct identity *
open_identity(const char *realm, const char *series)
{
    struct crypto_key *root = test_root();
    struct identity *identity = NULL;

    assert_true(identity_open(&identity, root, realm, series, &err));
    crypto_key_drop(&root); /* is not needed any more */
    return identity;
}

static struct slice
hex_of(char text[65], const void *bytes, size_t size)
{
    crypto_hex(text, bytes, size);
    return slice_of(text);
}

/* What the program gives for one line of the vectors, as hexadecimal. */
static struct slice
root_vector(const char *kind, char text[65])
{
    struct crypto_key *root = test_root(), *file = NULL;
    uint8_t id[CRYPTO_ID_SIZE], check[CRYPTO_DIGEST_SIZE];

    crypto_proof(root, id, check);
    if (strcmp(kind, "key_id") == 0)
        hex_of(text, id, sizeof id);
    else if (strcmp(kind, "check") == 0)
        hex_of(text, check, sizeof check);
    else {
        assert_true(crypto_subkey(&file, root, CRYPTO_FILE, NULL, &err));
        struct crypto_stream *stream = crypto_stream_open(file);

        crypto_stream_add(stream, SLICE("bytes "));
        crypto_stream_add(stream, SLICE("of a file"));
        crypto_stream_close(stream, check);
        hex_of(text, check, sizeof check);
    }
    crypto_key_drop(&file);
    crypto_key_drop(&root);
    return slice_of(text);
}

static struct ref
person_vector(struct identity *identity, const char *kind, struct slice cell)
{
    struct person person;

    assert_int_equal(identity_person(identity, cell, &person), ADDRESS_GOOD);
    if (strcmp(kind, "person") == 0)
        return person.ref;
    assert_true(person.has_loose);
    return person.loose;
}

static struct ref
vector(const char *kind, struct slice *field)
{
    char *realm = strndup(field[0].at, field[0].len);
    char *series = strndup(field[1].at, field[1].len);
    struct identity *identity = open_identity(realm, series);
    struct ref ref = { 0 };

    if (strcmp(kind, "canary") == 0)
        ref = identity_canary(identity);
    else if (strcmp(kind, "person") == 0 || strcmp(kind, "loose") == 0)
        ref = person_vector(identity, kind, field[1]);
    else if (strcmp(kind, "guest") == 0)
        ref = identity_guest(identity, identity_name(identity, field[2]));
    else {
        char *webinar = strndup(field[2].at, field[2].len);
        struct stay stay = { strtoll(field[3].at, NULL, 10),
                             strtoll(field[4].at, NULL, 10) };
        bool untimed = strcmp(kind, "untimed") == 0;

        ref = identity_nameless(identity, webinar, untimed ? NULL : &stay);
        free(webinar);
    }
    identity_close(identity);
    free(realm);
    free(series);
    return ref;
}

static void
check_vector(char *line)
{
    struct slice rest = slice_of(strtok(line, "\n")), field[8];
    char kind[16], text[65] = "";
    size_t count = 0;
    struct ref ref;

    while (rest.len && count < COUNT_OF(field))
        field[count++] = slice_cut(&rest, '\t');
    assert_true(count >= 2);
    for (size_t i = count; i < COUNT_OF(field); i++)
        field[i] = SLICE("");
    snprintf(kind, sizeof kind, "%.*s", (int)field[0].len, field[0].at);
    if (strcmp(kind, "root") == 0)
        return;
    if (strcmp(kind, "key_id") == 0 || strcmp(kind, "check") == 0 ||
        strcmp(kind, "file") == 0)
        root_vector(kind, text);
    else {
        ref = vector(kind, field + 1);
        hex_of(text, ref.bytes, sizeof ref.bytes);
    }
    if (!slice_is(field[count - 1], text))
        fail_msg("%s is %s, the vector says %.*s", kind, text,
                 (int)field[count - 1].len, field[count - 1].at);
}

static void
test_vectors_of_an_independent_hash(void **state)
{
    FILE *file = fopen(VECTORS, "r");
    char *line = NULL;
    size_t cap = 0;
    int lines = 0;

    (void)state;
    assert_non_null(file); /* tests run in the top folder */
    for (; getline(&line, &cap, file) > 0; lines++)
        check_vector(line);
    assert_true(lines > 30);
    free(line);
    fclose(file);
}

static struct ref
ref_in(const char *realm, const char *series, const char *cell)
{
    struct identity *identity = open_identity(realm, series);
    struct person person = { 0 };

    assert_int_equal(identity_person(identity, slice_of(cell), &person),
                     ADDRESS_GOOD);
    identity_close(identity);
    return person.ref;
}

static bool
same(struct ref a, struct ref b)
{
    return memcmp(a.bytes, b.bytes, sizeof a.bytes) == 0;
}

static void
test_I1_one_person_within_a_realm_only(void **state)
{
    (void)state;
    assert_true(same(ref_in("r", "one", "A@e.org"),
                     ref_in("r", "two", "\"A\" <a@e.org>")));
    assert_false(
        same(ref_in("r", "one", "a@e.org"), ref_in("s", "one", "a@e.org")));
    assert_false(
        same(ref_in("r", "one", "a@e.org"), ref_in("r", "one", "b@e.org")));
}

static void
test_person_again_and_another(void **state)
{
    struct identity *identity = open_identity("r", "s");
    struct person a = { 0 }, b = { 0 };

    (void)state;
    for (int i = 0; i < 2; i++) {
        assert_int_equal(identity_person(identity, SLICE("a.b@GMAIL.com"), &a),
                         ADDRESS_GOOD);
        assert_true(slice_is(a.domain, "gmail.com"));
        assert_true(a.has_loose);
    }
    assert_int_equal(identity_person(identity, SLICE("a@e.org"), &b),
                     ADDRESS_GOOD);
    assert_true(slice_is(b.domain, "e.org"));
    assert_false(b.has_loose);
    assert_false(same(a.ref, b.ref));
    for (int i = 0; i < 2; i++) {
        struct person untouched = b;

        assert_int_equal(identity_person(identity, SLICE("a@b"), &b),
                         ADDRESS_BAD);
        assert_int_equal(identity_person(identity, SLICE(""), &b),
                         ADDRESS_NONE);
        assert_true(same(untouched.ref, b.ref));
    }
    identity_close(identity);
}

static void
named(struct identity *identity, const char *name, const char *want)
{
    struct slice canonical = identity_name(identity, slice_of(name));

    if (!slice_is(canonical, want))
        fail_msg("\"%s\" gives \"%.*s\"", name, (int)canonical.len,
                 canonical.at);
}

static void
test_I2_display_names(void **state)
{
    struct identity *identity = open_identity("r", "s");

    (void)state;
    named(identity, "iPhone", "iphone");
    named(identity, "  Ann \t\u3000 Example ", "ann example");
    named(identity, "ＡＮＮ　ＥＸＡＭＰＬＥ", "ann example");
    named(identity, "Straße", "strasse");
    named(identity, "Ann (Guest)", "ann");
    named(identity, "Ann (UNVERIFIED)", "ann");
    named(identity, "Ann(External)  ", "ann");
    named(identity, "Ann (Host)", "ann");
    named(identity, "Ann (Co-host)", "ann");
    named(identity, "Ann (Guest) (External)", "ann");
    named(identity, "Ann　（Ｇｕｅｓｔ）", "ann");
    named(identity, "Ann\u200b (Guest)\u200e", "ann");
    named(identity, "New (Old)", "new (old)");
    named(identity, "New (Old) (Guest)", "new (old)");
    named(identity, "(Guest) Ann", "(guest) ann");
    named(identity, "Ann (Guest) x", "ann (guest) x");
    named(identity, "(Guest)", "");
    named(identity, "ANONYMOUS", "anonymous");
    named(identity, "- (Guest)", "-");
    named(identity, "\xff", "\ufffd");
    identity_close(identity);
}

static void
test_R7_placeholders_are_no_names(void **state)
{
    struct identity *identity = open_identity("r", "s");

    (void)state;
    named(identity, "", "");
    named(identity, " - ", "");
    named(identity, "Anonymous", "");
    named(identity, "N/A", "");
    named(identity, "\u3000", "");
    identity_close(identity);
}

static void
test_I2_guests_are_of_a_series(void **state)
{
    struct identity *one = open_identity("r", "one");
    struct identity *two = open_identity("r", "two");
    struct stay early = { 1, 2 }, late = { 1, 3 };
    struct slice ann = SLICE("ann");

    (void)state;
    assert_true(same(identity_guest(one, ann), identity_guest(one, ann)));
    assert_false(same(identity_guest(one, ann), identity_guest(two, ann)));
    assert_false(
        same(identity_guest(one, ann), identity_guest(one, SLICE("an"))));
    assert_true(same(identity_nameless(one, "w", &early),
                     identity_nameless(one, "w", &early)));
    assert_false(same(identity_nameless(one, "w", &early),
                      identity_nameless(one, "w", &late)));
    assert_false(same(identity_nameless(one, "w", &early),
                      identity_nameless(one, "v", &early)));
    assert_false(same(identity_nameless(one, "w", NULL),
                      identity_guest(one, SLICE("w"))));
    assert_false(same(identity_nameless(one, "w", NULL),
                      identity_nameless(two, "w", NULL)));
    identity_close(one);
    identity_close(two);
}

static void
test_I4_a_guest_is_never_a_person(void **state)
{
    struct identity *identity = open_identity("r", "s");

    (void)state;
    assert_false(same(identity_guest(identity, SLICE("a@e.org")),
                      ref_in("r", "s", "a@e.org")));
    assert_true(same(identity_canary(identity),
                     ref_in("r", "s", "Headcount@example.org")));
    identity_close(identity);
}

/* A character that could not be read: who it was cannot be told. */
static void
test_R7_a_damaged_address_is_none(void **state)
{
    static const char *const cells[] = { "ren\xEF\xBF\xBD@e.org",
                                         "ann@e\xEF\xBF\xBD.org",
                                         "Ren\xEF\xBF\xBD <ann@e.org>" };
    struct identity *identity = open_identity("realm", "series");
    struct person person;

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cells); i++)
        assert_int_equal(identity_person(identity, slice_of(cells[i]), &person),
                         ADDRESS_BAD);
    assert_int_equal(
        identity_person(identity, SLICE("ren\xEF\xBF\xBD"), &person),
        ADDRESS_NONE);
    identity_close(identity);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_R7_a_damaged_address_is_none),
        cmocka_unit_test(test_vectors_of_an_independent_hash),
        cmocka_unit_test(test_I1_one_person_within_a_realm_only),
        cmocka_unit_test(test_person_again_and_another),
        cmocka_unit_test(test_I2_display_names),
        cmocka_unit_test(test_R7_placeholders_are_no_names),
        cmocka_unit_test(test_I2_guests_are_of_a_series),
        cmocka_unit_test(test_I4_a_guest_is_never_a_person),
    };

    if (!crypto_start(&err))
        return 1;
    return cmocka_run_group_tests(tests, NULL, NULL);
}

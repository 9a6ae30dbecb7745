/* address.c - tests of the canonical address, version 1 (privacy.md 2). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "ingest/address.h"
#include "wrap/unicode.h"

/* Checks one verdict and form, and the properties of every good form. */
static void
gives(struct slice cell, enum address_is is, const char *want)
{
    AUTO(buf) to = { 0 };
    AUTO(buf) again = { 0 };
    AUTO(buf) marked = { 0 };
    AUTO(buf) slow = { 0 };

    buf_text(&to, "kept ");
    if (address_canonical(&to, cell) != is)
        fail_msg("wrong verdict on \"%.*s\"", (int)cell.len, cell.at);
    assert_memory_equal(buf_string(&to), "kept ", 5);
    assert_string_equal(buf_string(&to) + 5, is == ADDRESS_GOOD ? want : "");
    if (is != ADDRESS_GOOD)
        return;
    assert_int_equal(address_canonical(&again, slice_of(want)), ADDRESS_GOOD);
    assert_string_equal(buf_string(&again), want);

    /* With an invisible character before it, the slow path has to agree. */
    buf_text(&marked, "\u200b");
    buf_slice(&marked, cell);
    assert_int_equal(address_canonical(&slow, buf_all(&marked)), ADDRESS_GOOD);
    assert_string_equal(buf_string(&slow), want);
}

static void
good(const char *cell, const char *want)
{
    gives(slice_of(cell), ADDRESS_GOOD, want);
}

static void
bad(const char *cell)
{
    gives(slice_of(cell), ADDRESS_BAD, NULL);
}

static void
none(const char *cell)
{
    gives(slice_of(cell), ADDRESS_NONE, NULL);
}

static void
test_same_ref(void **state)
{
    (void)state;
    good("A.B@Example.ORG", "a.b@example.org");
    good(" a.b@example.org. ", "a.b@example.org");
    good("\"A B\" <a.b@EXAMPLE.org>", "a.b@example.org");
    good("ａ．ｂ＠ｅｘａｍｐｌｅ．ｏｒｇ", "a.b@example.org");
    good("mailto:a.b@example.org", "a.b@example.org");
    good("x@bücher.example", "x@xn--bcher-kva.example");
    good("x@xn--bcher-kva.example", "x@xn--bcher-kva.example");
    good("josé@e.org", "jos\u00e9@e.org");
    good("jose\u0301@e.org", "jos\u00e9@e.org");
    good("a@googlemail.com", "a@gmail.com");
}

static void
test_different_refs(void **state)
{
    (void)state;
    good("a.b@gmail.com", "a.b@gmail.com");
    good("ab@gmail.com", "ab@gmail.com");
    good("straße@e.org", "straße@e.org");
    good("strasse@e.org", "strasse@e.org");
    good("finn@e.org", "finn@e.org");
    good("ﬁnn@e.org", "ﬁnn@e.org");
    good("a+tag@gmail.com", "a+tag@gmail.com");
    good("a@mail.googlemail.com", "a@mail.googlemail.com");
    good("x@straße.example", "x@xn--strae-oqa.example");
    good("x@strasse.example", "x@strasse.example");
}

#define TEN   "0123456789"
#define SIXTY TEN TEN TEN TEN TEN TEN
#define LOCAL SIXTY "abcd"                   /* 64 */
#define LABEL SIXTY "abc"                    /* 63 */
#define LONG  "a." LABEL "." LABEL "." LABEL /* 193 */

static void
test_rejected(void **state)
{
    static const char *const cells[] = {
        "a@b@c",
        "a b@e.org",
        "a@-x.org",
        "a@x..org",
        "a@[192.0.2.1]",
        "a@localhost",
        "a@e.org,b@e.org",
        "a@192.0.2.1",
        "a@x-.org",
        "a@under_score.example",
        "@e.org",
        "a@",
        "@",
        "a@.e.org",
        "a@e.org..",
        "a@e.o rg",
        "(x)a@e.org",
        "a;b@e.org",
        "a\\b@e.org",
        "\"a\"b@e.org",
        "a\u200bb@c.example",
        "a\u00a0b@e.org",
        "a\u037eb@e.org",
        "a\001b@e.org",
        "a\xc2\x85"
        "b@e.org",
        "a@e.org <b",
        "Ann <>@e.org",
        "<a@e.org",
        "a@e.org>",
        "a@e.org, B <b@e.org>",
        "A <a@e.org>, B <b@e.org>",
        "\xff@e.org",
        "a@e\xc3.org",
        "\xed\xa0\x80@e.org",
        "a@xn--a.org",
        "a@xn--.org",
        "a@bü_cher.example",
        "a@" LABEL "d.example",
        SIXTY "abcde@e.org",
        "a@b <Ann>",
        "a@\u0301b.org",
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cells); i++)
        bad(cells[i]);
    gives((struct slice){ "a\0b@e.org", 9 }, ADDRESS_BAD, NULL);
    gives((struct slice){ "a@ü.org\0.x", 11 }, ADDRESS_BAD, NULL);
}

static void
test_lengths(void **state)
{
    (void)state;
    good(LOCAL "@e.org", LOCAL "@e.org");
    good("a@" LABEL ".example", "a@" LABEL ".example");
    good(SIXTY "@" LONG, SIXTY "@" LONG); /* 254 */
    bad(SIXTY "a@" LONG);                 /* 255 */
    /* 64 octets count after composing: 33 and 32 letters of two octets. */
    good("e\u0301e\u0301e\u0301e\u0301" TEN TEN TEN TEN TEN "123456@e.org",
         "éééé" TEN TEN TEN TEN TEN "123456@e.org");
    bad("éééé" TEN TEN TEN TEN TEN "1234567@e.org");
}

static void
test_dots_and_quotes_in_local_parts(void **state)
{
    (void)state;
    good("a..b@e.jp", "a..b@e.jp");
    good("a.@e.jp", "a.@e.jp");
    good(".a@e.jp", ".a@e.jp");
    good("O'Neil@e.org", "o'neil@e.org");
    good("'o'neil@e.org'", "o'neil@e.org");
    good("'a@e.org", "'a@e.org");
    good("a!#$%&*+-/=?^_`{|}~@e.org", "a!#$%&*+-/=?^_`{|}~@e.org");
}

static void
test_taken_off_until_nothing_comes_off(void **state)
{
    static const char *const cells[] = {
        "\"a@e.org\"",
        "'a@e.org'",
        "“a@e.org”",
        "„a@e.org“",
        "„a@e.org”",
        "”a@e.org”",
        "‘a@e.org’",
        "’a@e.org’",
        "‚a@e.org‘",
        "«a@e.org»",
        "«\u00a0a@e.org\u00a0»",
        "»a@e.org«",
        "‹a@e.org›",
        "›a@e.org‹",
        "「a@e.org」",
        "〝a@e.org〟",
        "＂a@e.org＂",
        "＜a@e.org＞",
        "\u200ba@e.org\u200e",
        "\ufeffa@e.org",
        "\u3000a@e.org\u00a0",
        "\t a@e.org\r\n",
        "MAILTO:a@e.org",
        "mailto: a@e.org",
        "mailto:mailto:a@e.org",
        "<mailto:a@e.org>",
        "<<a@e.org>>",
        "Ann <<a@e.org>>",
        "\"One, Some <a@e.org>\"",
        "One, Some <a@e.org>",
        "\"One, Some\" <a@e.org>",
        "'\"a@e.org\"'",
        "Ann<a@e.org>",
        "山田 <a@e.org>",
        "I <3 U <a@e.org>",
        "a@e.org <a@e.org>",
        "b@e.org <a@e.org>",
        "\" 'mailto:Ann < \u200ba@e.org. > ' \"",
        "a＠e.org",
        "a﹫e.org",
        "a@e.org.",
        "a@e。org",
        "a@e．org",
        "a@e｡org",
        "a@e.org。",
        "a@e.org｡",
        "<a@e.org.>",
        "a@\u00ade.org",
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cells); i++)
        good(cells[i], "a@e.org");
}

static void
test_case_without_a_locale(void **state)
{
    (void)state;
    good("IIII@E.ORG", "iiii@e.org");
    good("\u0130@e.org", "i\u0307@e.org");
    good("\u0130\u0327@e.org", "i\u0327\u0307@e.org");
    good("ΝΙΚΟΣ@e.org", "νικος@e.org");
    good("JOSÉ@BÜCHER.EXAMPLE", "josé@xn--bcher-kva.example");
    good("P@XN--BChEr-KVA.ExamPLE", "p@xn--bcher-kva.example");
    good("X@GoogleMail.COM.", "x@gmail.com");
    good("x@ＧＯＯＧＬＥＭＡＩＬ．com", "x@gmail.com");
    good("a@AB--CD.org", "a@ab--cd.org");
    good("a@日本語。jp", "a@xn--wgv71a119e.jp");
}

static void
test_R7_no_address(void **state)
{
    (void)state;
    none("");
    none("-");
    none("None");
    none("taro1…");
    none("deant312hogwarts.edu");
    none("\xff\xfe");
    none("3f6a-77@guest.webex.localhost");
    none(" 3F6A-77@Guest.Webex.LocalHost ");
    none("<x@guest.webex.localhost.>");
    none("x@ｇｕｅｓｔ．webex.localhost");
    bad("x@guest.webex.localhost@e.org");
    good("x@guest.webex.localhost.org", "x@guest.webex.localhost.org");
}

static void
test_hostile_cells(void **state)
{
    AUTO(buf) cell = { 0 };

    (void)state;
    for (int i = 0; i < 60000; i++)
        buf_char(&cell, '<');
    buf_text(&cell, "a@e.org");
    for (int i = 0; i < 60000; i++)
        buf_char(&cell, '>');
    gives(buf_all(&cell), ADDRESS_BAD, NULL);
}

static void
loosens(const char *canonical, const char *want)
{
    AUTO(buf) to = { 0 };

    assert_int_equal(address_loose(&to, slice_of(canonical)), want != NULL);
    assert_string_equal(buf_string(&to), want ? want : "");
}

static void
test_loose(void **state)
{
    (void)state;
    loosens("a.b@gmail.com", "ab@gmail.com");
    loosens("a.b+c.d@gmail.com", "ab@gmail.com");
    loosens("ab@gmail.com", NULL);
    loosens("a.b@outlook.com", NULL);
    loosens("a.b+c@outlook.com", "a.b@outlook.com");
    loosens("a.b+c@example.org", NULL);
    loosens("+c@gmail.com", NULL);
    loosens("...@gmail.com", NULL);
}

static void
test_domain(void **state)
{
    AUTO(buf) to = { 0 };

    (void)state;
    assert_true(address_domain(&to, SLICE(" BÜCHER．Example. ")));
    assert_string_equal(buf_string(&to), "xn--bcher-kva.example");
    buf_reset(&to);
    assert_true(address_domain(&to, SLICE("GoogleMail.com")));
    assert_string_equal(buf_string(&to), "gmail.com");
    buf_reset(&to);
    assert_false(address_domain(&to, SLICE("localhost")));
    assert_false(address_domain(&to, SLICE("a@e.org")));
    assert_false(address_domain(&to, SLICE("")));
    assert_false(address_domain(&to, SLICE("\xff.org")));
    assert_int_equal(to.len, 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_same_ref),
        cmocka_unit_test(test_different_refs),
        cmocka_unit_test(test_rejected),
        cmocka_unit_test(test_lengths),
        cmocka_unit_test(test_dots_and_quotes_in_local_parts),
        cmocka_unit_test(test_taken_off_until_nothing_comes_off),
        cmocka_unit_test(test_case_without_a_locale),
        cmocka_unit_test(test_R7_no_address),
        cmocka_unit_test(test_hostile_cells),
        cmocka_unit_test(test_loose),
        cmocka_unit_test(test_domain),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

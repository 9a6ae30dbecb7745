/* unicode.c - tests of characters, folding and width. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/fold.h"
#include "wrap/unicode.h"

#include <stdlib.h>

static void
test_valid(void **state)
{
    (void)state;
    assert_int_equal(unicode_valid(SLICE("")), 0);
    assert_int_equal(unicode_valid(SLICE("abc")), 3);
    assert_int_equal(unicode_valid(SLICE("日本")), 6);
    assert_int_equal(unicode_valid(SLICE("a\xff"
                                         "b")),
                     1);
    assert_int_equal(unicode_valid(SLICE("é\xe3\x81")), 2);
    assert_int_equal(unicode_valid(SLICE("\xc0\x80")), 0);
    assert_int_equal(unicode_valid(SLICE("\xed\xa0\x80")), 0);
    assert_int_equal(unicode_valid(SLICE("\xf4\x90\x80\x80")), 0);
    assert_int_equal(unicode_valid((struct slice){ "a\0b", 3 }), 3);
}

static void
test_get_and_put(void **state)
{
    static const uint32_t chars[] = {
        0, 'a', 0x7F, 0x80, 0x7FF, 0x800, 0xFFFD, 0xFFFF, 0x10000, 0x10FFFF
    };
    uint32_t c;

    (void)state;
    for (size_t i = 0; i < COUNT_OF(chars); i++) {
        AUTO(buf) to = { 0 };

        unicode_put(&to, chars[i]);
        assert_int_equal(unicode_get(buf_all(&to), &c), to.len);
        assert_int_equal(c, chars[i]);
    }
    assert_int_equal(unicode_get(SLICE("\xe3\x81"), &c), 1);
    assert_int_equal(c, 0xFFFD);
}

static void
test_properties(void **state)
{
    (void)state;
    assert_true(unicode_is_space(' '));
    assert_true(unicode_is_space('\v'));
    assert_true(unicode_is_space(0x85));
    assert_true(unicode_is_space(0xA0));
    assert_true(unicode_is_space(0x3000));
    assert_true(unicode_is_space(0x202F));
    assert_false(unicode_is_space(0x200B));
    assert_false(unicode_is_space(0x1F));
    assert_true(unicode_is_invisible(0x200B));
    assert_true(unicode_is_invisible(0xFEFF));
    assert_true(unicode_is_invisible(0x200E));
    assert_true(unicode_is_invisible(0xAD));
    assert_true(unicode_is_invisible(0xFE0F));
    assert_false(unicode_is_invisible('a'));
    assert_false(unicode_is_invisible(0xA0));
    assert_true(unicode_is_control(0));
    assert_true(unicode_is_control(0x9F));
    assert_false(unicode_is_control(0xA0));
    assert_false(unicode_is_control(0x200B));
}

static void
lower_is(const char *text, const char *want)
{
    AUTO(buf) to = { 0 };

    buf_char(&to, 'X');
    unicode_lower(&to, slice_of(text));
    assert_int_equal(buf_string(&to)[0], 'X');
    assert_string_equal(buf_string(&to) + 1, want);
}

static void
test_lower_and_nfc(void **state)
{
    AUTO(buf) to = { 0 };

    (void)state;
    lower_is("", "");
    lower_is("AbZ@[`{I", "abz@[`{i");
    lower_is("ÄÉÑ Ольга", "äéñ ольга");
    lower_is("ΝΙΚΟΣ", "νικος");
    unicode_nfc(&to, SLICE("e\u0301 ﬁ \u212b"));
    assert_string_equal(buf_string(&to), "\u00e9 ﬁ \u00c5");
}

/* Checks one folding, and that folding again changes nothing. */
static void
folds(const char *text, const char *want)
{
    AUTO(buf) to = { 0 };
    AUTO(buf) again = { 0 };

    unicode_fold(&to, slice_of(text));
    assert_string_equal(buf_string(&to), want);
    unicode_fold(&again, buf_all(&to));
    assert_string_equal(buf_string(&again), want);
}

static void
test_fold(void **state)
{
    (void)state;
    folds("", "");
    folds(" \t\r\n", "");
    folds("  Join \t Time\r\n", "join time");
    folds("Horário  de\u00a0entrada", "horário de entrada");
    folds("HORA\u0301RIO", "horário");
    folds("メールアドレス", "メールアドレス");
    folds("ﾒｰﾙ", "メール");
    folds("Ｅ－ｍａｉｌ　１", "e-mail 1");
    folds("STRASSE", "strasse");
    folds("straße", "strasse");
    folds("ﬁn", "fin");
    folds("\ufeffE\u00admail\u200b", "email");
    folds("e\u200d\u0301", "é");
    folds("ΣΑΣ", "σασ");
    folds("a \u200b b", "a b");
    folds("\u00b4", "\u0301");
    folds("\u200b", "");
    folds("A\xffx", "a\ufffdx");
}

/* Every character, before and behind a letter and an accent. */
static void
test_fold_twice_is_once(void **state)
{
    (void)state;
    for (uint32_t c = 1; c < 0x30000; c++) {
        AUTO(buf) text = { 0 };
        AUTO(buf) once = { 0 };
        AUTO(buf) twice = { 0 };

        if (c >= 0xD800 && c < 0xE000)
            continue;
        buf_char(&text, 'X');
        unicode_put(&text, c);
        buf_text(&text, "\u0301");
        unicode_put(&text, c);
        unicode_fold(&once, buf_all(&text));
        unicode_fold(&twice, buf_all(&once));
        assert_string_equal(buf_string(&once), buf_string(&twice));
    }
}

static void
test_fold_of_ascii_is_that_of_the_slow_path(void **state)
{
    (void)state;
    for (int a = 0; a < 0x80; a++)
        for (int b = 0; b < 0x80; b++) {
            /* Eight bytes and more: they are lowered at once. */
            char text[] = { (char)a, (char)b, 'Q', (char)b, (char)a, '@',
                            'A',     'Z',     '[', (char)a, '`',     'z' };
            AUTO(buf) marked = { 0 };
            AUTO(buf) fast = { 0 };
            AUTO(buf) slow = { 0 };

            buf_add(&marked, text, sizeof text);
            unicode_fold(&fast, buf_all(&marked));
            buf_text(&marked, "\u200b");
            unicode_fold(&slow, buf_all(&marked));
            assert_true(slice_same(buf_all(&fast), buf_all(&slow)));
        }
}

/* The letters that base/fold folds, among others and beside each other: an
 * invisible character makes libunistring do it. */
static void
test_fold_of_usual_letters_is_that_of_the_slow_path(void **state)
{
    size_t fast = 0;

    (void)state;
    for (uint32_t c = 0x80; c <= 0xFFFF; c++) {
        uint32_t beside = c >= 0x400 ? 0x410 + c % 0x30 : 0xC0 + c % 0xBF;
        AUTO(buf) text = { 0 };
        AUTO(buf) plain = { 0 };
        AUTO(buf) slow = { 0 };

        if (c >= 0xD800 && c <= 0xDFFF)
            continue;
        unicode_put(&text, beside);
        unicode_put(&text, c);
        unicode_put(&text, c);
        buf_text(&text, " \tQ\001");
        unicode_put(&text, c % 2 ? c : beside);
        unicode_put(&text, beside);
        if (!fold_plain(&plain, buf_all(&text))) {
            assert_int_equal(plain.len, 0);
            continue;
        }
        fast++;
        buf_text(&text, "\u200b");
        unicode_fold(&slow, buf_all(&text));
        if (!slice_same(buf_all(&plain), buf_all(&slow)))
            fail_msg("U+%04X is folded otherwise", c);
    }
    assert_in_range(fast, 25000, 40000);
}

/* unicode_folds_to tells by folding, or quickly: the same. */
static void
test_folds_to(void **state)
{
    static const char *const texts[] = {
        "",          " ",         "a",      "A",   "ab",     "Ann  Ay",
        "ann ay",    "Ann Ay ",   "Bo",     "ß",   "SS",     "ss",
        "E\u0301",   "\u00c9",    "\u00e9", "e",   "\u200b", "\u200bAnn Ay",
        "Ａｎｎ Ay", "Zoe\u0308", "zoë",    "Zoe", "\xff",   "ann\u00a0ay",
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(texts); i++)
        for (size_t j = 0; j < COUNT_OF(texts); j++) {
            AUTO(buf) one = { 0 };
            AUTO(buf) other = { 0 };

            unicode_fold(&one, slice_of(texts[i]));
            unicode_fold(&other, slice_of(texts[j]));
            assert_int_equal(
                unicode_folds_to(slice_of(texts[i]), buf_all(&other)),
                slice_same(buf_all(&one), buf_all(&other)));
        }
}

/* What fold_signs tells of a text is what unicode_fold makes of it. */
static void
test_fold_signs(void **state)
{
    static const char *const pieces[] = {
        "a",      "Z",      "0",      ".",      " ",      "\t",     "\u0301",
        "\u0308", "\u200b", "\u00a0", "\uff21", "\u00df", "\u0130", "\u0345",
        "\xff",   "\x7f",   "\u1e9e", "\uff9e", "\u1100", "\u2019", "\u3000",
    };
    size_t told = 0;

    (void)state;
    srandom(5);
    for (int round = 0; round < 100000; round++) {
        AUTO(buf) text = { 0 };
        AUTO(buf) folded = { 0 };
        unsigned char signs[3];

        for (long i = random() % 7; i >= 0; i--)
            buf_text(&text, pieces[(size_t)random() % COUNT_OF(pieces)]);
        if (!fold_signs(buf_all(&text), signs))
            continue;
        unicode_fold(&folded, buf_all(&text));
        assert_true(folded.len >= sizeof signs);
        assert_memory_equal(folded.at, signs, 2);
        assert_int_equal((unsigned char)folded.at[folded.len - 1], signs[2]);
        told++;
    }
    assert_true(told > 100);
}

static void
test_bare(void **state)
{
    static const char *const same[][2] = {
        { "", "" },
        { " - ", "" },
        { "Côte d’Ivoire", "cotedivoire" },
        { "Co\u0302te d'Ivoire", "cotedivoire" },
        { "U.S.A. (50)", "usa50" },
        { "TÜRKİYE", "turkiye" },
        { "ﾍﾞﾅﾝ・1", "ヘ\u3099ナン1" },
        { "Й", "и" },
        { "a\xff", "a" },
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(same); i++) {
        AUTO(buf) bare = { 0 };

        unicode_bare(&bare, slice_of(same[i][0]));
        assert_string_equal(buf_string(&bare), same[i][1]);
    }
}

static void
test_width(void **state)
{
    (void)state;
    assert_int_equal(unicode_width(SLICE("")), 0);
    assert_int_equal(unicode_width(SLICE("day1")), 4);
    assert_int_equal(unicode_width(SLICE("日本")), 4);
    assert_int_equal(unicode_width(SLICE("ﾒｰﾙ")), 3);
    assert_int_equal(unicode_width(SLICE("Ａ")), 2);
    assert_int_equal(unicode_width(SLICE("한국")), 4);
    assert_int_equal(unicode_width(SLICE("e\u0301")), 1);
    assert_int_equal(unicode_width(SLICE("Zoë")), 3);
    assert_int_equal(unicode_width(SLICE("\U0001F600")), 2);
    assert_int_equal(unicode_width(SLICE("a\001\u200b")), 1);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_valid),
        cmocka_unit_test(test_get_and_put),
        cmocka_unit_test(test_properties),
        cmocka_unit_test(test_lower_and_nfc),
        cmocka_unit_test(test_fold),
        cmocka_unit_test(test_fold_twice_is_once),
        cmocka_unit_test(test_fold_of_ascii_is_that_of_the_slow_path),
        cmocka_unit_test(test_fold_of_usual_letters_is_that_of_the_slow_path),
        cmocka_unit_test(test_folds_to),
        cmocka_unit_test(test_fold_signs),
        cmocka_unit_test(test_bare),
        cmocka_unit_test(test_width),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

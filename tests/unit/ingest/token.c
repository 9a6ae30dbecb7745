/* token.c - tests of ingest/token: what is cut where. */
#include "ingest/token.h"
#include "wrap/unicode.h"

#include <setjmp.h>
#include <string.h>

#include <cmocka.h>

static void
cuts(const char *cell, bool date, const char *expected)
{
    struct tokens tokens;
    AUTO(buf) got = { 0 };

    assert_true(tokens_cut(&tokens, slice_of(cell), date));
    for (const struct token *at = tokens.at; at->is != TOKEN_END; at++) {
        buf_text(&got, at->spaced ? " <" : "<");
        if (at->is == TOKEN_MARK)
            buf_char(&got, at->mark);
        else
            buf_slice(&got, at->text);
        buf_char(&got, '>');
    }
    assert_string_equal(buf_string(&got), expected);
}

static void
test_numbers_words_marks(void **state)
{
    struct tokens tokens;
    AUTO(buf) most = { 0 };

    (void)state;
    cuts("", true, "");
    cuts("Jul. 13,2021", true, "<jul><.> <13><,><2021>");
    cuts("29-Jun-2021", true, "<29><-><jun><-><2021>");
    cuts("Segunda-Feira 1", true, "<segunda-feira> <1>");
    cuts("6月29日 月曜日", true, "<6><M><29><D> <月曜日>");
    cuts("6月2分間", false, "<6><月><2><分間>");
    cuts("８\xC2\xA0ÀÉ", true, "<8> <àé>");
    for (int i = 0; i < TOKENS_MAX; i++)
        buf_char(&most, ',');
    assert_true(tokens_cut(&tokens, buf_all(&most), true));
    buf_char(&most, ',');
    assert_false(tokens_cut(&tokens, buf_all(&most), true));
    buf_reset(&most);
    for (size_t i = 0; i < sizeof tokens.text; i++)
        buf_char(&most, 'x');
    assert_true(tokens_cut(&tokens, buf_all(&most), true));
    buf_char(&most, 'x');
    assert_false(tokens_cut(&tokens, buf_all(&most), true));
    assert_false(tokens_cut(&tokens, SLICE("a\0b"), true));
    assert_false(tokens_cut(&tokens, SLICE("1\xE5\xB9"), true));
}

/* The short way of folding gives what Unicode gives. */
static void
test_folds_as_unicode_does(void **state)
{
    (void)state;
    for (uint32_t c = 'a'; c < 0x20000; c++) {
        struct tokens tokens;
        AUTO(buf) cell = { 0 };
        AUTO(buf) folded = { 0 };

        if (c >= 0xD800 && c <= 0xDFFF)
            continue;
        buf_char(&cell, 'A');
        unicode_put(&cell, c);
        unicode_put(&cell, c);
        buf_char(&cell, '1');
        unicode_fold(&folded, buf_all(&cell));
        /* Two spaces are one to Unicode; to tokens it is the same. */
        if (!tokens_cut(&tokens, buf_all(&cell), true) || c == 0xA0 ||
            c == 0x202F)
            continue;
        assert_memory_equal(tokens.text, folded.at, folded.len);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers_words_marks),
        cmocka_unit_test(test_folds_as_unicode_does),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* charset.c - tests of wrap/charset: strict decoding at every cut. */
#include "wrap/charset.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static bool
decode(const char *name, struct slice bytes, size_t step, struct buf *to,
       struct err *err)
{
    struct charset *charset = NULL;
    bool good = true;

    assert_true(charset_open(&charset, name, err));
    do {
        size_t len = bytes.len < step ? bytes.len : step;
        char *piece = malloc(len ? len : 1);

        memcpy(piece, bytes.at, len);
        bytes.at += len;
        bytes.len -= len;
        good = charset_decode(charset, (struct slice){ piece, len },
                              bytes.len == 0, to, err);
        free(piece);
    } while (good && bytes.len > 0);
    charset_close(charset);
    return good;
}

static void
gives(const char *name, struct slice bytes, const char *expected)
{
    struct err err = { 0 };

    for (size_t step = 1; step < 12; step++) {
        AUTO(buf) got = { 0 };

        assert_true(decode(name, bytes, step, &got, &err));
        assert_string_equal(buf_string(&got), expected);
    }
}

static void
refuses(const char *name, struct slice bytes, const char *before,
        const char *message)
{
    for (size_t step = 1; step < 12; step++) {
        AUTO(buf) got = { 0 };
        struct err err = { 0 };

        assert_false(decode(name, bytes, step, &got, &err));
        assert_int_equal(err.code, ERR_INPUT);
        assert_string_equal(err.message, message);
        assert_string_equal(buf_string(&got), before);
    }
}

static void
test_decodes_in_any_pieces(void **state)
{
    (void)state;
    gives("UTF-8", SLICE("a\xC3\xA9\xE6\x97\xA5\xF0\x9F\x98\x80"),
          "a\xC3\xA9\xE6\x97\xA5\xF0\x9F\x98\x80");
    gives("utf-16le", SLICE("a\0\xE5\x65\x3D\xD8\0\xDE"),
          "a\xE6\x97\xA5\xF0\x9F\x98\x80");
    gives("UTF-16BE", SLICE("\0a\x65\xE5"), "a\xE6\x97\xA5");
    gives("CP932", SLICE("\x93\xFA,"), "\xE6\x97\xA5,");
    gives("Windows-1252", SLICE("\xE9\x80"), "\xC3\xA9\xE2\x82\xAC");
    gives("windows-1250", SLICE("\xB3"), "\xC5\x82");
    gives("ISO-2022-JP", SLICE("\x1B$BF|\x1B(B,"), "\xE6\x97\xA5,");
    gives("UTF-8", SLICE(""), "");
}

static void
test_refuses_what_is_no_text(void **state)
{
    (void)state;
    refuses("UTF-8", SLICE("ab\xC3("), "ab", "byte 3 is no text in UTF-8");
    refuses("UTF-8", SLICE("ab\xE6\x97"), "ab", "byte 3 is no text in UTF-8");
    refuses("UTF-16LE", SLICE("a\0b"), "a", "byte 3 is no text in UTF-16LE");
    refuses("UTF-16LE", SLICE("a\0\0\xDC"), "a",
            "byte 3 is no text in UTF-16LE");
    refuses("windows-1252", SLICE("a\x81"), "a",
            "byte 2 is no text in windows-1252");
}

static void
note(const struct buf *before, void *with)
{
    buf_format(with, "%zu ", before->len);
}

/* What is no text becomes "?" here, the same in any pieces; `noted` are the
 * places in what was decoded since the last piece, at the largest step. */
static void
replaces(const char *name, struct slice bytes, const char *expected,
         const char *noted)
{
    for (size_t step = 1; step < 12; step++) {
        struct charset *charset = NULL;
        struct err err = { 0 };
        struct slice rest = bytes;
        AUTO(buf) got = { 0 };
        AUTO(buf) at = { 0 };

        assert_true(charset_open(&charset, name, &err));
        charset_replace(charset, note, &at);
        do {
            size_t len = rest.len < step ? rest.len : step;
            char *piece = malloc(len ? len : 1);

            memcpy(piece, rest.at, len);
            rest.at += len, rest.len -= len;
            assert_true(charset_decode(charset, (struct slice){ piece, len },
                                       rest.len == 0, &got, &err));
            free(piece);
        } while (rest.len > 0);
        charset_close(charset);
        assert_string_equal(buf_string(&got), expected);
        assert_string_equal(buf_string(&at), noted);
    }
}

#define BAD "\xEF\xBF\xBD"

static void
test_replaces_what_is_no_text(void **state)
{
    (void)state;
    replaces("UTF-8", SLICE("ab\xC3(,\xFF\n"), "ab" BAD "(," BAD "\n", "2 7 ");
    replaces("UTF-8", SLICE("\xE6\x97"), BAD BAD, "0 3 ");
    replaces("UTF-8", SLICE("a\xE6\x97z\xC3\xA9"), "a" BAD BAD "z\xC3\xA9",
             "1 4 ");
    /* Lone surrogates, and an odd last byte. */
    replaces("UTF-16LE", SLICE("a\0\0\xDC,\0\x3D\xD8,\0b"),
             "a" BAD "," BAD "," BAD, "1 5 9 ");
    replaces("utf-16be", SLICE("\0a\xD8\x3D"), "a" BAD, "1 ");
    replaces("UTF-16LE", SLICE("\x3D\xD8\0"), BAD BAD, "0 3 ");
    replaces("CP932", SLICE("\x93\xFA\x93,\xFF\n"),
             "\xE6\x97\xA5" BAD "," BAD "\n", "3 7 ");
    replaces("windows-1252", SLICE("a\x81,\xE9"), "a" BAD ",\xC3\xA9", "1 ");
    replaces("UTF-8", SLICE("abc"), "abc", "");
}

static void
test_unknown_names(void **state)
{
    static const char *const names[] = { "", "klingon", "UTF-16//IGNORE",
                                         "UTF-8//TRANSLIT" };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        struct charset *charset = NULL;
        struct err err = { 0 };

        assert_false(charset_open(&charset, names[i], &err));
        assert_int_equal(err.code, ERR_USAGE);
        assert_null(charset);
    }
    charset_close(NULL);
}

static void
test_what_is_utf8(void **state)
{
    static const struct {
        struct slice text;
        size_t good;
        bool cut;
    } rows[] = {
        { SLICE("abcdefgh\xC3\xA9"), 10, false },
        { SLICE("abcdefghi\x80"), 9, false },
        { SLICE("\xC0\x80"), 0, false },         /* overlong */
        { SLICE("\xE0\x9F\xBF"), 0, false },     /* overlong */
        { SLICE("\xF0\x8F\xBF\xBF"), 0, false }, /* overlong */
        { SLICE("\xED\xA0\x80"), 0, false },     /* a surrogate */
        { SLICE("\xF4\x90\x80\x80"), 0, false }, /* above U+10FFFF */
        { SLICE("\xF5\x80\x80\x80"), 0, false },
        { SLICE("a\xC3"), 1, true },
        { SLICE("a\xF4\x8F\xBF"), 1, true },
        { SLICE("a\xED\xA0"), 1, false },
        { SLICE("\xF4\x8F\xBF\xBF"), 4, false },
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        bool cut;

        assert_int_equal(charset_utf8(rows[i].text, &cut), rows[i].good);
        assert_int_equal(cut, rows[i].cut);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_decodes_in_any_pieces),
        cmocka_unit_test(test_refuses_what_is_no_text),
        cmocka_unit_test(test_replaces_what_is_no_text),
        cmocka_unit_test(test_unknown_names),
        cmocka_unit_test(test_what_is_utf8),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

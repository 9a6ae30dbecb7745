/* cell.c - tests of what a cell holds (counting.md R7). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ingest/cell.h"

static void
test_R7_placeholders(void **state)
{
    static const char *const none[] = {
        "",
        "-",
        "--",
        "NA",
        "N/A",
        "n/a",
        "None",
        "null",
        "anonymous",
        " - ",
        "\t--\r",
        "\u00a0NA",
        " ",
        "Anonymous",
        "\u3000",
        "\u200b",
        "\ufeffnull\u200e",
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(none); i++)
        assert_true(cell_is_placeholder(slice_of(none[i])));
}

static void
test_R7_compared_exactly(void **state)
{
    static const char *const some[] = {
        "---",  "na",    "Na",        "N/a",   "none",   "NONE", "Null",
        "NULL", "nil",   "ANONYMOUS", "0",     "anonym", "–",    "ＮＡ",
        "- -",  "\"-\"", "None.",     "n / a", "nobody", "\xff",
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(some); i++)
        assert_false(cell_is_placeholder(slice_of(some[i])));
}

static void
trims_to(const char *cell, const char *want)
{
    assert_true(slice_is(cell_trim(slice_of(cell)), want));
}

static void
test_trim(void **state)
{
    (void)state;
    trims_to("a", "a");
    trims_to("", "");
    trims_to(" a b\t\r\n", "a b");
    trims_to("\u3000\u00a0\u2003a\u0301\u200e\u2028", "a\u0301");
    trims_to("\ufeff\u200b\u00ad", "");
    trims_to("é", "é");
    trims_to("a\u200bb", "a\u200bb");
    /* Bytes that are no UTF-8 stay, and nothing reads over the end. */
    trims_to(" \xff ", "\xff");
    trims_to(" \xe3\x80", "\xe3\x80");
    trims_to("\x80\x80\x80\x80\x80 ", "\x80\x80\x80\x80\x80");
}

static void
test_starts_in_any_case_and_locale(void **state)
{
    (void)state;
    assert_true(cell_starts(SLICE("MAILTO:x"), "mailto:"));
    assert_true(cell_starts(SLICE("mailto:"), "mailto:"));
    assert_true(cell_starts(SLICE(""), ""));
    assert_false(cell_starts(SLICE("mailto"), "mailto:"));
    assert_false(cell_starts(SLICE("ma\u0131lto:"), "mailto:"));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_R7_placeholders),
        cmocka_unit_test(test_R7_compared_exactly),
        cmocka_unit_test(test_trim),
        cmocka_unit_test(test_starts_in_any_case_and_locale),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* path.c - names of files as messages and the database may hold them. */
#include "base/path.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void
test_names_are_shown_without_harm(void **state)
{
    static const struct {
        const char *path, *shown;
    } cases[] = {
        { "day1.csv", "day1.csv" },
        { "-", "-" },
        { "/a//b.csv", "/a//b.csv" },
        { "a/", "a/" },
        { "\xE5\xBA\x83\xE5\xB3\xB6.csv", "\xE5\xBA\x83\xE5\xB3\xB6.csv" },
        { "a\nb\033[1m.csv", "a?b?[1m.csv" },
        { "a\xFF\xC3.csv", "a??.csv" },
        { "a\xE2\x80\xAE.csv", "a?.csv" }, /* turns the writing round */
        { "ann@example.org.csv", "(masked).csv" },
        { "ann@example.org", "(masked)" }, /* .org is no suffix */
        { "ann%40example.org.csv", "(masked).csv" },
        { "ann\xEF\xBC\xA0"
          "example.org",
          "(masked)" },
        { "x/ann@example.org/day1.csv", "x/(masked)/day1.csv" },
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        AUTO(buf) shown = { 0 };

        path_shown(&shown, cases[i].path);
        assert_string_equal(buf_string(&shown), cases[i].shown);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names_are_shown_without_harm),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

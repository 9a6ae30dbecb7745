/* app.c - what --webinar takes: W or S/W, slugs both. */
#include "cmd/app.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void
test_webinar_with_and_without_series(void **state)
{
    AUTO(arena) arena = { 0 };
    const char *series = "untouched", *webinar = "untouched";
    struct err err = { 0 };

    (void)state;
    assert_true(app_webinar_name(&arena, "day1", &series, &webinar, &err));
    assert_null(series);
    assert_string_equal(webinar, "day1");
    assert_true(
        app_webinar_name(&arena, "isid-2021/day-2", &series, &webinar, &err));
    assert_string_equal(series, "isid-2021");
    assert_string_equal(webinar, "day-2");
}

static void
test_what_is_no_slug_is_refused(void **state)
{
    static const char *const bad[] = {
        "", "/", "a/", "/b", "a/b/c", "Day1", "-a", "ann@example.org", "a b",
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        AUTO(arena) arena = { 0 };
        const char *series = "untouched", *webinar = "untouched";
        struct err err = { 0 };

        assert_false(app_webinar_name(&arena, bad[i], &series, &webinar, &err));
        assert_int_equal(err.code, ERR_SETTING);
        assert_string_equal(series, "untouched");
        assert_string_equal(webinar, "untouched");
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_webinar_with_and_without_series),
        cmocka_unit_test(test_what_is_no_slug_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

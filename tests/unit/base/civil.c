/* civil.c - tests of days and the calendar. */
#include "base/civil.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* A date is one when the days since 1970 lead back to it. */
static void
test_dates_that_are_there(void **state)
{
    struct civil date = { 0 };

    (void)state;
    for (date.year = 1599; date.year <= 2401; date.year++)
        for (date.month = 0; date.month <= 13; date.month++)
            for (date.day = 0; date.day <= 32; date.day++) {
                struct civil again = civil_from_days(civil_days(date));

                assert_int_equal(civil_valid(date),
                                 again.year == date.year &&
                                     again.month == date.month &&
                                     again.day == date.day);
            }
}

static void
test_days_since_1970(void **state)
{
    (void)state;
    assert_int_equal(civil_days((struct civil){ 1970, 1, 1 }), 0);
    assert_int_equal(civil_days((struct civil){ 2000, 3, 1 }), 11017);
    assert_int_equal(civil_days((struct civil){ 1969, 12, 31 }), -1);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_dates_that_are_there),
        cmocka_unit_test(test_days_since_1970),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* duration.c - tests of ingest/duration: how long, in every language. */
#include "ingest/when.h"

#include <setjmp.h>
#include <string.h>

#include <cmocka.h>

static void
test_R6_durations(void **state)
{
    static const struct {
        const char *cell;
        int64_t seconds;
    } rows[] = {
        { "65.42", 3925 },
        { "65,42", 3925 },
        { "30", 1800 },
        { "0", 0 },
        { " 548", 32880 },
        { "77.99999999", 4679 },
        { "21m 7s", 1267 },
        { "1h 10m", 4200 },
        { "2\xC2\xA0h 44\xC2\xA0m", 9840 },
        { "2 godz. 19 min 19 s", 8359 },
        { "59 Min. 0 Sek.", 3540 },
        { "1 Std. 5 Min.", 3900 },
        { "1 hr 2 min", 3720 },
        { "1 hour, 2 minutes", 3720 },
        { "58 min", 3480 },
        { "204 mins", 12240 },
        { "1 min", 60 },
        { "1.5 h", 5400 },
        { "01:02:03", 3723 },
        { "1時間2分3秒", 3723 },
        { "1시간 2분 3초", 3723 },
        { "1 h 23", 4980 },
        { "1h05", 3900 },
        { "PT1H2M3S", 3723 },
        { "PT45M", 2700 },
        { "1 hour and 2 minutes", 3720 },
        { "1 heure et 2 minutes", 3720 },
        { "1 Stunde und 2 Minuten", 3720 },
        { "1 hora y 2 minutos", 3720 },
    };
    static const char *const bad[] = {
        "",      "--",        "Yes",      "1 parsec", "h",
        "1:02",  "1h 2",      "-5",       "PT",       "pt 2",
        "1h 60", "1h and",    "1h 02 03", "01:62:03", "01:02:03 PM",
        "1e9",   "1..5",      "m 3",      "30 30",    "12345678901",
        "\xFF",  "2021-06-29"
    };
    int64_t seconds;

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        if (!when_duration(slice_of(rows[i].cell), &seconds))
            fail_msg("\"%s\" is a duration", rows[i].cell);
        assert_int_equal(seconds, rows[i].seconds);
    }
    for (size_t i = 0; i < COUNT_OF(bad); i++)
        if (when_duration(slice_of(bad[i]), &seconds))
            fail_msg("\"%s\" is no duration", bad[i]);
}

/* A number alone goes a shorter way than one with its unit. */
static void
test_R6_minutes_without_a_unit(void **state)
{
    static const char *const numbers[] = { "0",         "7",      "007",
                                           "59",        "1440",   "065",
                                           "000000000", "123456", "99999999",
                                           "999999999" };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(numbers); i++) {
        AUTO(buf) cell = { 0 };
        int64_t alone, with_unit;

        buf_format(&cell, "%s min", numbers[i]);
        assert_true(when_duration(slice_of(numbers[i]), &alone));
        assert_true(when_duration(buf_all(&cell), &with_unit));
        assert_int_equal(alone, with_unit);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_R6_durations),
        cmocka_unit_test(test_R6_minutes_without_a_unit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

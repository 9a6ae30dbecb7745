/* zone.c - tests of wrap/zone: names, gaps, doubled times (T4). */
#include "wrap/zone.h"

#include "base/civil.h"
#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* Worked out with Python's zoneinfo. */
static const struct {
    const char *zone, *local;
    int count;
    int64_t instants[2];
} cases[] = {
    { "Europe/Vienna", "2021-06-29 09:00:00", 1, { 1624950000 } },
    { "Europe/Vienna", "2021-03-28 01:59:59", 1, { 1616893199 } },
    { "Europe/Vienna", "2021-03-28 02:00:00", 0, { 0 } },
    { "Europe/Vienna", "2021-03-28 02:59:59", 0, { 0 } },
    { "Europe/Vienna", "2021-03-28 03:00:00", 1, { 1616893200 } },
    { "Europe/Vienna", "2021-10-31 01:59:59", 1, { 1635638399 } },
    { "Europe/Vienna", "2021-10-31 02:00:00", 2, { 1635638400, 1635642000 } },
    { "Europe/Vienna", "2021-10-31 02:59:59", 2, { 1635641999, 1635645599 } },
    { "Europe/Vienna", "2021-10-31 03:00:00", 1, { 1635645600 } },
    { "America/New_York", "2021-03-14 02:30:00", 0, { 0 } },
    { "America/New_York",
      "2021-11-07 01:30:00",
      2,
      { 1636263000, 1636266600 } },
    { "America/New_York",
      "2050-11-06 01:30:00",
      2,
      { 2551325400, 2551329000 } },
    { "America/New_York", "2050-07-01 12:00:00", 1, { 2540304000 } },
    { "Australia/Sydney",
      "2021-04-04 02:30:00",
      2,
      { 1617463800, 1617467400 } },
    { "Australia/Sydney", "2021-10-03 02:30:00", 0, { 0 } },
    { "Australia/Lord_Howe",
      "2021-04-04 01:45:00",
      2,
      { 1617461100, 1617462900 } },
    { "Australia/Lord_Howe", "2021-04-04 01:15:00", 1, { 1617459300 } },
    { "Australia/Lord_Howe", "2021-10-03 02:15:00", 0, { 0 } },
    { "Asia/Tokyo", "2021-06-29 16:20:00", 1, { 1624951200 } },
    { "Pacific/Apia", "2011-12-29 23:59:59", 1, { 1325239199 } },
    { "Pacific/Apia", "2011-12-30 12:00:00", 0, { 0 } },
    { "Pacific/Apia", "2011-12-31 00:00:00", 1, { 1325239200 } },
    { "Africa/Casablanca",
      "2021-04-11 02:30:00",
      2,
      { 1618104600, 1618108200 } },
    { "Africa/Casablanca", "2021-05-16 02:30:00", 0, { 0 } },
    { "Africa/Casablanca", "2021-04-20 12:00:00", 1, { 1618920000 } },
    /* The day before the change, as UTC counts days. */
    { "America/Sao_Paulo",
      "2018-02-17 23:30:00",
      2,
      { 1518917400, 1518921000 } },
    { "America/Sao_Paulo", "2018-11-04 00:30:00", 0, { 0 } },
    /* Changes of standard time, which are no daylight saving. */
    { "Europe/Volgograd",
      "2020-12-27 01:30:00",
      2,
      { 1609018200, 1609021800 } },
    { "Asia/Pyongyang", "2015-08-14 23:45:00", 2, { 1439563500, 1439565300 } },
    { "Asia/Pyongyang", "2018-05-04 23:45:00", 0, { 0 } },
    { "UTC", "1969-12-31 23:59:59", 1, { -1 } },
    { "+05:30", "1970-01-01 05:30:00", 1, { 0 } },
    { "-03:30", "1970-01-01 00:00:00", 1, { 12600 } },
};

static int64_t
local_of(const char *text)
{
    char date[11] = "";
    int hour = 0, minute = 0, second = 0;
    int64_t days = 0;

    memcpy(date, text, 10);
    assert_true(civil_parse(date, &days));
    assert_int_equal(sscanf(text + 11, "%d:%d:%d", &hour, &minute, &second), 3);
    return days * DAY_SECONDS + hour * 3600 + minute * 60 + second;
}

static void
test_T4_gaps_and_doubled_times(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct err err = { 0 };
        struct zone *zone = NULL;
        int64_t got[2] = { 0 };

        assert_true(zone_open(&zone, cases[i].zone, &err));
        assert_string_equal(zone_name(zone), cases[i].zone);
        for (int again = 0; again < 2; again++) { /* found, then cached */
            int count = zone_instants(zone, local_of(cases[i].local), got);

            if (count != cases[i].count)
                print_error("%s %s\n", cases[i].zone, cases[i].local);
            assert_int_equal(count, cases[i].count);
            for (int n = 0; n < count; n++) {
                assert_int_equal(got[n], cases[i].instants[n]);
                assert_int_equal(zone_local(zone, got[n]),
                                 local_of(cases[i].local));
            }
        }
        zone_close(zone);
    }
}

/* Every instant is among the instants of the local time that it has, and a
 * local time has no others: so nothing is lost or invented, also where the
 * cache is met by other minutes. */
static void
test_T4_there_and_back(void **state)
{
    static const char *const names[] = {
        "Europe/Vienna", "Australia/Lord_Howe", "Africa/Casablanca",
        "Pacific/Apia",  "Asia/Pyongyang",      "Africa/Monrovia"
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        struct err err = { 0 };
        struct zone *zone = NULL;
        int64_t end = (int64_t)50 * 366 * DAY_SECONDS;

        assert_true(zone_open(&zone, names[i], &err));
        for (int64_t t = 7; t < end; t += 4 * 3600 + 901) {
            int64_t local = zone_local(zone, t), got[2] = { 0 };
            int count = zone_instants(zone, local, got);

            assert_in_range(count, 1, 2);
            assert_true(got[0] == t || (count == 2 && got[1] == t));
            assert_true(count == 1 || got[0] < got[1]);
            for (int n = 0; n < count; n++)
                assert_int_equal(zone_local(zone, got[n]), local);
        }
        zone_close(zone);
    }
}

static void
test_names_that_are_none(void **state)
{
    static const char *const names[] = {
        "",
        "Europe/Wien",
        "EST5EDT4",
        "EST5",
        "EST5EDT4,M3.2.0,M11.1.0",
        "../etc/passwd",
        "Europe/../../../../etc/passwd",
        "/usr/share/zoneinfo/Europe/Vienna",
        "Europe",
        "right/Europe/Vienna",
        "localtime",
        "zone.tab",
        "utc",
        "+9",
        "+09:61",
        "+25:00",
        "ann@example.org",
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        struct err err = { 0 };
        struct zone *zone = NULL;

        if (zone_open(&zone, names[i], &err))
            fail_msg("took \"%s\" for a zone", names[i]);
        assert_null(zone);
        assert_int_equal(err.code, ERR_SETTING);
        assert_null(strchr(err.message, '@'));
    }
    zone_close(NULL);
}

static void
test_names_that_look_odd_and_are_zones(void **state)
{
    static const char *const names[] = { "EST5EDT", "Etc/GMT-9",
                                         "America/Port-au-Prince", "GB" };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        struct err err = { 0 };
        struct zone *zone = NULL;

        assert_true(zone_open(&zone, names[i], &err));
        zone_close(zone);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_T4_gaps_and_doubled_times),
        cmocka_unit_test(test_T4_there_and_back),
        cmocka_unit_test(test_names_that_are_none),
        cmocka_unit_test(test_names_that_look_odd_and_are_zones),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

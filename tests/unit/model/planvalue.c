/* planvalue.c - tests of values that a plan file cannot have. */
#include "../plantext.h"

static void
test_values_that_are_refused(void **state)
{
    static const char *const minutes[] = { "",    "-1",  "1.",         ".5",
                                           "1,5", "1e3", "five",       "1 2",
                                           "1/2", "NaN", "12345678901" };
    static const char *const clocks[] = { "",      "9:00",     "24:00",
                                          "12:60", "12:00:60", "1200",
                                          "12:0 ", "12:00:",   "12:00:0",
                                          "-1:00", "noon" };
    static const char *const dates[] = { "", "29.06.2021", "2021-02-29",
                                         "2021-6-29", "0000-01-01" };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(minutes); i++) {
        AUTO(buf) text = { 0 };

        buf_format(&text, SERIES "min_minutes = %s\n", minutes[i]);
        refused(buf_string(&text), "p.conf:3: bad min_minutes");
    }
    for (size_t i = 0; i < COUNT_OF(clocks); i++) {
        AUTO(buf) text = { 0 };

        buf_format(&text, SERIES DAY "starts = %s\n", clocks[i]);
        refused(buf_string(&text), "p.conf:5: bad starts");
    }
    for (size_t i = 0; i < COUNT_OF(dates); i++) {
        AUTO(buf) text = { 0 };

        buf_format(&text, SERIES "[webinar w]\ndate = %s\n", dates[i]);
        refused(buf_string(&text), "p.conf:4: bad date");
    }
    refused_hint(SERIES "retention_days = ever\n",
                 "p.conf:3: bad retention_days", "or never");
    refused(SERIES "threshold = 0\n", "p.conf:3: bad threshold");
    refused(SERIES "realm = A b\n", "p.conf:3: bad realm");
    refused(SERIES DAY "platform_id = 1 2, 1-2\n", "p.conf:5: bad platform_id");
    refused(SERIES DAY "platform_id = 12, -\n", "p.conf:5: bad platform_id");
    refused(SERIES DAY "[session w/a]\nmin_minutes = 5\n",
            "p.conf:6: min_minutes of a session without starts and ends");
}

static void
test_zones_that_are_refused(void **state)
{
    (void)state;
    refused("[series s]\ntimezone = Europe/Wien\n",
            "p.conf:2: timezone: unknown time zone \"Europe/Wien\"");
    refused("[series s]\ntimezone = ann@example.org\n",
            "p.conf:2: timezone: unknown time zone");
    refused("[series s]\ntimezone = +09:00\n", "p.conf:2: bad timezone");
    refused(SERIES DAY "export_timezone = Vienna\n",
            "p.conf:5: export_timezone: unknown time zone \"Vienna\"");
}

static void
test_lists_hold_no_addresses(void **state)
{
    AUTO(plan) plan = { 0 };

    (void)state;
    refused(SERIES "hosts = unido.org, ann@example.org\n",
            "p.conf:3: hosts holds an address");
    assert_null(strstr(err.message, "ann"));
    refused(SERIES "staff = Ann\n", "p.conf:3: staff holds something");
    assert_null(strstr(err.message, "Ann"));
    refused(SERIES "staff = ref:0123\n", "p.conf:3: staff holds something");
    refused(SERIES "staff = ref:" HEX32 "0\n", "p.conf:3: staff holds");
    refused(SERIES "staff = a.org,,b.org\n", "p.conf:3: staff holds");
    refused(SERIES "staff = .org\n", "p.conf:3: staff holds");
    parse_good(SERIES "staff = m\xC3\xBCnchen.de, a-b.example.org\n", &plan);
    assert_string_equal(plan.staff, "m\xC3\xBCnchen.de, a-b.example.org");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_values_that_are_refused),
        cmocka_unit_test(test_zones_that_are_refused),
        cmocka_unit_test(test_lists_hold_no_addresses),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

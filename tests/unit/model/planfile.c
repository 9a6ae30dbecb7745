/* planfile.c - tests of plans as text: T7, F1, F4, and what is refused. */
#include "model/planfile.h"

#include "base/civil.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define SERIES "[series s]\ntimezone = Europe/Vienna\n"
#define DAY    "[webinar w]\ndate = 2021-06-29\n"
#define HEX32  "0123456789abcdef0123456789ABCDEF"

static struct err err;

static bool
parse(const char *text, struct plan *ret_plan)
{
    AUTO(ini) ini = { 0 };

    err = (struct err){ 0 };
    return ini_parse(&ini, "p.conf", slice_of(text), &err) &&
           planfile_parse(ret_plan, &ini, &err);
}

static void
parse_good(const char *text, struct plan *ret_plan)
{
    if (!parse(text, ret_plan))
        fail_msg("%s: %s", text, err.message);
}

/* The message must begin with this, so with the right line. */
static void
refused(const char *text, const char *begins)
{
    struct plan plan = { 0 };

    if (parse(text, &plan))
        fail_msg("taken: %s", text);
    assert_null(plan.slug);
    assert_int_equal(err.code, ERR_SETTING);
    if (!slice_starts(slice_of(err.message), begins))
        fail_msg("%s, not %s", err.message, begins);
    assert_null(strchr(err.message, '@'));
    assert_null(strchr(err.detail, '@'));
    assert_null(strchr(err.hint, '@'));
}

static void
refused_hint(const char *text, const char *begins, const char *hint)
{
    refused(text, begins);
    assert_non_null(strstr(err.hint, hint));
}

/* Printed, read, and printed again: the same bytes. */
static void
print_and_back(const char *text, const char *want)
{
    AUTO(plan) plan = { 0 };
    AUTO(plan) again = { 0 };
    AUTO(buf) first = { 0 };
    AUTO(buf) second = { 0 };

    parse_good(text, &plan);
    assert_true(planfile_print(&first, &plan, &err));
    if (want != NULL)
        assert_string_equal(buf_string(&first), want);
    parse_good(buf_string(&first), &again);
    assert_true(planfile_print(&second, &again, &err));
    assert_string_equal(buf_string(&first), buf_string(&second));
}

static int64_t
at(const char *date, int hour, int minute, int offset)
{
    int64_t days = 0;

    assert_true(civil_parse(date, &days));
    return days * DAY_SECONDS + (hour - offset) * 3600 + minute * 60;
}

static void
test_every_key_is_read(void **state)
{
    AUTO(plan) plan = { 0 };

    (void)state;
    parse_good("[session day/late]\nstarts=17:00\nends=18:00:30\n"
               "kind=opening\ncounted=yes\nmin_minutes=02.50\ntitle=L\n"
               "[series s-1]\ntitle = A; b # c\ntimezone = Asia/Tokyo\n"
               "realm = r\nmin_minutes = 5.0\nretention_days = never\n"
               "threshold = 10\nvault = v\nlanguages = en, ja\n"
               "staff = UNIDO.org,ref:" HEX32 "\nhosts = a.b\n"
               "questions = Why, What?\n"
               "[webinar day]\ntitle = D\ndate = 2021-06-29\n"
               "platform_id = 812 3456-7890, 5\nstarts = 16:00\nends=18:30\n"
               "export_timezone = Europe/Vienna\n"
               "[session day/rest]\n",
               &plan);
    assert_string_equal(plan.slug, "s-1");
    assert_string_equal(plan.title, "A; b # c");
    assert_string_equal(plan.timezone, "Asia/Tokyo");
    assert_string_equal(plan.realm, "r");
    assert_string_equal(plan.min_minutes, "5");
    assert_int_equal(plan.retention_days, -1);
    assert_int_equal(plan.threshold, 10);
    assert_string_equal(plan.vault, "v");
    assert_string_equal(plan.languages, "en, ja");
    assert_string_equal(plan.staff, "unido.org, "
                                    "ref:0123456789abcdef0123456789abcdef");
    assert_string_equal(plan.hosts, "a.b");
    assert_string_equal(plan.questions, "Why, What?");
    assert_int_equal(plan.line, 8);

    struct plan_webinar *webinar = plan_find(&plan, "day");

    assert_non_null(webinar);
    assert_int_equal(webinar->platform_count, 2);
    assert_string_equal(webinar->platforms[0].id, "81234567890");
    assert_string_equal(webinar->platforms[0].shown, "812 3456-7890");
    assert_string_equal(webinar->platforms[1].id, "5");
    assert_string_equal(webinar->export_timezone, "Europe/Vienna");
    assert_int_equal(webinar->starts_at, at("2021-06-29", 16, 0, 9));
    assert_int_equal(webinar->ends_at, at("2021-06-29", 18, 30, 9));
    assert_int_equal(webinar->session_count, 2);

    struct plan_session *late = plan_find_session(webinar, "late");
    struct plan_session *rest = plan_find_session(webinar, "rest");

    assert_non_null(late);
    assert_non_null(rest);
    assert_true(late->counted);
    assert_string_equal(late->kind, "opening");
    assert_string_equal(late->min_minutes, "2.5");
    assert_int_equal(late->ends_at, at("2021-06-29", 18, 0, 9) + 30);
    assert_string_equal(rest->kind, "talk");
    assert_int_equal(rest->starts_at, INSTANT_NONE);
}

static void
test_presets(void **state)
{
    AUTO(plan) plan = { 0 };

    (void)state;
    parse_good(SERIES DAY, &plan);
    assert_string_equal(plan.realm, "s");
    assert_string_equal(plan.min_minutes, "");
    assert_int_equal(plan.retention_days, 365);
    assert_int_equal(plan.threshold, 5);
    assert_int_equal(plan.webinars[0].starts_at, INSTANT_NONE);
    assert_int_equal(plan.webinars[0].session_count, 0);
}

static void
test_F1_kinds_that_count(void **state)
{
    static const char *const kinds[] = { "opening", "closing",  "break",
                                         "webinar", "workshop", "main",
                                         "talk",    NULL };

    (void)state;
    for (size_t i = 0; kinds[i] != NULL; i++) {
        AUTO(plan) plan = { 0 };
        AUTO(buf) text = { 0 };

        buf_format(&text, SERIES DAY "[session w/a]\n[session w/b]\nkind=%s\n",
                   kinds[i]);
        parse_good(buf_string(&text), &plan);
        assert_true(plan.webinars[0].sessions[0].counted);
        assert_int_equal(plan.webinars[0].sessions[1].counted, i >= 3);
    }
    refused(SERIES DAY "[session w/a]\nkind=opening\n"
                       "[session w/b]\ncounted=0\n",
            "p.conf:3: webinar \"w\" has no session that counts");
    refused_hint(SERIES DAY "[session w/a]\nkind=lecture\n", "p.conf:6: ",
                 "opening closing break webinar talk workshop main");
    refused(SERIES DAY "[session w/a]\ncounted=True\n",
            "p.conf:6: bad counted");
}

static void
test_T7_what_lies_on_the_next_day(void **state)
{
    AUTO(plan) plan = { 0 };
    const struct plan_session *sessions;

    (void)state;
    parse_good(SERIES DAY "starts = 22:00\nends = 01:00\n"
                          "[session w/a]\nstarts = 22:00\nends = 23:30\n"
                          "[session w/b]\nstarts = 23:30\nends = 00:15\n"
                          "[session w/c]\nstarts = 00:15\nends = 01:00\n"
                          "[session w/d]\nstarts = 00:30\nends = 00:30\n",
               &plan);
    assert_int_equal(plan.webinars[0].ends_at, at("2021-06-30", 1, 0, 2));
    sessions = plan.webinars[0].sessions;
    assert_int_equal(sessions[0].ends_at, at("2021-06-29", 23, 30, 2));
    assert_int_equal(sessions[1].starts_at, at("2021-06-29", 23, 30, 2));
    assert_int_equal(sessions[1].ends_at, at("2021-06-30", 0, 15, 2));
    assert_int_equal(sessions[2].starts_at, at("2021-06-30", 0, 15, 2));
    assert_int_equal(sessions[2].ends_at, at("2021-06-30", 1, 0, 2));
    assert_int_equal(sessions[3].starts_at, at("2021-06-30", 0, 30, 2));
    assert_int_equal(sessions[3].ends_at, at("2021-07-01", 0, 30, 2));
}

/* Without a start of the webinar nothing is before it. */
static void
test_T7_no_start_no_next_day(void **state)
{
    AUTO(plan) plan = { 0 };

    (void)state;
    parse_good(SERIES DAY "[session w/a]\nstarts = 00:15\nends = 01:00\n",
               &plan);
    assert_int_equal(plan.webinars[0].sessions[0].starts_at,
                     at("2021-06-29", 0, 15, 2));
}

static void
test_T7_doubled_times_are_the_earlier(void **state)
{
    AUTO(plan) plan = { 0 };

    (void)state;
    parse_good("[series s]\ntimezone = Australia/Sydney\n"
               "[webinar w]\ndate = 2021-04-04\nstarts = 01:15\n"
               "[session w/a]\nstarts = 02:30\nends = 03:00\n",
               &plan);
    assert_int_equal(plan.webinars[0].sessions[0].starts_at,
                     at("2021-04-04", 2, 30, 11));
    assert_int_equal(plan.webinars[0].sessions[0].ends_at,
                     at("2021-04-04", 3, 0, 10));
}

static void
test_T7_times_that_do_not_exist(void **state)
{
    (void)state;
    refused(SERIES "[webinar w]\ndate = 2021-03-28\nstarts = 02:30\n",
            "p.conf:5: starts: there is no 02:30 on 2021-03-28 in Europe/");
    refused(SERIES "[webinar w]\ndate = 2021-03-27\nstarts = 23:00\n"
                   "[session w/a]\nstarts = 23:00\nends = 02:00\n",
            "p.conf:8: ends: there is no 02:00 on 2021-03-28");
    refused("[series s]\ntimezone = Pacific/Apia\n"
            "[webinar w]\ndate = 2011-12-30\nstarts = 12:00\n",
            "p.conf:5: starts: there is no 12:00 on 2011-12-30");
}

static void
test_T7_one_end_without_the_other(void **state)
{
    (void)state;
    refused(SERIES DAY "[session w/a]\nstarts = 16:00\n",
            "p.conf:5: session \"w/a\" has starts but no ends");
    refused(SERIES DAY "[session w/a]\nends = 16:00\n",
            "p.conf:5: session \"w/a\" has ends but no starts");
    refused(SERIES DAY "ends = 16:00\n",
            "p.conf:3: webinar \"w\" has ends but no starts");
}

static void
test_F4_plan_order(void **state)
{
    AUTO(plan) plan = { 0 };
    static const char *const order[] = { "d", "e", "c", "b", "a" };
    static const char *const sessions[] = { "none", "x", "y", "late" };

    (void)state;
    parse_good(SERIES "[webinar a]\ndate = 2021-06-30\n"
                      "[webinar b]\ndate = 2021-06-29\nstarts = 10:00\n"
                      "[webinar c]\ndate = 2021-06-29\nstarts = 09:00\n"
                      "[webinar d]\ndate = 2021-06-29\n"
                      "[webinar e]\ndate = 2021-06-29\n"
                      "[session a/late]\nstarts = 11:00\nends = 12:00\n"
                      "[session a/x]\nstarts = 10:00\nends = 11:00\n"
                      "[session a/y]\nstarts = 10:00\nends = 10:30\n"
                      "[session a/none]\n",
               &plan);
    for (size_t i = 0; i < COUNT_OF(order); i++) {
        assert_string_equal(plan.webinars[i].slug, order[i]);
        assert_int_equal(plan.webinars[i].place, i);
    }
    for (size_t i = 0; i < COUNT_OF(sessions); i++)
        assert_string_equal(plan.webinars[4].sessions[i].slug, sessions[i]);
}

static void
test_printed_plans_apply_again(void **state)
{
    static const char text[] = "[series s]\n"
                               "title = # \"A\" = [b] ; \xE4\xBC\x9A\n"
                               "timezone = America/New_York\n"
                               "realm = r\n"
                               "min_minutes = 0.5\n"
                               "retention_days = 30\n"
                               "threshold = 10\n"
                               "staff = unido.org\n"
                               "\n"
                               "[webinar first]\n"
                               "date = 2021-11-06\n"
                               "platform_id = 1 2-3, abc\n"
                               "starts = 23:30\n"
                               "ends = 03:00\n"
                               "\n"
                               "[session first/none]\n"
                               "kind = main\n"
                               "\n"
                               "[session first/opening]\n"
                               "kind = opening\n"
                               "starts = 23:30\n"
                               "ends = 01:30\n"
                               "\n"
                               "[session first/talk]\n"
                               "title = T\n"
                               "kind = talk\n"
                               "counted = false\n"
                               "starts = 01:30:15\n"
                               "ends = 02:30\n"
                               "min_minutes = 5\n"
                               "\n"
                               "[webinar second]\n"
                               "title = S\n"
                               "date = 2021-11-07\n"
                               "export_timezone = +09:00\n";

    (void)state;
    print_and_back(text, text);
    print_and_back(SERIES "title =\t x \t\nrealm = s\nthreshold = 5\n"
                          "min_minutes = 007.250\nretention_days = 365\n",
                   "[series s]\ntitle = x\ntimezone = Europe/Vienna\n"
                   "min_minutes = 7.25\n");
    print_and_back(SERIES "retention_days = never\n", NULL);
}

static void
test_sections_that_are_refused(void **state)
{
    (void)state;
    refused("", "p.conf: a plan without a series");
    refused(DAY, "p.conf: a plan without a series");
    refused("title = x\n" SERIES, "p.conf:1: a key before any section");
    refused(SERIES SERIES, "p.conf:3: a second series");
    refused(SERIES DAY DAY, "p.conf:5: section [webinar w] stands already");
    refused(SERIES DAY "[session w/a]\n[session w/a]\n",
            "p.conf:6: section [session w/a] stands already in line 5");
    refused(SERIES "[session w/a]\n",
            "p.conf:3: session of a webinar that the plan does not have");
    refused_hint(SERIES "[webinars w]\n",
                 "p.conf:3: unknown section: "
                 "\"webinars\"",
                 "Did you mean \"webinar\"?");
    refused(SERIES "[webinar ann@example.org]\n",
            "p.conf:3: bad name of a webinar");
    refused(SERIES "[ann@example.org x]\n", "p.conf:3: unknown section: what");
    refused(SERIES "[webinar]\n", "p.conf:3: bad name of a webinar");
    refused(SERIES "[webinar -a]\n", "p.conf:3: bad name of a webinar");
    refused(SERIES "[webinar A]\n", "p.conf:3: bad name of a webinar");
    refused(SERIES "[webinar a b]\n", "p.conf:3: bad name of a webinar");
    refused(SERIES "[session a]\n", "p.conf:3: bad name of a session");
    refused(SERIES "[session w/]\n", "p.conf:3: bad name of a session");
    refused(SERIES "[session w/a/b]\n", "p.conf:3: bad name of a session");
}

static void
test_keys_that_are_refused(void **state)
{
    (void)state;
    refused_hint(SERIES "time_zone = UTC\n",
                 "p.conf:3: unknown key: "
                 "\"time_zone\"",
                 "Did you mean \"timezone\"?");
    refused_hint(SERIES DAY "date_ = x\n", "p.conf:5: unknown key",
                 "Did you mean \"date\"?");
    refused_hint(SERIES DAY "xyzzy = x\n", "p.conf:5: unknown key",
                 "platform_id");
    refused(SERIES "ann@example.org = x\n", "p.conf:3: unknown key: what");
    refused(SERIES DAY "timezone = UTC\n", "p.conf:5: unknown key");
    refused(SERIES DAY "date = 2021-06-30\n",
            "p.conf:5: date stands already in line 4");
    refused(SERIES "title = \xFF\n", "p.conf:3: title is not valid UTF-8");
    refused(SERIES "title = a\x1B[31m\n",
            "p.conf:3: title holds a control character");
    refused(SERIES "title = a\xC2\x9B\n",
            "p.conf:3: title holds a control character");
    refused("[series s]\ntitle = x\n", "p.conf:1: series \"s\" has no timez");
    refused(SERIES "[webinar w]\n", "p.conf:3: webinar \"w\" has no date");
}

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

static void
test_long_values_stay_whole(void **state)
{
    AUTO(plan) plan = { 0 };
    AUTO(buf) text = { 0 };

    (void)state;
    buf_text(&text, SERIES "title = ");
    for (int i = 0; i < 100000; i++)
        buf_char(&text, 'x');
    parse_good(buf_string(&text), &plan);
    assert_int_equal(strlen(plan.title), 100000);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_key_is_read),
        cmocka_unit_test(test_presets),
        cmocka_unit_test(test_F1_kinds_that_count),
        cmocka_unit_test(test_T7_what_lies_on_the_next_day),
        cmocka_unit_test(test_T7_no_start_no_next_day),
        cmocka_unit_test(test_T7_doubled_times_are_the_earlier),
        cmocka_unit_test(test_T7_times_that_do_not_exist),
        cmocka_unit_test(test_T7_one_end_without_the_other),
        cmocka_unit_test(test_F4_plan_order),
        cmocka_unit_test(test_printed_plans_apply_again),
        cmocka_unit_test(test_sections_that_are_refused),
        cmocka_unit_test(test_keys_that_are_refused),
        cmocka_unit_test(test_values_that_are_refused),
        cmocka_unit_test(test_zones_that_are_refused),
        cmocka_unit_test(test_lists_hold_no_addresses),
        cmocka_unit_test(test_long_values_stay_whole),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

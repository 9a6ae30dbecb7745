/* planfile.c - tests of plans as text: every key, T7, F1, F4. */
#include "../plantext.h"

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
        cmocka_unit_test(test_long_values_stay_whole),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* series.c - tests of plans read from a database: scripts/pg-tmp THIS. */
#include "../plandb.h"

static void
test_every_value_comes_back(void **state)
{
    static const char text[] = "[series s]\n"
                               "title = T; \xE4\xBC\x9A 'x' \\n\n"
                               "timezone = Asia/Tokyo\n"
                               "realm = r\n"
                               "min_minutes = 0.1\n"
                               "retention_days = never\n"
                               "threshold = 10\n"
                               "vault = v\n"
                               "languages = en\n"
                               "staff = a.org\n"
                               "hosts = b.org\n"
                               "questions = Why?\n"
                               "\n"
                               "[webinar a]\n"
                               "title = A\n"
                               "date = 2021-06-29\n"
                               "platform_id = 8 1-2, 7\n"
                               "starts = 23:00\n"
                               "ends = 01:00:30\n"
                               "export_timezone = Europe/Vienna\n"
                               "\n"
                               "[session a/none]\n"
                               "kind = talk\n"
                               "counted = false\n"
                               "\n"
                               "[session a/late]\n"
                               "title = L\n"
                               "kind = main\n"
                               "starts = 00:30\n"
                               "ends = 01:00\n"
                               "min_minutes = 2.5\n";
    AUTO(buf) shown = { 0 };

    (void)state;
    apply(text);
    show(&shown);
    assert_string_equal(buf_string(&shown), text);
    assert_int_equal(number("select count(*) from webinar_platform"
                            " where (platform_id, shown) = ('812', '8 1-2')"),
                     1);
}

static void
test_F4_place_is_the_order_of_the_plan(void **state)
{
    AUTO(buf) first = { 0 };
    AUTO(plan) plan = { 0 };

    (void)state;
    apply(SERIES "[webinar y]\ndate = 2021-06-29\n"
                 "[webinar x]\ndate = 2021-06-29\n"
                 "[session x/two]\n[session x/one]\n");
    show(&first);
    apply(SERIES "[webinar x]\ndate = 2021-06-29\n"
                 "[session x/one]\n[session x/two]\n"
                 "[webinar y]\ndate = 2021-06-29\n");
    assert_true(changes.changed);
    must(series_read(&db, "s", &plan, &err));
    assert_string_equal(plan.webinars[0].slug, "x");
    assert_string_equal(plan.webinars[0].sessions[0].slug, "one");
    apply(buf_string(&first));
    assert_true(changes.changed);
}

static void
test_webinars_made_by_import(void **state)
{
    static const char *const slugs[] = { "2021-06-28", "2021-06-28-2",
                                         "2021-06-28-3" };
    AUTO(plan) plan = { 0 };
    AUTO(buf) shown = { 0 };
    int64_t day = 0;

    (void)state;
    assert_true(civil_parse("2021-06-28", &day));
    apply(SERIES WEB_A WEB_B);
    must(series_read(&db, "s", &plan, &err));
    for (size_t i = 0; i < COUNT_OF(slugs); i++) {
        struct plan_webinar made = { .day = day, .title = " A\ntopic\x1B " };

        must(series_create_webinar(&db, &plan, 7, i ? "7 7,8" : "", &made,
                                   &err));
        assert_string_equal(made.slug, slugs[i]);
        assert_string_equal(made.title, "A topic");
        assert_true(made.webinar_id > 0);
        assert_int_equal(made.platform_count, i ? 1 : 0);
    }
    show(&shown);
    assert_non_null(strstr(buf_string(&shown),
                           "[webinar 2021-06-28-2]\ntitle = A topic\n"
                           "date = 2021-06-28\nplatform_id = 7 7 8\n"));
    /* They came last and stand first: applying that changes nothing. */
    apply(buf_string(&shown));
    assert_false(changes.changed);
}

static void
test_unknown_series(void **state)
{
    AUTO(plan) plan = { 0 };

    (void)state;
    assert_false(series_read(&db, "nix", &plan, &err));
    assert_int_equal(err.code, ERR_SETTING);
    assert_string_equal(err.message, "unknown series \"nix\"");
    assert_non_null(strstr(err.hint, "plan apply"));
    apply(SERIES);
    assert_false(series_read(&db, "ann@example.org", &plan, &err));
    assert_string_equal(err.message, "unknown series");
    assert_string_equal(err.hint, "There are: s.");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(every_value_comes_back),
        TEST(F4_place_is_the_order_of_the_plan),
        TEST(webinars_made_by_import),
        TEST(unknown_series),
    };

    return cmocka_run_group_tests(tests, open_db, close_db);
}

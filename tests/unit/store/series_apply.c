/* series_apply.c - tests of applying plans to a database: scripts/pg-tmp THIS.
 */
#include "../plandb.h"

static void
refused(const char *text, bool prune, const char *begins)
{
    if (apply_with(text, prune))
        fail_msg("taken: %s", text);
    assert_int_equal(err.code, ERR_SETTING);
    if (!slice_starts(slice_of(err.message), begins))
        fail_msg("%s, not %s", err.message, begins);
}

/* An import with one fact of a head in webinar `slug`. */
static void
import(const char *slug)
{
    AUTO(buf) text = { 0 };

    buf_format(
        &text,
        "with i as (\n"
        "    insert into import (series_id, file, digest, profile,\n"
        "                        encoding)\n"
        "    select series_id, 'f', 'd', 'p', 'e' from series\n"
        "     where slug = 's' returning import_id\n"
        "), w as (\n"
        "    insert into import_webinar\n"
        "    select import_id, webinar_id,\n"
        "           decode(md5(random()::text), 'hex'), 'UTC', ''\n"
        "      from i, webinar where slug = '%s' returning *\n"
        ")\n"
        "insert into fact (import_id, webinar_id, head, is_guest, role,\n"
        "                  attended, line, seconds, connections)\n"
        "select import_id, webinar_id, gen_random_uuid(), false, 0,\n"
        "       true, 2, 0, 0 from w",
        slug);
    run(buf_string(&text));
}

static void
test_applying_again_changes_nothing(void **state)
{
    AUTO(buf) first = { 0 };
    AUTO(buf) second = { 0 };
    int64_t ids;

    (void)state;
    apply(SERIES WEB_B WEB_A);
    assert_true(changes.changed);
    assert_int_equal(changes.webinars_added, 2);
    assert_int_equal(changes.sessions_added, 2);
    ids = number("select sum(webinar_id * 100 + xmin::text::bigint)"
                 " from webinar");
    show(&first);
    for (int i = 0; i < 2; i++) {
        apply(i ? buf_string(&first) : SERIES WEB_B WEB_A);
        assert_false(changes.changed);
        assert_true(changes.series_id > 0);
        assert_int_equal(changes.webinars_added, 0);
    }
    show(&second);
    assert_string_equal(buf_string(&first), buf_string(&second));
    /* Not even written again. */
    assert_int_equal(ids,
                     number("select sum(webinar_id * 100 + xmin::text::bigint)"
                            " from webinar"));
    assert_int_equal(number("select facts_no from figure_state"), 1);
}

static void
test_changes_keep_ids_and_facts(void **state)
{
    AUTO(plan) before = { 0 };
    AUTO(plan) after = { 0 };

    (void)state;
    apply(SERIES WEB_A WEB_B);
    import("a");
    must(series_read(&db, "s", &before, &err));
    assert_true(before.has_facts);
    assert_true(before.webinars[0].has_imports);
    assert_false(before.webinars[1].has_imports);
    apply(SERIES "min_minutes = 5\n"
                 "[webinar a]\ntitle = New\ndate = 2021-06-29\n"
                 "starts = 10:15\n"
                 "[session a/open]\nkind = opening\n"
                 "starts = 10:20\nends = 10:30\n"
                 "[session a/talk]\nstarts = 10:30\nends = 11:15\n" WEB_B);
    assert_true(changes.changed);
    assert_int_equal(changes.webinars_added + changes.sessions_added, 0);
    must(series_read(&db, "s", &after, &err));
    assert_int_equal(before.series_id, after.series_id);
    assert_int_equal(before.webinars[0].webinar_id,
                     after.webinars[0].webinar_id);
    assert_int_equal(before.webinars[0].sessions[1].session_id,
                     after.webinars[0].sessions[1].session_id);
    assert_string_equal(after.webinars[0].title, "New");
    assert_int_equal(after.webinars[0].platform_count, 0);
    assert_int_equal(number("select count(*) from fact"), 1);
    /* All attendance follows min_minutes. */
    assert_int_equal(number("select count(*) from stale_webinar"), 2);
}

static void
test_what_is_absent_stays_without_prune(void **state)
{
    AUTO(plan) plan = { 0 };

    (void)state;
    apply(SERIES WEB_A WEB_B);
    apply(SERIES "[webinar a]\ndate = 2021-06-29\nplatform_id = 1 2, 3-4\n"
                 "starts = 10:00\n");
    assert_false(changes.changed);
    must(series_read(&db, "s", &plan, &err));
    assert_int_equal(plan.webinar_count, 2);
    assert_int_equal(plan.webinars[0].session_count, 2);
}

static void
test_prune_removes_what_has_no_data(void **state)
{
    AUTO(plan) plan = { 0 };

    (void)state;
    apply(SERIES WEB_A WEB_B);
    must(figures_update(&db, changes.series_id, false, &err));
    must(apply_with(SERIES "[webinar a]\ndate = 2021-06-29\nstarts = 10:00\n"
                           "[session a/talk]\n",
                    true));
    assert_int_equal(changes.webinars_removed, 1);
    assert_int_equal(changes.sessions_removed, 1);
    must(figures_update(&db, changes.series_id, false, &err));
    must(series_read(&db, "s", &plan, &err));
    assert_int_equal(plan.webinar_count, 1);
    assert_int_equal(plan.webinars[0].session_count, 1);
    assert_int_equal(number("select count(*) from figure_webinar"), 1);
}

static void
test_prune_never_removes_data(void **state)
{
    (void)state;
    apply(SERIES WEB_A WEB_B);
    import("b");
    import("b");
    refused(SERIES WEB_A, true,
            "p.conf: webinar \"b\" is not in the plan, but has data");
    assert_string_equal(err.detail, "it has 2 imports");
    assert_int_equal(number("select count(*) from webinar"), 2);
}

static void
test_day_and_zones_are_fixed_by_imports(void **state)
{
    (void)state;
    apply(SERIES WEB_A WEB_B);
    /* Before there are imports all may change. */
    apply("[series s]\ntimezone = Asia/Tokyo\n" WEB_A WEB_B);
    apply(SERIES "realm = r\n" WEB_A "[webinar b]\ndate = 2021-07-02\n"
                 "export_timezone = UTC\n");
    apply(SERIES WEB_A WEB_B);
    import("b");
    refused("[series s]\ntimezone = Asia/Tokyo\n" WEB_A WEB_B, false,
            "p.conf:1: the zone of series \"s\" cannot change any more");
    refused(SERIES "realm = r\n" WEB_A WEB_B, false,
            "p.conf:1: the realm of series \"s\" cannot change any more");
    refused(SERIES "[webinar b]\ndate = 2021-07-02\n", false,
            "p.conf:3: the day of webinar \"b\" cannot change any more");
    refused(SERIES WEB_B "export_timezone = UTC\n", false,
            "p.conf:3: the zone of webinar \"b\" cannot change any more");
    /* The same zone, said in words, is no other one. */
    apply(SERIES WEB_B "export_timezone = Europe/Vienna\n");
    /* A webinar without imports is as free as ever. */
    apply(SERIES WEB_B "export_timezone = Europe/Vienna\n"
                       "[webinar a]\ndate = 2021-06-30\n"
                       "[session a/open]\n[session a/talk]\n");
    run("delete from fact; delete from import_webinar; delete from import");
    apply(SERIES "realm = r\n[webinar b]\ndate = 2021-07-02\n");
}

static void
test_nothing_is_torn_from_its_time(void **state)
{
    (void)state;
    apply(SERIES WEB_A WEB_B);
    refused(SERIES "[webinar a]\ndate = 2021-06-29\nstarts = 10:45\n", false,
            "p.conf:3: webinar \"a\" moves, but not its session \"open\"");
    refused("[series s]\ntimezone = Asia/Tokyo\n" WEB_A, false,
            "p.conf:1: the zone changes, but webinar \"b\" is not in");
    must(apply_with(SERIES "[webinar a]\ndate = 2021-06-29\nstarts = 10:45\n",
                    true));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(applying_again_changes_nothing),
        TEST(changes_keep_ids_and_facts),
        TEST(what_is_absent_stays_without_prune),
        TEST(prune_removes_what_has_no_data),
        TEST(prune_never_removes_data),
        TEST(day_and_zones_are_fixed_by_imports),
        TEST(nothing_is_torn_from_its_time),
    };

    return cmocka_run_group_tests(tests, open_db, close_db);
}

/* series.c - tests of store/series against a server: scripts/pg-tmp THIS. */
#include "store/series.h"

#include "base/civil.h"
#include "model/planfile.h"
#include "store/figures.h"
#include "store/schema.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define SERIES "[series s]\ntimezone = Europe/Vienna\n"
#define WEB_A                                                                  \
    "[webinar a]\ndate = 2021-06-29\nplatform_id = 1 2, 3-4\nstarts = 10:00\n" \
    "[session a/open]\nkind = opening\nstarts = 10:00\nends = 10:30\n"         \
    "[session a/talk]\nstarts = 10:30\nends = 11:00\nmin_minutes = 2.5\n"
#define WEB_B "[webinar b]\ndate = 2021-07-01\n"

static struct db db;
static struct err err;
static struct series_changes changes;

static void
must(bool done)
{
    if (!done)
        fail_msg("%s (%s)", err.message, err.detail);
}

static void
run(const char *text)
{
    struct sql sql = { "query/test", text };

    must(db_script(&db, &sql, &err));
}

static int64_t
number(const char *text)
{
    struct sql sql = { "query/test", text };
    AUTO(db_rows) rows = { 0 };

    must(db_run(&db, &sql, DB_NO_ARGS, &rows, &err));
    return db_number(&rows, 0, 0);
}

static bool
apply_with(const char *text, bool prune)
{
    AUTO(ini) ini = { 0 };
    AUTO(plan) plan = { 0 };

    err = (struct err){ 0 };
    must(ini_parse(&ini, "p.conf", slice_of(text), &err) &&
         planfile_parse(&plan, &ini, &err));
    must(db_begin(&db, &err));
    if (series_apply(&db, &plan, ini.name, prune, &changes, &err)) {
        must(db_commit(&db, &err));
        return true;
    }
    /* A failed apply leaves nothing: its caller rolls back. */
    struct err other = { 0 };

    assert_true(db_rollback(&db, &other));
    return false;
}

static void
apply(const char *text)
{
    must(apply_with(text, false));
}

static void
refused(const char *text, bool prune, const char *begins)
{
    if (apply_with(text, prune))
        fail_msg("taken: %s", text);
    assert_int_equal(err.code, ERR_SETTING);
    if (!slice_starts(slice_of(err.message), begins))
        fail_msg("%s, not %s", err.message, begins);
}

static void
show(struct buf *to)
{
    AUTO(plan) plan = { 0 };

    buf_reset(to);
    must(series_read(&db, "s", &plan, &err));
    must(planfile_print(to, &plan, &err));
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
        "                  attended, joins, leaves, presence, line)\n"
        "select import_id, webinar_id, gen_random_uuid(), false, 0,\n"
        "       true, '{}', '{}', '{}', 2 from w",
        slug);
    run(buf_string(&text));
}

static int
open_db(void **state)
{
    (void)state;
    return db_open(&db, "", &err) ? 0 : -1;
}

static int
close_db(void **state)
{
    (void)state;
    db_drop(&db);
    return 0;
}

/* Each test begins without a series. */
static int
clean(void **state)
{
    bool made;

    (void)state;
    run("drop schema if exists headcount cascade");
    must(schema_update(&db, &made, &err));
    return 0;
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
        struct plan_webinar made;

        must(series_create_webinar(&db, &plan, day, " A\ntopic\x1B ",
                                   i ? "7 7,8" : "", &made, &err));
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

#define TEST(name) cmocka_unit_test_setup(test_##name, clean)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(applying_again_changes_nothing),
        TEST(every_value_comes_back),
        TEST(changes_keep_ids_and_facts),
        TEST(what_is_absent_stays_without_prune),
        TEST(prune_removes_what_has_no_data),
        TEST(prune_never_removes_data),
        TEST(day_and_zones_are_fixed_by_imports),
        TEST(nothing_is_torn_from_its_time),
        TEST(F4_place_is_the_order_of_the_plan),
        TEST(webinars_made_by_import),
        TEST(unknown_series),
    };

    return cmocka_run_group_tests(tests, open_db, close_db);
}

/* figures_update.c - R10 and how figures follow their facts. */
#include "series.h"

static const char *const reports[] = { "summary",  "days",    "webinars",
                                       "sessions", "overlap", "loyalty",
                                       "minutes",  "stay",    "coverage" };

/* All reports that do not name imports, in one text. */
static void
print_all(struct buf *all)
{
    for (size_t i = 0; i < COUNT_OF(reports); i++)
        buf_text(all, print(reports[i], NULL, NULL));
}

static void
tell_first(void)
{
    import("first", "f0", "2021-07-03");
    tell("first", "a", "ann", "stays=09:00-09:30 status=approved country=JP");
    tell("first", "a", "bob", "no_show status=approved");
    tell("first", "b", "cy", "stays=09:00-09:30 guest");
}

static void
tell_second(void)
{
    import("second", "0f", NULL);
    tell("second", "a", "ann", "stays=09:20-09:50 status=cancelled");
    tell("second", "a", "bob", "untimed=90 role=panelist");
    tell("second", "b", "ann", "stays=09:00-09:00 guess=FR");
}

static void
tell_third(void)
{
    import("third", "77", "2021-07-03");
    tell("third", "a", "ann", "status=denied at=2021-06-01T00:00");
    tell("third", "b", "cy", "stays=09:15-09:45 guest");
}

static void
two_webinars(void)
{
    series("Asia/Tokyo", NULL);
    webinar("a", DAY_1, NULL);
    webinar("b", DAY_2, NULL);
}

static void
test_R10_order_does_not_matter(void **state)
{
    static void (*const tells[])(void) = { tell_first, tell_second,
                                           tell_third };
    static const int orders[][3] = { { 0, 1, 2 }, { 2, 1, 0 }, { 1, 2, 0 } };
    AUTO(buf) once = { 0 };

    (void)state;
    for (size_t o = 0; o < COUNT_OF(orders); o++) {
        AUTO(buf) all = { 0 };

        two_webinars();
        for (size_t i = 0; i < 3; i++) {
            tells[orders[o][i]]();
            update(false); /* between imports too */
        }
        print_all(&all);
        dump_figures(&all);
        if (o == 0)
            buf_slice(&once, buf_all(&all));
        assert_string_equal(buf_string(&all), buf_string(&once));
    }
}

static void
test_R10_undo_is_as_if_it_had_never_been(void **state)
{
    AUTO(buf) before = { 0 };
    AUTO(buf) between = { 0 };
    AUTO(buf) after = { 0 };

    (void)state;
    two_webinars();
    tell_first();
    update(false);
    print_all(&before);
    dump_figures(&before);
    tell_second();
    update(false);
    print_all(&between);
    dump_figures(&between);
    assert_string_not_equal(buf_string(&before), buf_string(&between));
    run("delete from fact where import_id = 2;"
        "delete from ledger where import_id = 2;"
        "delete from import_webinar where import_id = 2;"
        "delete from import where import_id = 2");
    update(false);
    print_all(&after);
    dump_figures(&after);
    assert_string_equal(buf_string(&before), buf_string(&after));
}

static void
test_rebuild_changes_no_byte(void **state)
{
    AUTO(buf) before = { 0 };
    AUTO(buf) after = { 0 };

    (void)state;
    two_webinars();
    tell_first();
    tell_second();
    tell_third();
    update(false);
    dump_figures(&before);
    must(db_begin(&db, &err));
    must(figures_update(&db, 1, true, &err));
    must(db_commit(&db, &err));
    dump_figures(&after);
    assert_string_equal(buf_string(&before), buf_string(&after));
    /* From the facts alone: what was there does not matter. */
    run("update figure_tally set heads = heads + 1, seconds = seconds + 1; "
        "update figure_stay set heads = 9; delete from figure_loyalty");
    must(figures_update(&db, 1, true, &err));
    buf_reset(&after);
    dump_figures(&after);
    assert_string_equal(buf_string(&before), buf_string(&after));
}

static bool
current(void)
{
    bool is;

    must(figures_current(&db, 1, &is, &err));
    return is;
}

static void
test_current_until_touched(void **state)
{
    (void)state;
    two_webinars();
    assert_false(current()); /* nothing was ever derived */
    must(figures_update(&db, 1, false, &err));
    assert_true(current());
    must(figures_touch(&db, 1, 1, &err));
    must(figures_touch(&db, 1, 2, &err));
    assert_false(current());
    must(figures_update(&db, 1, false, &err));
    assert_true(current());
}

/* Only what is stale is derived again; the other webinar keeps its figures,
 * as a planted one shows. */
static void
test_only_stale_webinars_are_derived(void **state)
{
    (void)state;
    two_webinars();
    tell_first();
    update(false);
    run("update figure_stay set heads = 77 where band = '120+'");
    must(figures_touch(&db, 1, 2, &err));
    must(figures_update(&db, 1, false, &err));
    print("stay", NULL, NULL);
    expect_line("a,120+,77");
    expect_line("b,120+,0");
    /* Nothing stale: not a row is written. */
    run("update figure_loyalty set heads = 55");
    must(figures_update(&db, 1, false, &err));
    print("loyalty", NULL, NULL);
    expect_line("1,55");
}

/* Figures of one series do not move those of another. */
static void
test_series_are_apart(void **state)
{
    AUTO(buf) before = { 0 };
    AUTO(buf) after = { 0 };

    (void)state;
    two_webinars();
    tell_first();
    update(false);
    run("insert into series (slug, timezone, realm) values ('t', 'UTC', 't');"
        "insert into webinar (series_id, slug, day, place) "
        "values (2, 'x', '2021-06-29', 0);"
        "insert into import_webinar "
        "select import_id, 3, digest, '', '' from import;"
        "insert into fact select import_id, 3, head, is_guest, role, attended, "
        "joins, leaves, presence, untimed_seconds, status, registered_at, "
        "line, country, country_guess, organisation, loose, first_at, last_at, "
        "seconds, connections from fact "
        "where webinar_id = 1");
    dump_figures(&before);
    must(figures_update(&db, 2, false, &err));
    run("delete from figure_state where series_id = 2");
    print("summary", NULL, NULL);
    expect_line("unique_audience,2,");
    must(figures_touch(&db, 2, 0, &err));
    assert_true(current());
    run("delete from united where series_id = 2;"
        "delete from figure_tally where series_id = 2;"
        "delete from figure_webinar where series_id = 2;"
        "delete from figure_session where series_id = 2;"
        "delete from figure_change where series_id = 2;"
        "delete from figure_minute where series_id = 2;"
        "delete from figure_stay where series_id = 2;"
        "delete from figure_pattern where series_id = 2;"
        "delete from figure_summary where series_id = 2;"
        "delete from figure_day where series_id = 2;"
        "delete from figure_overlap where series_id = 2;"
        "delete from figure_loyalty where series_id = 2");
    dump_figures(&after);
    assert_string_equal(buf_string(&before), buf_string(&after));
}

/* What a pruned webinar left behind goes with it. */
static void
test_webinar_lost_from_the_plan(void **state)
{
    AUTO(db_rows) rows = { 0 };

    (void)state;
    two_webinars();
    tell_first();
    update(false);
    run("delete from fact where webinar_id = 2;"
        "delete from ledger where webinar_id = 2;"
        "delete from import_webinar where webinar_id = 2;"
        "delete from webinar where webinar_id = 2");
    update(false);
    print("summary", NULL, NULL);
    expect_line("webinars,1,");
    expect_line("unique_audience,1,");
    must(db_run(&db,
                sql("select from united where webinar_id = 2 union all "
                    "select from figure_tally where webinar_id = 2 union all "
                    "select from figure_stay where webinar_id = 2"),
                DB_NO_ARGS, &rows, &err));
    assert_int_equal(rows.count, 0);
}

static void
test_ledger_platform_rejects(void **state)
{
    (void)state;
    two_webinars();
    tell_first();
    run("insert into ledger values (1, null, 'participants', 'foreign', 5),"
        " (1, 1, 'panelist', 'stay', 2);"
        "insert into reject values (1, 12, '', 'bad_quote'),"
        " (1, 3, 'join', 'bad_time');"
        "insert into claim values (1, 1, 'unique_viewers', 1),"
        " (1, 1, 'registered', 9), (1, 2, 'max_concurrent', 0)");
    expect("ledger", "import,file,webinar,table,class,rows\n"
                     "1,first,a,attendee,no_show,1\n"
                     "1,first,a,attendee,stay,1\n"
                     "1,first,a,panelist,stay,2\n"
                     "1,first,b,attendee,stay,1\n"
                     "1,first,,participants,foreign,5\n");
    expect("rejects", "import,file,line,column,reason\n"
                      "1,first,3,join,bad_time\n1,first,12,,bad_quote\n");
    print("platform", NULL, NULL);
    expect_line("a,1,registered,9,2,\"the platform counts");
    expect_line("a,1,unique_viewers,1,1,\n");
    expect_line("b,1,max_concurrent,0,1,the platform");
}

static void
test_reports_choose_by_column_or_refuse(void **state)
{
    const struct sql_report *report;
    AUTO(table) table = { 0 };
    struct report_ask ask = { 1, "a", NULL, NULL };

    (void)state;
    two_webinars();
    tell_first();
    update(false);
    assert_string_equal(print("loyalty", NULL, NULL),
                        "webinars_attended,heads\n1,2\n");
    assert_null(strstr(print("stay", "b", NULL), "\na,"));
    assert_null(strstr(print("webinars", "a", DAY_1), "\nb,"));
    must(report_find("overlap", &report, &err));
    assert_false(report_run(&db, report, &ask, &table, &err));
    assert_int_equal(err_status(err.code), 2);
    assert_false(report_find("sumary", &report, &err));
    assert_int_equal(err_status(err.code), 2);
    assert_non_null(strstr(err.hint, "\"summary\""));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_R10_order_does_not_matter),
        cmocka_unit_test(test_R10_undo_is_as_if_it_had_never_been),
        cmocka_unit_test(test_rebuild_changes_no_byte),
        cmocka_unit_test(test_current_until_touched),
        cmocka_unit_test(test_only_stale_webinars_are_derived),
        cmocka_unit_test(test_series_are_apart),
        cmocka_unit_test(test_webinar_lost_from_the_plan),
        cmocka_unit_test(test_ledger_platform_rejects),
        cmocka_unit_test(test_reports_choose_by_column_or_refuse),
    };

    return cmocka_run_group_tests_name("figures_update", tests, open_db,
                                       close_series);
}

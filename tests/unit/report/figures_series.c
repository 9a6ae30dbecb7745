/* figures_series.c - counting.md 5 over several webinars, by hand. */
#include "series.h"

/* Three webinars as in counting.md 7, Dee never came. */
static void
worked_example(void)
{
    series("Asia/Tokyo", NULL);
    webinar("a", DAY_1, NULL);
    webinar("b", DAY_2, NULL);
    webinar("c", DAY_3, NULL);
    import("a.csv", "aa", NULL);
    import("b.csv", "bb", NULL);
    import("c.csv", "cc", NULL);
    tell("a.csv", "a", "ann", "stays=09:00-10:00 status=approved");
    tell("a.csv", "a", "bob",
         "stays=09:20:36-09:57:38,09:49:50-09:51:42 status=approved");
    tell("a.csv", "a", "iphone", "stays=09:30-09:31 guest");
    tell("a.csv", "a", "dee", "no_show status=approved");
    tell("b.csv", "b", "ann", "stays=09:00-10:00");
    tell("b.csv", "b", "bob", "stays=09:00-10:00");
    tell("b.csv", "b", "iphone", "stays=09:00-10:00 guest");
    tell("b.csv", "b", "cy", "stays=09:00-10:00 role=panelist");
    tell("c.csv", "c", "ann", "stays=09:00-10:00");
    tell("c.csv", "c", "cy", "stays=09:00-10:00");
}

static void
test_worked_example(void **state)
{
    (void)state;
    worked_example();
    expect("overlap", "webinar_a,webinar_b,heads\n"
                      "a,a,3\na,b,3\na,c,1\nb,b,3\nb,c,1\nc,c,2\n");
    expect("loyalty", "webinars_attended,heads\n1,1\n2,2\n3,1\n");
    expect("webinars",
           "webinar,day,registered,audience,identified,guests,no_shows,"
           "walk_ins,panelists,hosts,connections,untimed,person_minutes,"
           "mean_minutes,median_minutes,peak,peak_at\n"
           "a,2021-06-29,3,3,2,1,1,0,0,0,4,0,98.0,32.7,37.0,3,"
           "2021-06-29T09:30:00+09:00\n"
           "b,2021-07-01,0,3,2,1,0,,1,0,3,0,180.0,60.0,60.0,3,"
           "2021-07-01T09:00:00+09:00\n"
           "c,2021-07-02,0,2,2,0,0,,0,0,2,0,120.0,60.0,60.0,2,"
           "2021-07-02T09:00:00+09:00\n");
    expect("days",
           "day,webinars,registered,audience,identified,guests,new,returning,"
           "attendances,cumulative_audience,unique_to_date,person_minutes\n"
           "2021-06-29,1,3,3,2,1,3,0,3,3,3,98.0\n"
           "2021-07-01,1,0,3,2,1,0,3,3,6,3,180.0\n"
           "2021-07-02,1,0,2,2,0,1,1,2,8,4,120.0\n");
}

static void
test_segments(void **state)
{
    (void)state;
    worked_example();
    tell("b.csv", "b", "eve", "no_show status=approved");
    tell("c.csv", "c", "eve", "stays=09:00-10:00 role=panelist");
    expect("segments", "webinar,segment,heads\n"
                       "a,no_shows,1\na,walk_ins,0\n"
                       "b,no_shows,1\nb,walk_ins,2\n"
                       "c,no_shows,0\nc,walk_ins,\n"
                       ",never_attended,1\n,at_least_1,4\n,at_least_2,3\n"
                       ",at_least_3,1\n,at_least_50_percent,3\n"
                       ",at_least_100_percent,1\n");
}

static void
test_F2_summary(void **state)
{
    (void)state;
    worked_example();
    update(false);
    print("summary", NULL, NULL);
    expect_line("series,1,");
    expect_line("webinars,3,");
    expect_line("sessions,3,");
    expect_line("days,3,");
    expect_line("registered,3,");
    expect_line("attendances,8,");
    expect_line("unique_audience,4,");
    expect_line("identified,3,");
    expect_line("guests,1,");
    expect_line("returning,3,");
    expect_line("no_shows,1,");
    expect_line("walk_ins,0,"); /* of a alone: b and c are empty */
    expect_line("panelists,1,");
    expect_line("hosts,0,");
    expect_line("person_minutes,398.0,");
    expect_line("connections,9,");
    expect_line("peak,3,");
    expect_line("merged,0,");
}

static void
test_F2_summary_of_a_webinar_and_of_a_day(void **state)
{
    (void)state;
    worked_example();
    update(false);
    print("summary", "b", NULL);
    expect_line("webinars,1,");
    expect_line("unique_audience,3,");
    expect_line("returning,0,");
    expect_line("walk_ins,,");
    expect_line("panelists,1,");
    print("summary", NULL, DAY_3);
    expect_line("unique_audience,2,");
    expect_line("panelists,0,");
    print("summary", "a", DAY_1);
    expect_line("unique_audience,3,");
    assert_string_equal(print("summary", "a", DAY_2),
                        "figure,value,definition\n");
}

static void
test_two_webinars_on_a_day(void **state)
{
    (void)state;
    series("UTC", NULL);
    webinar("late", DAY_1, "15:00");
    webinar("early", DAY_1, "09:00");
    webinar("empty", DAY_2, NULL);
    import("i", "01", NULL);
    tell("i", "early", "ann", "stays=09:00-09:10 status=approved");
    tell("i", "early", "bob", "stays=09:00-09:10");
    tell("i", "late", "ann", "stays=15:00-15:10 status=approved");
    tell("i", "late", "cy", "stays=15:00-15:10 guest");
    /* Distinct heads of the day; its attendances and minutes are sums. */
    expect("days",
           "day,webinars,registered,audience,identified,guests,new,returning,"
           "attendances,cumulative_audience,unique_to_date,person_minutes\n"
           "2021-06-29,2,1,3,2,1,3,0,4,4,3,40.0\n"
           "2021-07-01,1,0,0,0,0,0,0,0,4,3,0.0\n");
    expect("overlap", "webinar_a,webinar_b,heads\nearly,early,2\n"
                      "early,late,1\nearly,empty,0\nlate,late,2\n"
                      "late,empty,0\nempty,empty,0\n");
    print("summary", NULL, DAY_1);
    expect_line("returning,1,");
}

/* Who was a panelist in one webinar and a host in another is one of each. */
static void
test_roles_over_the_series(void **state)
{
    (void)state;
    series("UTC", NULL);
    webinar("a", DAY_1, NULL);
    webinar("b", DAY_2, NULL);
    import("i", "01", NULL);
    tell("i", "a", "pat", "stays=09:00-09:10 role=panelist");
    tell("i", "b", "pat", "stays=09:00-09:10 role=panelist");
    tell("i", "a", "hana", "stays=09:00-09:10 role=host");
    tell("i", "b", "hana", "stays=09:00-09:10 role=panelist");
    tell("i", "a", "sue", "untimed=60 role=staff");
    tell("i", "a", "bot", "stays=09:00-09:10 role=bot");
    tell("i", "a", "absent", "no_show role=panelist");
    update(false);
    print("summary", NULL, NULL);
    expect_line("panelists,2,");
    expect_line("hosts,1,");
    expect_line("staff,1,");
    expect_line("bots,1,");
    expect_line("unique_audience,0,");
    expect_line("connections,0,");
    expect_line("peak,,");
}

/* Who was in one audience and a panelist elsewhere is in no overlap. */
static void
test_overlap_is_of_audiences(void **state)
{
    (void)state;
    series("UTC", NULL);
    webinar("a", DAY_1, NULL);
    webinar("b", DAY_2, NULL);
    import("i", "01", NULL);
    tell("i", "a", "ann", "stays=09:00-09:10");
    tell("i", "b", "ann", "stays=09:00-09:10 role=panelist");
    tell("i", "a", "pat", "stays=09:00-09:10 role=panelist");
    tell("i", "b", "pat", "stays=09:00-09:10");
    expect("overlap", "webinar_a,webinar_b,heads\na,a,1\na,b,0\nb,b,1\n");
}

/* Unique audience may exceed attendances: who saw the opening only. */
static void
test_F1_F2_counted_sessions(void **state)
{
    (void)state;
    series("Asia/Tokyo", NULL);
    webinar("w", DAY_1, "16:00");
    session("w",
            (struct window){ "main", "webinar", "16:20", "18:00", NULL, true });
    session("w", (struct window){ "opening", "opening", "16:00", "16:20", NULL,
                                  false });
    import("i", "01", NULL);
    tell("i", "w", "ann", "stays=16:00-16:20"); /* leaves as main begins */
    tell("i", "w", "bob", "stays=15:50-16:30");
    expect("sessions",
           "session,day,kind,counted,starts_at,ends_at,audience,identified,"
           "guests,person_minutes,mean_minutes,peak,peak_at\n"
           "w/opening,2021-06-29,opening,false,2021-06-29T16:00:00+09:00,"
           "2021-06-29T16:20:00+09:00,2,2,0,40.0,20.0,2,"
           "2021-06-29T16:00:00+09:00\n"
           "w/main,2021-06-29,webinar,true,2021-06-29T16:20:00+09:00,"
           "2021-06-29T18:00:00+09:00,1,1,0,10.0,10.0,1,"
           "2021-06-29T16:20:00+09:00\n");
    print("summary", NULL, NULL);
    expect_line("sessions,2,");
    expect_line("attendances,1,");
    expect_line("unique_audience,2,");
}

static void
test_empty_series(void **state)
{
    (void)state;
    series("Asia/Tokyo", NULL);
    update(false);
    print("summary", NULL, NULL);
    expect_line("webinars,0,");
    expect_line("unique_audience,0,");
    expect_line("no_shows,,");
    expect_line("person_minutes,0.0,");
    webinar("w", DAY_1, NULL);
    expect("webinars",
           "webinar,day,registered,audience,identified,guests,no_shows,"
           "walk_ins,panelists,hosts,connections,untimed,person_minutes,"
           "mean_minutes,median_minutes,peak,peak_at\n"
           "w,2021-06-29,0,0,0,0,,,0,0,0,0,0.0,,,,\n");
    expect("stay", "webinar,band,heads\nw,0-2,0\nw,2-15,0\nw,15-30,0\n"
                   "w,30-60,0\nw,60-120,0\nw,120+,0\n");
    expect("minutes", "webinar,minute,present\n");
    expect("coverage", "webinar,day,registration_imports,attendance_imports,"
                       "problem\nw,2021-06-29,0,0,no_attendance\n");
}

/* F4: by date, start (unset first), place; sessions without a window first. */
static void
test_F4_plan_order(void **state)
{
    (void)state;
    series("Asia/Tokyo", NULL);
    webinar("d", DAY_2, NULL);
    webinar("c", DAY_1, "10:00");
    webinar("b", DAY_1, "09:00");
    webinar("a2", DAY_1, NULL);
    webinar("a1", DAY_1, NULL);
    session("b", (struct window){ "s2", "talk", "09:30", "10:00", NULL, true });
    session("b", (struct window){ "s1", "talk", "09:00", "09:30", NULL, true });
    session("b", (struct window){ "s0", "talk", NULL, NULL, NULL, true });
    update(false);
    assert_string_equal(
        print("sessions", NULL, DAY_1),
        "session,day,kind,counted,starts_at,ends_at,audience,identified,"
        "guests,person_minutes,mean_minutes,peak,peak_at\n"
        "a2/main,2021-06-29,main,true,,,0,0,0,0.0,,,\n"
        "a1/main,2021-06-29,main,true,,,0,0,0,0.0,,,\n"
        "b/s0,2021-06-29,talk,true,,,0,0,0,0.0,,,\n"
        "b/s1,2021-06-29,talk,true,2021-06-29T09:00:00+09:00,"
        "2021-06-29T09:30:00+09:00,0,0,0,0.0,,,\n"
        "b/s2,2021-06-29,talk,true,2021-06-29T09:30:00+09:00,"
        "2021-06-29T10:00:00+09:00,0,0,0,0.0,,,\n"
        "c/main,2021-06-29,main,true,,,0,0,0,0.0,,,\n");
}

static void
zone_prints(const char *zone, const char *instant)
{
    series(zone, NULL);
    webinar("w", "2021-01-15", NULL);
    import("i", "01", NULL);
    tell("i", "w", "ann", "stays=12:00-12:01");
    update(false);
    expect_cell("webinars", "w", "peak_at", instant);
}

static void
test_F4_instants_have_the_zone_s_offset(void **state)
{
    (void)state;
    zone_prints("UTC", "2021-01-15T12:00:00+00:00");
    zone_prints("Europe/London", "2021-01-15T12:00:00+00:00");
    zone_prints("America/St_Johns", "2021-01-15T12:00:00-03:30");
    zone_prints("Asia/Kathmandu", "2021-01-15T12:00:00+05:45");
}

/* PostgreSQL alone would take this for nine hours west. */
static void
test_F4_zone_by_offset(void **state)
{
    (void)state;
    series("+09:00", NULL);
    webinar("w", DAY_1, NULL);
    run("update webinar set starts_at = '2021-06-29 00:00+00'");
    run("insert into session values "
        "(default, 1, 's', '', 'talk', true, '2021-06-29 07:00+00', "
        "'2021-06-29 08:00+00', null, 0)");
    update(false);
    expect_cell("sessions", "w/s", "starts_at", "2021-06-29T16:00:00+09:00");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_worked_example),
        cmocka_unit_test(test_segments),
        cmocka_unit_test(test_F2_summary),
        cmocka_unit_test(test_F2_summary_of_a_webinar_and_of_a_day),
        cmocka_unit_test(test_two_webinars_on_a_day),
        cmocka_unit_test(test_roles_over_the_series),
        cmocka_unit_test(test_overlap_is_of_audiences),
        cmocka_unit_test(test_F1_F2_counted_sessions),
        cmocka_unit_test(test_empty_series),
        cmocka_unit_test(test_F4_plan_order),
        cmocka_unit_test(test_F4_instants_have_the_zone_s_offset),
        cmocka_unit_test(test_F4_zone_by_offset),
    };

    return cmocka_run_group_tests_name("figures_series", tests, open_db,
                                       close_series);
}

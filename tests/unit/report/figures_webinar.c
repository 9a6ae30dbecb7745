/* figures_webinar.c - counting.md 2 and 5 inside one webinar, by hand. */
#include "series.h"

static void
one_webinar(const char *min_minutes)
{
    series("Asia/Tokyo", min_minutes);
    webinar("w", DAY_1, NULL);
    import("i", "10", NULL);
    import("j", "20", NULL);
}

static void
expect_figure(const char *figure, const char *value)
{
    update(false);
    expect_cell("webinars", "w", figure, value);
}

/* R4, peak: a stay of 0 s attended, and was there at no instant. */
static void
test_R4_stay_of_no_length(void **state)
{
    (void)state;
    one_webinar(NULL);
    session("w",
            (struct window){ "talk", "talk", "09:00", "10:00", NULL, true });
    session("w", (struct window){ "all", "talk", NULL, NULL, NULL, true });
    tell("i", "w", "ann", "stays=09:00-09:00");
    expect_figure("audience", "1");
    expect_figure("untimed", "0");
    expect_figure("connections", "1");
    expect_figure("person_minutes", "0.0");
    expect_figure("mean_minutes", "0.0");
    expect_figure("median_minutes", "0.0");
    expect_figure("peak", "0");
    expect_figure("peak_at", "");
    assert_string_equal(print("minutes", NULL, NULL),
                        "webinar,minute,present\n");
    print("sessions", NULL, NULL);
    expect_line("w/all,2021-06-29,talk,true,,,1,1,0,0.0,0.0,0,\n");
    expect_line("w/talk,2021-06-29,talk,true,2021-06-29T09:00:00+09:00,"
                "2021-06-29T10:00:00+09:00,0,0,0,0.0,,,\n");
    print("stay", NULL, NULL);
    expect_line("w,0-2,1");
}

/* R6: the largest duration of the rows serves min_minutes, and only that. */
static void
test_R6_untimed(void **state)
{
    (void)state;
    one_webinar("10");
    session("w",
            (struct window){ "talk", "talk", "09:00", "10:00", NULL, true });
    tell("i", "w", "ann", "untimed=599");
    tell("j", "w", "ann", "untimed=600");
    tell("i", "w", "bob", "untimed=599");
    tell("i", "w", "unknown", "untimed");
    expect_figure("audience", "1");
    expect_figure("untimed", "1");
    expect_figure("person_minutes", "0.0");
    expect_figure("mean_minutes", "");
    expect_figure("median_minutes", "");
    expect_figure("peak", "");
    expect_cell("sessions", "w/talk", "audience", "0");
    expect_cell("coverage", "w", "problem", "no_registration");
    tell("i", "w", "reg", "status=approved");
    update(false);
    expect_cell("coverage", "w", "problem", "untimed_outside_sessions");
}

/* R6: with any stay a head is timed: what another file sums up is nothing. */
static void
test_R6_timed_by_any_stay(void **state)
{
    (void)state;
    one_webinar("10");
    tell("i", "w", "ann", "untimed=6000");
    tell("j", "w", "ann", "stays=09:00-09:05");
    tell("i", "w", "bob", "untimed=6000");
    tell("j", "w", "bob", "stays=09:00-09:20");
    expect_figure("audience", "1");
    expect_figure("untimed", "0");
    expect_figure("person_minutes", "20.0");
}

static void
test_min_minutes_is_inclusive_and_exact(void **state)
{
    (void)state;
    one_webinar("2.5");
    tell("i", "w", "ann", "stays=09:00:00-09:02:30");
    tell("i", "w", "bob", "stays=09:00:00-09:02:29 status=approved");
    tell("i", "w", "pat", "stays=09:00:00-09:02:29 role=panelist");
    expect_figure("audience", "1");
    expect_figure("connections", "1");
    expect_figure("peak", "1");
    expect_figure("panelists", "0");
    expect_figure("no_shows", "0"); /* Bob came, if not for long */
}

/* R8: registered is a person, approved, whose role is attendee. */
static void
test_R8_registered(void **state)
{
    (void)state;
    one_webinar(NULL);
    tell("i", "w", "ann", "status=approved");
    tell("i", "w", "pat", "status=approved");
    tell("j", "w", "pat", "stays=09:00-09:10 role=panelist");
    tell("i", "w", "pen", "status=pending");
    tell("i", "w", "den", "status=denied");
    tell("i", "w", "can", "status=cancelled");
    tell("i", "w", "gus", "guest status=approved");
    expect_figure("registered", "1");
    expect_figure("no_shows", "1");
    expect_figure("walk_ins", "0");
    expect_figure("panelists", "1");
}

static void
test_no_shows_need_to_know_who_came(void **state)
{
    (void)state;
    one_webinar(NULL);
    tell("i", "w", "ann", "status=approved");
    expect_figure("no_shows", "");
    expect_figure("walk_ins", "0");
    expect_cell("coverage", "w", "problem", "no_attendance");
    tell("j", "w", "bob", "no_show status=cancelled");
    expect_figure("no_shows", "1");
    expect_cell("coverage", "w", "problem", "");
    expect_cell("coverage", "w", "registration_imports", "2");
    expect_cell("coverage", "w", "attendance_imports", "1");
}

/* A `Yes` outweighs a `No`, in any role and any import. */
static void
test_R10_no_shows_and_walk_ins(void **state)
{
    (void)state;
    one_webinar(NULL);
    tell("i", "w", "ann", "no_show status=approved");
    tell("j", "w", "ann", "untimed=60");
    tell("i", "w", "dee", "no_show status=approved");
    tell("j", "w", "wim", "stays=09:00-09:10");
    tell("j", "w", "pen", "stays=09:00-09:10 status=pending");
    tell("j", "w", "guest", "stays=09:00-09:10 guest");
    expect_figure("registered", "2");
    expect_figure("no_shows", "1");
    expect_figure("walk_ins", "2");
    expect_figure("guests", "1");
    run("delete from fact where status is not null");
    expect_figure("walk_ins", "");
}

/* O1, counting.md 1: the highest role of any row of any import. */
static void
test_R10_O1_highest_role_of_all_imports(void **state)
{
    (void)state;
    one_webinar(NULL);
    tell("i", "w", "pat", "stays=09:00-09:10 role=panelist");
    tell("j", "w", "pat", "stays=09:20-09:30");
    tell("i", "w", "hal", "role=host");
    tell("j", "w", "hal", "stays=09:20-09:30 role=panelist");
    expect_figure("audience", "0");
    expect_figure("panelists", "1");
    expect_figure("hosts", "1");
    expect_figure("person_minutes", "0.0");
}

/* Presence is a union over imports; connections are distinct over them. */
static void
test_R10_union_of_stays(void **state)
{
    (void)state;
    one_webinar(NULL);
    tell("i", "w", "ann", "stays=09:00-09:10,09:20-09:30");
    tell("j", "w", "ann", "stays=09:05-09:15,09:20-09:30,09:30-09:40");
    expect_figure("person_minutes", "35.0");
    expect_figure("connections", "4");
    expect_figure("peak", "1");
}

static void
expect_status(const char *said_i, const char *said_j, const char *registered)
{
    run("delete from fact");
    tell("i", "w", "ann", said_i);
    tell("j", "w", "ann", said_j);
    expect_figure("registered", registered);
}

static void
test_R9_newest_report_wins(void **state)
{
    (void)state;
    one_webinar(NULL);
    /* Neither is generated: the later registration, unstated the oldest. */
    expect_status("status=approved at=2021-06-02T00:00",
                  "status=cancelled at=2021-06-01T00:00", "1");
    expect_status("status=approved at=2021-06-02T00:00", "status=cancelled",
                  "1");
    /* Then the first of cancelled, denied, pending, approved. */
    expect_status("status=approved", "status=pending", "0");
    expect_status("status=denied", "status=approved", "0");
    /* What states its time is newer than what states none. */
    run("update import set generated_at = '2021-07-01' where file = 'i'");
    expect_status("status=approved at=2021-06-01T00:00",
                  "status=cancelled at=2021-06-02T00:00", "1");
    run("update import set generated_at = '2021-07-02' where file = 'j'");
    expect_status("status=approved at=2021-06-02T00:00",
                  "status=cancelled at=2021-06-01T00:00", "0");
    /* A report without a registration says nothing of it. */
    expect_status("status=approved", "stays=09:00-09:10", "1");
}

static void
test_R9_at_last_the_greater_digest(void **state)
{
    AUTO(db_rows) rows = { 0 };

    (void)state;
    one_webinar(NULL);
    import("k", "15", NULL);
    tell("j", "w", "ann", "status=approved country=JP guess=XX");
    tell("i", "w", "ann", "status=approved country=FR guess=YY org=UNIDO");
    tell("k", "w", "ann", "status=approved country=DE guess=ZZ");
    update(false);
    must(db_run(&db,
                sql("select country, country_guess, organisation "
                    "from attendance"),
                DB_NO_ARGS, &rows, &err));
    assert_string_equal(db_cell(&rows, 0, 0), "JP");
    assert_string_equal(db_cell(&rows, 0, 1), "XX");
    assert_string_equal(db_cell(&rows, 0, 2), "UNIDO");
}

/* Who leaves at t is not there at t. */
static void
test_peak(void **state)
{
    (void)state;
    one_webinar(NULL);
    tell("i", "w", "ann", "stays=09:00-09:10,09:30-09:40");
    tell("i", "w", "bob", "stays=09:10-09:20");
    expect_figure("peak", "1");
    expect_figure("peak_at", "2021-06-29T09:00:00+09:00");
    tell("i", "w", "cy", "stays=09:35-09:50");
    tell("i", "w", "dee", "stays=09:19:59-09:21");
    tell("i", "w", "pat", "stays=09:19-09:21 role=panelist");
    expect_figure("peak", "2");
    expect_figure("peak_at", "2021-06-29T09:19:59+09:00");
}

static void
test_minutes(void **state)
{
    (void)state;
    one_webinar(NULL);
    tell("i", "w", "ann", "stays=09:00:01-09:02:00");
    tell("i", "w", "bob", "stays=09:01:00-09:01:30");
    tell("i", "w", "cy", "stays=09:04:00-09:05:01");
    tell("i", "w", "zero", "stays=08:00:00-08:00:00");
    tell("i", "w", "pat", "stays=08:00:00-10:00:00 role=panelist");
    expect("minutes", "webinar,minute,present\n"
                      "w,2021-06-29T09:01:00+09:00,2\n"
                      "w,2021-06-29T09:02:00+09:00,0\n"
                      "w,2021-06-29T09:03:00+09:00,0\n"
                      "w,2021-06-29T09:04:00+09:00,1\n"
                      "w,2021-06-29T09:05:00+09:00,1\n");
}

/* Who leaves at a full minute is not there at it, nor is anybody later. */
static void
test_minutes_end_before_the_last_leave(void **state)
{
    (void)state;
    one_webinar(NULL);
    tell("i", "w", "ann", "stays=09:00:00-09:01:00");
    expect("minutes", "webinar,minute,present\n"
                      "w,2021-06-29T09:00:00+09:00,1\n");
}

static void
test_stay_bands_include_their_upper_bound(void **state)
{
    (void)state;
    one_webinar(NULL);
    tell("i", "w", "a", "stays=09:00:00-09:02:00");
    tell("i", "w", "b", "stays=09:00:00-09:02:01");
    tell("i", "w", "c", "stays=09:00:00-09:15:00");
    tell("i", "w", "d", "stays=09:00:00-09:30:00");
    tell("i", "w", "e", "stays=09:00:00-10:00:00");
    tell("i", "w", "f", "stays=09:00:00-11:00:00");
    tell("i", "w", "g", "stays=09:00:00-11:00:01");
    tell("i", "w", "h", "untimed=60");
    expect("stay", "webinar,band,heads\nw,0-2,1\nw,2-15,2\nw,15-30,1\n"
                   "w,30-60,1\nw,60-120,1\nw,120+,1\n");
}

/* Sessions overlap: a stay counts in both; each has its own min_minutes. */
static void
test_T7_sessions(void **state)
{
    (void)state;
    one_webinar(NULL);
    session("w", (struct window){ "a", "talk", "09:00", "10:00", "10", true });
    session("w", (struct window){ "b", "talk", "09:30", "11:00", NULL, true });
    tell("i", "w", "ann", "stays=09:50-10:00");
    tell("i", "w", "bob", "stays=09:50:01-10:30");
    tell("i", "w", "cy", "stays=08:50-09:05,09:20-09:25 guest");
    tell("i", "w", "late", "stays=11:00-11:30");
    update(false);
    print("sessions", NULL, NULL);
    expect_line("w/a,2021-06-29,talk,true,2021-06-29T09:00:00+09:00,"
                "2021-06-29T10:00:00+09:00,2,1,1,20.0,10.0,1,"
                "2021-06-29T09:00:00+09:00\n");
    expect_line("w/b,2021-06-29,talk,true,2021-06-29T09:30:00+09:00,"
                "2021-06-29T11:00:00+09:00,2,2,0,50.0,25.0,2,"
                "2021-06-29T09:50:01+09:00\n");
    print("summary", NULL, NULL);
    expect_line("attendances,4,");
    expect_line("unique_audience,4,");
}

/* Once, from exact seconds, half up: 3 s are 0.05 minutes. */
static void
test_F3_rounding(void **state)
{
    (void)state;
    one_webinar(NULL);
    tell("i", "w", "ann", "stays=09:00:00-09:00:03");
    expect_figure("person_minutes", "0.1");
    tell("i", "w", "bob", "stays=09:00:00-09:00:02");
    expect_figure("person_minutes", "0.1");
    expect_figure("mean_minutes", "0.0");
    expect_figure("median_minutes", "0.0");
    tell("i", "w", "cy", "stays=09:00:00-09:02:09");
    tell("i", "w", "dee", "stays=09:00:00-09:02:10");
    expect_figure("median_minutes", "1.1"); /* 66 s: the middle two's mean */
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_R4_stay_of_no_length),
        cmocka_unit_test(test_R6_untimed),
        cmocka_unit_test(test_R6_timed_by_any_stay),
        cmocka_unit_test(test_min_minutes_is_inclusive_and_exact),
        cmocka_unit_test(test_R8_registered),
        cmocka_unit_test(test_no_shows_need_to_know_who_came),
        cmocka_unit_test(test_R10_no_shows_and_walk_ins),
        cmocka_unit_test(test_R10_O1_highest_role_of_all_imports),
        cmocka_unit_test(test_R10_union_of_stays),
        cmocka_unit_test(test_R9_newest_report_wins),
        cmocka_unit_test(test_R9_at_last_the_greater_digest),
        cmocka_unit_test(test_peak),
        cmocka_unit_test(test_minutes),
        cmocka_unit_test(test_minutes_end_before_the_last_leave),
        cmocka_unit_test(test_stay_bands_include_their_upper_bound),
        cmocka_unit_test(test_T7_sessions),
        cmocka_unit_test(test_F3_rounding),
    };

    return cmocka_run_group_tests_name("figures_webinar", tests, open_db,
                                       close_series);
}

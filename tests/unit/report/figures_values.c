/* figures_values.c - heads by country, organisation, answer and day. */
#include "series.h"

static void
answer(const char *file, const char *slug, const char *head,
       const char *question, const char *is)
{
    must(db_run(&db,
                sql("insert into fact_answer (import_id, webinar_id, head, "
                    "question, answer) select import_id, webinar_id, "
                    "md5($3)::uuid, $4, $5 from import, webinar "
                    "where file = $1 and webinar.slug = $2"),
                DB_ARGS(db_text(file), db_text(slug), db_text(head),
                        db_text(question), db_text(is)),
                NULL, &err));
}

/* Two webinars on two days, the second with an opening that does not count
 * and two talks. */
static void
two_webinars(void)
{
    series("Asia/Tokyo", NULL);
    webinar("a", DAY_1, NULL);
    webinar("b", DAY_2, NULL);
    session("b", (struct window){ "opening", "opening", "09:00", "09:20", NULL,
                                  false });
    session("b",
            (struct window){ "one", "talk", "09:20", "10:00", NULL, true });
    session("b",
            (struct window){ "two", "talk", "10:00", "11:00", "10", true });
    import("a.csv", "aa", "2021-06-30T00:00:00Z");
    import("b.csv", "bb", "2021-07-03T00:00:00Z");
}

static void
test_answered_before_guessed(void **state)
{
    (void)state;
    two_webinars();
    tell("a.csv", "a", "ann", "stays=09:00-10:00 country=JP guess=FR");
    tell("a.csv", "a", "bob", "stays=09:00-10:00 guess=FR");
    tell("a.csv", "a", "cy", "stays=09:00-10:00 guest");
    tell("a.csv", "a", "dee", "no_show status=approved country=AT");
    tell("a.csv", "a", "eve", "stays=09:00-10:00 role=panelist country=US");
    /* The newest report answers nothing: the older answer stands. */
    tell("b.csv", "b", "ann", "stays=09:30-09:40 guess=US");
    tell("b.csv", "b", "bob", "stays=09:00-11:00 guess=DE");
    update(false);
    assert_string_equal(print("countries", NULL, NULL),
                        "country,registered,audience,attendances\n"
                        "DE,0,1,3\nJP,0,1,2\nAT,1,0,0\n,0,1,1\n");
    assert_string_equal(print("countries", "b", NULL),
                        "country,registered,audience,attendances\n"
                        "DE,0,1,2\nUS,0,1,1\n");
    assert_string_equal(print("countries", NULL, DAY_1),
                        "country,registered,audience,attendances\n"
                        "FR,0,1,1\nJP,0,1,1\nAT,1,0,0\n,0,1,1\n");
    assert_string_equal(print("countries", "a", DAY_1),
                        print("countries", "a", NULL));
}

/* R9: generated last, registered last, status, digest. */
static void
test_R9_newest_answer(void **state)
{
    (void)state;
    two_webinars();
    import("old.csv", "cc", NULL);
    import("new.csv", "dd", "2021-08-01T00:00:00Z");
    tell("old.csv", "a", "ann",
         "stays=09:00-10:00 country=CA status=approved at=2021-06-28T10:00");
    tell("a.csv", "a", "ann", "stays=09:00-10:00 country=JP org=UNIDO");
    tell("new.csv", "a", "ann", "stays=09:00-10:00 org=METI");
    /* Both generated at the same time: the later registration. */
    import("same.csv", "00", "2021-06-30T00:00:00Z");
    tell("a.csv", "a", "bob",
         "stays=09:00-10:00 country=FR status=approved at=2021-06-01T10:00");
    tell("same.csv", "a", "bob",
         "stays=09:00-10:00 country=IT status=approved at=2021-06-02T10:00");
    /* Nothing else tells them apart: the greater digest. */
    tell("a.csv", "a", "cy", "stays=09:00-10:00 country=PE");
    tell("same.csv", "a", "cy", "stays=09:00-10:00 country=PL");
    update(false);
    assert_string_equal(print("countries", NULL, NULL),
                        "country,registered,audience,attendances\n"
                        "IT,1,1,1\nJP,1,1,1\nPE,0,1,1\n");
    assert_string_equal(print("organisations", NULL, NULL),
                        "organisation,registered,audience,attendances\n"
                        "METI,1,1,1\n,1,2,2\n");
}

static void
test_answers(void **state)
{
    (void)state;
    two_webinars();
    tell("a.csv", "a", "ann", "stays=09:00-10:00 status=approved");
    tell("a.csv", "a", "bob", "stays=09:00-10:00 status=approved");
    tell("a.csv", "a", "cy", "no_show status=approved");
    tell("b.csv", "b", "ann", "stays=09:00-10:00 status=approved");
    answer("a.csv", "a", "ann", "How", "By mail");
    answer("a.csv", "a", "bob", "How", "By mail");
    answer("a.csv", "a", "cy", "How", "By post");
    answer("b.csv", "b", "ann", "How", "By post");
    answer("b.csv", "b", "ann", "Again", "yes, \"please\"");
    update(false);
    assert_string_equal(print("answers", NULL, NULL),
                        "question,answer,registered,audience\n"
                        "Again,\"yes, \"\"please\"\"\",1,1\nAgain,,2,1\n"
                        "How,By post,2,1\nHow,By mail,1,1\n");
    assert_string_equal(print("answers", "a", NULL),
                        "question,answer,registered,audience\n"
                        "How,By mail,2,2\nHow,By post,1,0\n");
}

static void
test_registrations(void **state)
{
    (void)state;
    two_webinars();
    /* `at` is local: 23:30 in Tokyo is another day in UTC. */
    tell("a.csv", "a", "ann", "no_show status=approved at=2021-06-02T00:30");
    tell("a.csv", "a", "bob", "no_show status=approved at=2021-06-02T23:30");
    tell("a.csv", "a", "cy", "no_show status=approved at=2021-06-01T12:00");
    tell("a.csv", "a", "dee", "no_show status=approved");
    tell("a.csv", "a", "eve", "no_show status=denied at=2021-06-01T12:00");
    tell("a.csv", "a", "fay",
         "no_show status=approved at=2021-06-01T12:00 role=host");
    tell("b.csv", "b", "ann", "no_show status=approved at=2021-06-05T12:00");
    update(false);
    assert_string_equal(print("registrations", NULL, NULL),
                        "webinar,day,registered,running\n"
                        "a,,1,1\na,2021-06-01,1,2\na,2021-06-02,2,4\n"
                        "b,2021-06-05,1,1\n");
}

/* What is not known any more is not there any more either, before anybody
 * asks for it again. */
static void
test_cleared_with_the_figures(void **state)
{
    AUTO(db_rows) rows = { 0 };

    (void)state;
    two_webinars();
    tell("a.csv", "a", "ann",
         "stays=09:00-10:00 org=X status=approved at=2021-06-01T12:00");
    update(false);
    print("organisations", NULL, NULL);
    expect_line("X,1,1,1\n");
    run("delete from fact");
    update(false);
    must(db_run(&db,
                sql("select (select count(*) from figure_value) + "
                    "(select count(*) from figure_registration)"),
                DB_NO_ARGS, &rows, &err));
    assert_int_equal(db_number(&rows, 0, 0), 0);
    assert_string_equal(print("organisations", NULL, NULL),
                        "organisation,registered,audience,attendances\n");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_answered_before_guessed),
        cmocka_unit_test(test_R9_newest_answer),
        cmocka_unit_test(test_answers),
        cmocka_unit_test(test_registrations),
        cmocka_unit_test(test_cleared_with_the_figures),
    };

    return cmocka_run_group_tests_name("figures_values", tests, open_db,
                                       close_series);
}

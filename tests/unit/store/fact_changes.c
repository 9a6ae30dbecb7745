/* fact_changes.c - what an import changed: heads new, changed, unchanged. */
#include "series.h"

#include "files.h"

#define SAME                                                            \
    "stays=09:00-10:00 status=approved at=2021-06-01T10:00 country=JP " \
    "guess=FR org=X"

/* One webinar, and an import that knew Ann before. */
static void
known_before(void)
{
    series("Asia/Tokyo", NULL);
    webinar("a", DAY_1, NULL);
    import("first.csv", "11", "2021-07-01T00:00:00Z");
    import("last.csv", "22", "2021-07-02T00:00:00Z");
    tell("first.csv", "a", "ann", SAME);
}

static void
answer(const char *file, const char *is)
{
    must(db_run(&db,
                sql("insert into fact_answer (import_id, webinar_id, head, "
                    "question, answer) select import_id, webinar_id, "
                    "md5('ann')::uuid, 'q', $2 from import, webinar "
                    "where file = $1"),
                DB_ARGS(db_text(file), db_text(is)), NULL, &err));
}

/* What the last import did to so many heads of its own. */
static void
changes(int64_t heads, int64_t fresh, int64_t changed, int64_t unchanged)
{
    AUTO(db_rows) ids = { 0 };
    AUTO(db_rows) rows = { 0 };

    must(db_run(&db,
                sql("select import_id, (select webinar_id from webinar) "
                    "from import where file = 'last.csv'"),
                DB_NO_ARGS, &ids, &err));
    must(db_run(&db, &sql_fact_changes,
                DB_ARGS(db_int(db_number(&ids, 0, 0)),
                        db_int(db_number(&ids, 0, 1)), db_int(heads)),
                &rows, &err));
    assert_int_equal(db_number(&rows, 0, 0), fresh);
    assert_int_equal(db_number(&rows, 0, 1), changed);
    assert_int_equal(db_number(&rows, 0, 2), unchanged);
}

static void
test_the_same_again(void **state)
{
    (void)state;
    known_before();
    tell("last.csv", "a", "ann", SAME);
    tell("last.csv", "a", "bob", SAME);
    changes(2, 1, 0, 1);
    answer("last.csv", "yes");
    changes(2, 1, 1, 0);
    answer("first.csv", "yes");
    changes(2, 1, 0, 1);
}

/* Whatever is another, and newer, makes the head another. */
static void
test_one_thing_different(void **state)
{
    static const char *const said[] = {
        "stays=09:00-10:01 status=approved at=2021-06-01T10:00 country=JP "
        "guess=FR org=X",
        "stays=09:00-10:00,09:10-09:20 status=approved at=2021-06-01T10:00 "
        "country=JP guess=FR org=X",
        "stays=09:00-10:00 status=cancelled at=2021-06-01T10:00 country=JP "
        "guess=FR org=X",
        "stays=09:00-10:00 status=approved at=2021-06-01T11:00 country=JP "
        "guess=FR org=X",
        "stays=09:00-10:00 status=approved at=2021-06-01T10:00 country=AT "
        "guess=FR org=X",
        "stays=09:00-10:00 status=approved at=2021-06-01T10:00 country=JP "
        "guess=US org=X",
        "stays=09:00-10:00 status=approved at=2021-06-01T10:00 country=JP "
        "guess=FR org=Y",
        "stays=09:00-10:00 status=approved at=2021-06-01T10:00 country=JP "
        "guess=FR org=X role=panelist",
        "stays=09:00-10:00 status=approved at=2021-06-01T10:00 country=JP "
        "guess=FR org=X untimed=60",
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(said); i++) {
        known_before();
        tell("last.csv", "a", "ann", said[i]);
        changes(1, 0, 1, 0);
    }
}

/* R9: what an older import said counts again, when the newest says it. */
static void
test_the_same_as_one_of_two(void **state)
{
    (void)state;
    known_before();
    import("between.csv", "33", "2021-07-01T12:00:00Z");
    tell("between.csv", "a", "ann", "status=cancelled at=2021-06-01T10:00");
    tell("last.csv", "a", "ann", SAME);
    changes(1, 0, 1, 0);
}

/* All say the same, and then one of them answers, whichever it is. */
static void
test_the_same_as_all(void **state)
{
    (void)state;
    known_before();
    import("between.csv", "33", "2021-07-01T12:00:00Z");
    tell("between.csv", "a", "ann", SAME);
    tell("last.csv", "a", "ann", SAME);
    changes(1, 0, 0, 1);
    answer("between.csv", "yes");
    changes(1, 0, 0, 1);
    answer("last.csv", "no");
    changes(1, 0, 1, 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_same_again),
        cmocka_unit_test(test_one_thing_different),
        cmocka_unit_test(test_the_same_as_one_of_two),
        cmocka_unit_test(test_the_same_as_all),
    };

    return cmocka_run_group_tests_name("fact_changes", tests, open_db,
                                       close_series);
}

/* db_copy.c - tests of wrap/db_copy, rows sent in binary: scripts/pg-tmp THIS.
 */
#include "../dbtest.h"

static void
make_copy_table(void)
{
    run("create temp table if not exists big (a bigint, b int, c smallint, "
        "d boolean, e text, f uuid, g timestamptz, h timestamptz[], "
        "i timestamptz[], j tstzmultirange, k text)");
    run("truncate big");
}

static const struct sql sql_big_copy = {
    "query/big_copy", "copy big from stdin (format binary)"
};

static void
copy_row(struct db_copy *copy, int64_t number, const struct db_span *spans,
         size_t count)
{
    static const uint8_t ref[16] = { 1, 2, 3 };

    db_copy_row(copy, 11);
    db_copy_int64(copy, number);
    db_copy_int32(copy, -5);
    db_copy_int16(copy, 6);
    db_copy_bool(copy, true);
    db_copy_text(copy, SLICE("Z\xc3\xbcrich\n\t\"\\N"));
    db_copy_ref(copy, ref);
    db_copy_instant(copy, 1624952400);
    db_copy_instants(copy, spans, count, false);
    db_copy_instants(copy, spans, count, true);
    db_copy_multirange(copy, spans, count);
    db_copy_null(copy);
}

static void
test_copy_writes_what_sql_reads(void **state)
{
    const struct db_span spans[] = { { -100, 0 }, { 1624952400, 1624952460 } };
    AUTO(db_copy) copy = { 0 };
    AUTO(db_rows) rows = { 0 };

    (void)state;
    make_copy_table();
    must(db_copy_open(&copy, &db, &sql_big_copy, &err));
    copy_row(&copy, INT64_MIN, spans, 2);
    copy_row(&copy, 2, NULL, 0);
    must(db_copy_close(&copy, &err));
    must(db_run(&db, sql("select * from big order by a"), DB_NO_ARGS, &rows,
                &err));
    assert_int_equal(rows.count, 2);
    assert_true(db_number(&rows, 0, 0) == INT64_MIN);
    assert_int_equal(db_number(&rows, 0, 1), -5);
    assert_int_equal(db_number(&rows, 0, 2), 6);
    assert_true(db_truth(&rows, 0, 3));
    assert_string_equal(db_cell(&rows, 0, 4), "Z\xc3\xbcrich\n\t\"\\N");
    assert_string_equal(db_cell(&rows, 0, 5),
                        "01020300-0000-0000-0000-000000000000");
    assert_int_equal(db_when(&rows, 0, 6), 1624952400);
    assert_string_equal(
        db_cell(&rows, 0, 7),
        "{\"1969-12-31 23:58:20+00\",\"2021-06-29 07:40:00+00\"}");
    assert_string_equal(
        db_cell(&rows, 0, 8),
        "{\"1970-01-01 00:00:00+00\",\"2021-06-29 07:41:00+00\"}");
    assert_string_equal(
        db_cell(&rows, 0, 9),
        "{[\"1969-12-31 23:58:20+00\",\"1970-01-01 00:00:00+00\"),"
        "[\"2021-06-29 07:40:00+00\",\"2021-06-29 07:41:00+00\")}");
    assert_true(db_is_null(&rows, 0, 10));
    assert_string_equal(db_cell(&rows, 1, 7), "{}");
    assert_string_equal(db_cell(&rows, 1, 9), "{}");
    /* equal to what SQL itself makes, not only printed alike */
    must(db_run(&db,
                sql("select j = range_agg(tstzrange(x, y)) "
                    "from big, unnest(h, i) as u(x, y) group by a, j"),
                DB_NO_ARGS, &rows, &err));
    assert_int_equal(rows.count, 1);
    assert_true(db_truth(&rows, 0, 0));
}

static void
test_copy_of_many_rows_in_pieces(void **state)
{
    AUTO(db_copy) copy = { 0 };
    AUTO(db_rows) rows = { 0 };

    (void)state;
    make_copy_table();
    must(db_copy_open(&copy, &db, &sql_big_copy, &err));
    for (int64_t i = 1; i <= 20000; i++) {
        const struct db_span span = { i, i + 1 };

        copy_row(&copy, i, &span, 1);
        must(db_copy_send(&copy, &err));
    }
    must(db_copy_close(&copy, &err));
    must(db_run(&db, sql("select count(*), sum(a) from big"), DB_NO_ARGS, &rows,
                &err));
    assert_int_equal(db_number(&rows, 0, 0), 20000);
    assert_int_equal(db_number(&rows, 0, 1), 200010000);
}

static void
test_copy_given_up_leaves_nothing(void **state)
{
    const struct db_span span = { 1, 2 };
    AUTO(db_rows) rows = { 0 };
    struct db_copy copy;

    (void)state;
    make_copy_table();
    must(db_begin(&db, &err));
    must(db_copy_open(&copy, &db, &sql_big_copy, &err));
    copy_row(&copy, 1, &span, 1);
    db_copy_drop(&copy);
    must(db_rollback(&db, &err));
    /* and a rollback in the middle of one */
    must(db_begin(&db, &err));
    must(db_copy_open(&copy, &db, &sql_big_copy, &err));
    must(db_rollback(&db, &err));
    db_copy_drop(&copy);
    must(db_run(&db, sql("select count(*) from big"), DB_NO_ARGS, &rows, &err));
    assert_int_equal(db_number(&rows, 0, 0), 0);
}

static void
test_copy_that_is_refused_says_why_without_data(void **state)
{
    static const struct sql refused = {
        "query/refused_copy", "copy unlike from stdin (format binary)"
    };
    AUTO(db_rows) rows = { 0 };
    struct db_copy copy;

    (void)state;
    run("create temp table unlike (word text constraint word_short "
        "check (length(word) < 5))");
    must(db_copy_open(&copy, &db, &refused, &err));
    db_copy_row(&copy, 1);
    db_copy_text(&copy, SLICE(MARKER));
    assert_false(db_copy_close(&copy, &err));
    assert_int_equal(err.code, ERR_DATABASE);
    assert_non_null(strstr(err.detail, "23514"));
    assert_non_null(strstr(err.detail, "word_short"));
    assert_no_marker();
    must(db_run(&db, sql("select 1"), DB_NO_ARGS, &rows, &err));
    assert_false(db_copy_open(
        &copy, &db,
        &(struct sql){ "query/x", "copy nowhere from stdin (format binary)" },
        &err));
    assert_non_null(strstr(err.detail, "42P01"));
}

/* privacy.md 4: after all of the above. */
static void
test_no_value_is_in_the_servers_log(void **state)
{
    (void)state;
    assert_log_without_marker(NULL);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_copy_writes_what_sql_reads),
        cmocka_unit_test(test_copy_of_many_rows_in_pieces),
        cmocka_unit_test(test_copy_given_up_leaves_nothing),
        cmocka_unit_test(test_copy_that_is_refused_says_why_without_data),
        cmocka_unit_test(test_no_value_is_in_the_servers_log),
    };

    return cmocka_run_group_tests(tests, open_db, close_db);
}

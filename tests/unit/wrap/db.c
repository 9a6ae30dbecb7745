/* db.c - tests of wrap/db against a real server: scripts/pg-tmp THIS. */
#include "../dbtest.h"

static void
test_session_is_as_promised(void **state)
{
    AUTO(db_rows) rows = { 0 };

    (void)state;
    must(db_run(&db,
                sql("select current_setting('search_path'), "
                    "current_setting('timezone'), "
                    "current_setting('application_name'), "
                    "current_setting('client_encoding'), "
                    "current_setting('datestyle')"),
                DB_NO_ARGS, &rows, &err));
    assert_int_equal(rows.count, 1);
    assert_int_equal(db_columns(&rows), 5);
    assert_string_equal(db_column(&rows, 0), "current_setting");
    assert_string_equal(db_cell(&rows, 0, 0), "headcount, pg_temp");
    assert_string_equal(db_cell(&rows, 0, 1), "UTC");
    assert_string_equal(db_cell(&rows, 0, 2), "headcount");
    assert_string_equal(db_cell(&rows, 0, 3), "UTF8");
    assert_string_equal(db_cell(&rows, 0, 4), "ISO, YMD");
}

static void
test_every_parameter_comes_back(void **state)
{
    AUTO(db_rows) rows = { 0 };
    const uint8_t ref[16] = { 0, 1, 2, 0xab, 0xff };
    uint8_t got[32] = { 0 };

    (void)state;
    must(db_run(&db,
                sql("select $1::text, $2::bigint, $3::boolean, $4::bytea, "
                    "$5::uuid, $6::timestamptz, $7::date, $8::text"),
                DB_ARGS(db_text("a'b\\\xc3\xa9"), db_int(INT64_MIN),
                        db_flag(true), db_bytes(SLICE("\0\x01\xfe")),
                        db_ref(ref), db_instant(1624952400), db_day(18807),
                        db_null()),
                &rows, &err));
    assert_string_equal(db_cell(&rows, 0, 0), "a'b\\\xc3\xa9");
    assert_true(db_number(&rows, 0, 1) == INT64_MIN);
    assert_true(db_truth(&rows, 0, 2));
    assert_int_equal(db_binary(&rows, 0, 3, got, sizeof got), 3);
    assert_memory_equal(got, "\0\x01\xfe", 3);
    assert_int_equal(db_binary(&rows, 0, 4, got, sizeof got), 16);
    assert_memory_equal(got, ref, 16);
    assert_int_equal(db_binary(&rows, 0, 4, got, 2), 2);
    assert_string_equal(db_cell(&rows, 0, 5), "2021-06-29 07:40:00+00");
    assert_int_equal(db_when(&rows, 0, 5), 1624952400);
    assert_string_equal(db_cell(&rows, 0, 6), "2021-06-29");
    assert_int_equal(db_date(&rows, 0, 6), 18807);
    assert_true(db_is_null(&rows, 0, 7));
    assert_string_equal(db_cell(&rows, 0, 7), "");
    assert_int_equal(db_shape(&rows, 0), DB_SHAPE_TEXT);
    assert_int_equal(db_shape(&rows, 1), DB_SHAPE_NUMBER);
    assert_int_equal(db_shape(&rows, 2), DB_SHAPE_TRUTH);
}

static void
test_null_and_empty_parameters_differ(void **state)
{
    AUTO(db_rows) rows = { 0 };

    (void)state;
    must(db_run(&db,
                sql("select $1::text is null, $2::text is null, $3::text = '', "
                    "$4::timestamptz is null, $5::bytea is null"),
                DB_ARGS(db_text(NULL), db_slice((struct slice){ 0 }),
                        db_text(""), db_instant(INT64_MIN),
                        db_bytes((struct slice){ 0 })),
                &rows, &err));
    for (int i = 0; i < 5; i++)
        assert_true(db_truth(&rows, 0, i));
}

static void
test_instants_before_1970_and_before_christ(void **state)
{
    static const int64_t instants[] = { 0,         -1,           -86400,
                                        946684799, -62135596801, 253402300800 };
    AUTO(db_rows) rows = { 0 };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(instants); i++) {
        must(db_run(&db,
                    sql("select $1::timestamptz, "
                        "extract(epoch from $1)::bigint, ($1)::date"),
                    DB_ARGS(db_instant(instants[i])), &rows, &err));
        assert_int_equal(db_number(&rows, 0, 1), instants[i]);
        assert_int_equal(db_when(&rows, 0, 0), instants[i]);
    }
    must(db_run(&db, sql("select null::timestamptz, null::date"), DB_NO_ARGS,
                &rows, &err));
    assert_true(db_when(&rows, 0, 0) == INT64_MIN);
    assert_true(db_date(&rows, 0, 1) == INT64_MIN);
}

static void
test_numbers_take_the_type_of_their_place(void **state)
{
    AUTO(db_rows) rows = { 0 };

    (void)state;
    run("create temp table place (a int, b bigint, c numeric, d smallint)");
    must(db_run(&db, sql("insert into place values ($1, $2, $3, $4)"),
                DB_ARGS(db_int(1), db_int(2), db_text("2.5"), db_int(-3)), NULL,
                &err));
    must(db_run(&db, sql("select a + b + c + d from place where a = $1"),
                DB_ARGS(db_int(1)), &rows, &err));
    assert_string_equal(db_cell(&rows, 0, 0), "2.5");
}

static void
test_a_zero_byte_in_a_text_is_refused(void **state)
{
    (void)state;
    assert_false(db_run(&db, sql("select $1::text"),
                        DB_ARGS(db_slice(SLICE("a\0b"))), NULL, &err));
    assert_int_equal(err.code, ERR_DATABASE);
}

static void
test_errors_name_the_state_and_never_the_value(void **state)
{
    static const struct {
        const char *text, *state;
    } cases[] = {
        { "select $1::text::int", "22P02" },
        { "insert into refuse (word) values ($1)", "23505" },
        { "insert into refuse (other) values ($1)", "23502" },
        { "insert into refuse (word, other) values ('x', $1)", "23514" },
        { "select $1::text::timestamptz", "22007" },
        { "select nothing from refuse where word = $1", "42703" },
        { "select 1 / (length($1) - length($1))", "22012" },
    };

    (void)state;
    run("create temp table refuse (word text not null primary key, "
        "other text check (length(other) < 5))");
    run("insert into refuse values ('" MARKER "')");
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        assert_false(db_run(&db, sql(cases[i].text), DB_ARGS(db_text(MARKER)),
                            NULL, &err));
        assert_int_equal(err.code, ERR_DATABASE);
        assert_non_null(strstr(err.message, "query/test"));
        assert_non_null(strstr(err.detail, cases[i].state));
        assert_no_marker();
    }
}

static void
test_errors_name_constraint_and_line(void **state)
{
    (void)state;
    run("create temp table named (word text constraint word_short "
        "check (length(word) < 5))");
    assert_false(db_run(&db, sql("insert into named values ($1)"),
                        DB_ARGS(db_text(MARKER)), NULL, &err));
    assert_non_null(strstr(err.detail, "constraint word_short"));
    assert_non_null(strstr(err.detail, "table named"));
    assert_false(db_run(&db, sql("-- \xc3\xa9\nselect\n  1,\n  nowhere"),
                        DB_NO_ARGS, NULL, &err));
    assert_non_null(strstr(err.detail, "line 4 of query/test.sql"));
}

static void
test_commit_of_a_failed_transaction_is_an_error(void **state)
{
    AUTO(db_rows) rows = { 0 };

    (void)state;
    run("create temp table kept (n int)");
    must(db_begin(&db, &err));
    run("insert into kept values (1)");
    assert_false(db_run(&db, sql("select 1/0"), DB_NO_ARGS, NULL, &err));
    assert_false(db_commit(&db, &err));
    must(db_rollback(&db, &err));
    must(db_rollback(&db, &err)); /* nothing open: nothing to do */
    must(db_begin(&db, &err));
    run("insert into kept values (2)");
    must(db_commit(&db, &err));
    must(db_run(&db, sql("select n from kept"), DB_NO_ARGS, &rows, &err));
    assert_int_equal(rows.count, 1);
    assert_int_equal(db_number(&rows, 0, 0), 2);
}

static void
test_rows_are_kept_when_a_statement_fails(void **state)
{
    AUTO(db_rows) rows = { 0 };

    (void)state;
    must(db_run(&db, sql("select 7"), DB_NO_ARGS, &rows, &err));
    assert_false(db_run(&db, sql("select 1/0"), DB_NO_ARGS, &rows, &err));
    assert_int_equal(db_number(&rows, 0, 0), 7);
}

static void
test_script_is_all_or_nothing(void **state)
{
    AUTO(db_rows) rows = { 0 };

    (void)state;
    must(db_script(&db,
                   sql("create temp table s (n int);\n"
                       "insert into s values (1);"),
                   &err));
    assert_false(
        db_script(&db, sql("insert into s values (2);\nselect 1/0;"), &err));
    must(db_run(&db, sql("select count(*) from s"), DB_NO_ARGS, &rows, &err));
    assert_int_equal(db_number(&rows, 0, 0), 1);
}

static void
test_a_lost_connection_is_told_and_survived(void **state)
{
    struct db other = { 0 };

    (void)state;
    must(db_open(&other, "", &err));
    assert_false(db_run(&other,
                        sql("select pg_terminate_backend(pg_backend_pid())"),
                        DB_NO_ARGS, NULL, &err));
    assert_int_equal(err.code, ERR_DATABASE);
    assert_false(db_run(&other, sql("select 1"), DB_NO_ARGS, NULL, &err));
    assert_non_null(strstr(err.message, "connection"));
    assert_false(db_begin(&other, &err));
    db_drop(&other);
    db_drop(&other); /* twice is fine */
    assert_null(other.link);
}

static void
test_a_server_that_is_not_there_gives_the_words_of_libpq(void **state)
{
    struct db other = { 0 };

    (void)state;
    assert_false(db_open(&other, "host=/nonexistent dbname=x", &err));
    assert_int_equal(err.code, ERR_DATABASE);
    assert_non_null(strstr(err.detail, "/nonexistent"));
    assert_null(strchr(err.detail, '\n'));
    assert_null(other.link);
    assert_false(db_open(&other, "no such thing", &err));
    must(db_open(&other, "postgresql:///postgres?application_name=mine", &err));
    db_drop(&other);
}

static void
test_a_part_that_fails_is_taken_back_alone(void **state)
{
    AUTO(db_rows) rows = { 0 };

    (void)state;
    must(db_begin(&db, &err));
    run("create temp table part (n int)");
    for (int i = 0; i < 3; i++) {
        must(db_save(&db, &err));
        must(db_run(&db, sql("insert into part values ($1)"),
                    DB_ARGS(db_int(i)), NULL, &err));
        if (i == 1) {
            assert_false(db_script(&db, sql("select 1 / 0"), &err));
            must(db_restore(&db, &err));
        } else {
            must(db_keep(&db, &err));
        }
    }
    must(db_run(&db,
                sql("select string_agg(n::text, ',' order by n) from part"),
                DB_NO_ARGS, &rows, &err));
    assert_string_equal(db_cell(&rows, 0, 0), "0,2");
    must(db_rollback(&db, &err));
}

static void
test_what_is_no_connection_string_is_a_setting(void **state)
{
    struct db other = { 0 };

    (void)state;
    assert_false(db_open(&other, "host=a " MARKER, &err));
    assert_int_equal(err.code, ERR_SETTING);
    assert_null(strstr(err.detail, MARKER));
    assert_null(other.link);
}

/* privacy.md 4: after all of the above. */
static void
test_no_value_is_in_the_servers_log(void **state)
{
    (void)state;
    assert_log_without_marker("insert into refuse values ('");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_session_is_as_promised),
        cmocka_unit_test(test_every_parameter_comes_back),
        cmocka_unit_test(test_null_and_empty_parameters_differ),
        cmocka_unit_test(test_instants_before_1970_and_before_christ),
        cmocka_unit_test(test_numbers_take_the_type_of_their_place),
        cmocka_unit_test(test_a_zero_byte_in_a_text_is_refused),
        cmocka_unit_test(test_errors_name_the_state_and_never_the_value),
        cmocka_unit_test(test_errors_name_constraint_and_line),
        cmocka_unit_test(test_commit_of_a_failed_transaction_is_an_error),
        cmocka_unit_test(test_rows_are_kept_when_a_statement_fails),
        cmocka_unit_test(test_script_is_all_or_nothing),
        cmocka_unit_test(test_a_lost_connection_is_told_and_survived),
        cmocka_unit_test(
            test_a_server_that_is_not_there_gives_the_words_of_libpq),
        cmocka_unit_test(test_a_part_that_fails_is_taken_back_alone),
        cmocka_unit_test(test_what_is_no_connection_string_is_a_setting),
        cmocka_unit_test(test_no_value_is_in_the_servers_log),
    };

    return cmocka_run_group_tests(tests, open_db, close_db);
}

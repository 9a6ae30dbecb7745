/* figures_upgrade.c - facts that were written before schema 004 are carried
 * over: what they say for themselves since is what follows from their stays. */
#include "series.h"

/* The schema as it was, with one webinar and one import. */
static void
series_before(void)
{
    run("set client_min_messages = warning");
    run("drop schema if exists headcount cascade; create schema headcount");
    for (size_t i = 0; strcmp(sql_schema[i].name, "schema/004_united") < 0; i++)
        must(db_script(&db, &sql_schema[i], &err));
    run("insert into series (slug, timezone, realm) values ('s', 'UTC', 's');"
        "insert into webinar (series_id, slug, day, place) "
        "values (1, 'w', '2021-06-29', 0);"
        "insert into import (series_id, file, digest, profile, encoding) "
        "values (1, 'f', '\\x01', 'generic', 'UTF-8');"
        "insert into import_webinar values (1, 1, '\\x01', 'UTC', '');"
        "insert into ledger values (1, 1, 'participants', 'stay', 9)");
}

/* stays: "09:00-10:00,...", or NULL. */
static void
fact_before(const char *head, const char *stays, const char *untimed,
            const char *status)
{
    must(db_run(
        &db,
        sql("with s as (select ('2021-06-29 ' || split_part(x, '-', 1) || 'Z')"
            "::timestamptz as a, ('2021-06-29 ' || split_part(x, '-', 2) || 'Z'"
            ")::timestamptz as b from unnest(string_to_array($2::text, ',')) "
            "as x) "
            "insert into fact select 1, 1, md5($1)::uuid, false, 0, "
            "$2::text is not null or $3::text is not null, "
            "array(select a from s order by a, b), "
            "array(select b from s order by a, b), "
            "coalesce((select range_agg(tstzrange(a, b)) from s), '{}'), "
            "$3::text::int, $4::text::smallint, null, 2"),
        DB_ARGS(db_text(head), db_text(stays), db_text(untimed),
                db_text(status)),
        NULL, &err));
}

static void
carry_over(void)
{
    size_t i = 0;

    while (strcmp(sql_schema[i].name, "schema/004_united") != 0)
        i++;
    for (; sql_schema[i].name != NULL; i++)
        must(db_script(&db, &sql_schema[i], &err));
}

static void
kept(const char *head, const char *expected)
{
    AUTO(db_rows) rows = { 0 };

    must(db_run(&db,
                sql("select concat_ws(' ', to_char(first_at, 'HH24:MI'), "
                    "to_char(last_at, 'HH24:MI'), seconds, connections, "
                    "cardinality(joins), cardinality(leaves), "
                    "case when presence is not null then 'parts' end) "
                    "from fact where head = md5($1)::uuid"),
                DB_ARGS(db_text(head)), &rows, &err));
    assert_string_equal(db_cell(&rows, 0, 0), expected);
}

static void
test_facts_of_before_are_carried_over(void **state)
{
    (void)state;
    series_before();
    fact_before("one", "09:00-10:00", NULL, NULL);
    fact_before("apart", "09:00-09:30,09:40-10:00", NULL, NULL);
    fact_before("overlapping", "09:00-09:30,09:20-10:00", NULL, NULL);
    fact_before("none long", "09:10-09:10", NULL, NULL);
    fact_before("one of them", "09:05-09:05,09:10-09:20", NULL, NULL);
    fact_before("untimed", NULL, "600", NULL);
    fact_before("registered", NULL, NULL, "0");
    carry_over();
    kept("one", "09:00 10:00 3600 1");
    kept("apart", "09:00 10:00 3000 2 parts");
    kept("overlapping", "09:00 10:00 3600 2 2 2");
    kept("none long", "0 1 1 1");
    kept("one of them", "09:10 09:20 600 2 2 2");
    kept("untimed", "600 0");
    kept("registered", "0 0");
    must(figures_bring(&db, 1, false, false, &err));
    expect_cell("webinars", "w", "audience", "6");
    expect_cell("webinars", "w", "registered", "1");
    expect_cell("webinars", "w", "no_shows", "1");
    expect_cell("webinars", "w", "connections", "8");
    expect_cell("webinars", "w", "untimed", "1");
    expect_cell("webinars", "w", "person_minutes", "180.0");
    expect_cell("webinars", "w", "peak", "4");
    expect_cell("webinars", "w", "peak_at", "2021-06-29T09:10:00+00:00");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_facts_of_before_are_carried_over),
    };

    return cmocka_run_group_tests_name("figures_upgrade", tests, open_db,
                                       close_db);
}

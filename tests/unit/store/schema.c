/* schema.c - tests of store/schema and store/secret: scripts/pg-tmp THIS. */
#include "store/schema.h"
#include "../dbtest.h"
#include "store/secret.h"

#include <sys/wait.h>
#include <unistd.h>

/* Each test begins without a schema. */
static int
clean(void **state)
{
    (void)state;
    run("drop schema if exists headcount cascade");
    return 0;
}

static void
test_check_before_init(void **state)
{
    (void)state;
    assert_false(schema_check(&db, &err));
    assert_int_equal(err.code, ERR_SETTING);
    assert_string_equal(err.hint, "Run headcount init.");
}

static void
test_update_makes_the_schema_once(void **state)
{
    bool changed = false;

    (void)state;
    must(schema_update(&db, &changed, &err));
    assert_true(changed);
    must(schema_check(&db, &err));
    must(schema_update(&db, &changed, &err));
    assert_false(changed);
    run("insert into series (slug, timezone, realm) values ('a', 'UTC', 'a')");
}

static void
test_update_uses_a_schema_made_by_an_administrator(void **state)
{
    bool changed = false;

    (void)state;
    run("create schema headcount");
    must(schema_update(&db, &changed, &err));
    must(schema_check(&db, &err));
}

static void
test_older_schema_asks_for_init(void **state)
{
    bool changed = false;

    (void)state;
    must(schema_update(&db, &changed, &err));
    run("delete from migration where number = 1");
    assert_false(schema_check(&db, &err));
    assert_int_equal(err.code, ERR_SETTING);
    assert_string_equal(err.hint, "Run headcount init.");
}

static void
test_newer_schema_is_refused(void **state)
{
    bool changed = false;

    (void)state;
    must(schema_update(&db, &changed, &err));
    run("insert into migration values (999, 'future')");
    assert_false(schema_check(&db, &err));
    assert_int_equal(err.code, ERR_SETTING);
    assert_false(schema_update(&db, &changed, &err));
    assert_int_equal(err.code, ERR_SETTING);
}

static void
test_failed_update_changes_nothing(void **state)
{
    bool changed = false;

    (void)state;
    /* In the way of 001_facts.sql, long after its first statement. */
    run("create schema headcount; create type headcount.fact_answer as (n "
        "int)");
    assert_false(schema_update(&db, &changed, &err));
    assert_int_equal(err.code, ERR_DATABASE);
    run("drop type headcount.fact_answer");
    must(schema_update(&db, &changed, &err)); /* no leftovers in the way */
    assert_true(changed);
}

static void
test_two_updates_at_once_both_succeed(void **state)
{
    pid_t children[4];
    int status;

    (void)state;
    for (size_t i = 0; i < COUNT_OF(children); i++) {
        children[i] = fork();
        if (children[i] == 0) {
            struct db own = { 0 };
            bool changed;

            _exit(!(db_open(&own, "", &err) &&
                    schema_update(&own, &changed, &err)));
        }
    }
    for (size_t i = 0; i < COUNT_OF(children); i++) {
        assert_int_equal(waitpid(children[i], &status, 0), children[i]);
        assert_int_equal(status, 0);
    }
    must(schema_check(&db, &err));
}

static void
test_secret_is_written_once(void **state)
{
    uint8_t id[8] = { 1, 2, 0, 255 }, check[32] = { 9, 8, 7 };
    uint8_t got_id[8] = { 0 }, got_check[32] = { 0 };
    bool changed, present = true;

    (void)state;
    must(schema_update(&db, &changed, &err));
    must(secret_read(&db, &present, got_id, got_check, &err));
    assert_false(present);
    must(secret_write(&db, id, check, &err));
    must(secret_write(&db, id, check, &err)); /* the same again is fine */
    must(secret_read(&db, &present, got_id, got_check, &err));
    assert_true(present);
    assert_memory_equal(got_id, id, sizeof id);
    assert_memory_equal(got_check, check, sizeof check);

    id[7] = 1;
    assert_false(secret_write(&db, id, check, &err));
    assert_int_equal(err.code, ERR_SETTING);
    must(secret_read(&db, &present, got_id, got_check, &err));
    assert_int_equal(got_id[7], 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_check_before_init, clean),
        cmocka_unit_test_setup(test_update_makes_the_schema_once, clean),
        cmocka_unit_test_setup(
            test_update_uses_a_schema_made_by_an_administrator, clean),
        cmocka_unit_test_setup(test_older_schema_asks_for_init, clean),
        cmocka_unit_test_setup(test_newer_schema_is_refused, clean),
        cmocka_unit_test_setup(test_failed_update_changes_nothing, clean),
        cmocka_unit_test_setup(test_two_updates_at_once_both_succeed, clean),
        cmocka_unit_test_setup(test_secret_is_written_once, clean),
    };

    return cmocka_run_group_tests(tests, open_db, close_db);
}

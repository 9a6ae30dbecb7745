/* local_refuse.c - tests of store/local: what keeps a server from starting. */
#include "../servers.h"

static void
test_other_major_version_is_refused(void **state)
{
    struct local local = local_at(home);
    AUTO(buf) conninfo = { 0 };

    char version[16] = "";
    FILE *file;

    (void)state;
    start(home);
    stop(home, true);
    file = fopen(below("pg/PG_VERSION"), "r");
    assert_non_null(file);
    assert_non_null(fgets(version, sizeof version, file));
    fclose(file);
    write_file(below("pg/PG_VERSION"), "14\n");
    assert_false(local_start(&local, &conninfo, &err));
    assert_int_equal(err.code, ERR_SETTING);
    assert_non_null(strstr(err.message, "14"));
    assert_true(err.hint[0] != '\0');
    write_file(below("pg/PG_VERSION"), "99\n");
    assert_false(local_start(&local, &conninfo, &err));
    assert_int_equal(err.code, ERR_SETTING);
    assert_non_null(strstr(err.hint, "postgresql-99"));
    write_file(below("pg/PG_VERSION"), version);
    start(home);
}

static void
test_programs_not_found(void **state)
{
    char other[PATH_MAX];
    struct local local = { other, "/nonexistent" };
    AUTO(buf) conninfo = { 0 };

    (void)state;
    snprintf(other, sizeof other, "%s/without", top);
    assert_false(local_start(&local, &conninfo, &err));
    assert_int_equal(err.code, ERR_SETTING);
    assert_non_null(strstr(err.detail, "/nonexistent"));
}

static void
test_server_that_cannot_start_names_its_log(void **state)
{
    struct local local = local_at(home);
    AUTO(buf) conninfo = { 0 };

    (void)state;
    start(home);
    stop(home, true);
    write_file(below("pg/postgresql.auto.conf"), "no_such_setting = 1\n");
    assert_false(local_start(&local, &conninfo, &err));
    assert_int_equal(err.code, ERR_SYSTEM);
    assert_non_null(strstr(err.detail, "server.log"));
    write_file(below("pg/postgresql.auto.conf"), "");
    start(home);
}

static void
test_home_that_postgres_cannot_enter_is_named(void **state)
{
    char closed[PATH_MAX], other[PATH_MAX + 16];
    struct local local = local_at(other);
    AUTO(buf) conninfo = { 0 };

    (void)state;
    if (geteuid() != 0)
        skip();
    snprintf(closed, sizeof closed, "%s/closed", top);
    snprintf(other, sizeof other, "%s/in/side", closed);
    assert_int_equal(mkdir(closed, 0700), 0);
    assert_false(local_start(&local, &conninfo, &err));
    assert_int_equal(err.code, ERR_SETTING);
    assert_non_null(strstr(err.message, closed));
    assert_null(strstr(err.message, "/in"));
    snprintf(other, sizeof other, "%s/in", closed);
    assert_int_equal(access(other, F_OK), -1); /* nothing made */
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_other_major_version_is_refused),
        cmocka_unit_test(test_programs_not_found),
        cmocka_unit_test(test_server_that_cannot_start_names_its_log),
        cmocka_unit_test(test_home_that_postgres_cannot_enter_is_named),
    };

    return cmocka_run_group_tests(tests, make_top, drop_top);
}

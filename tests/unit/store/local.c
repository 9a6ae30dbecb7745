/* local.c - tests of store/local: a private server comes up and stays up. */
#include "../servers.h"

static void
test_nothing_is_made_by_looking(void **state)
{
    (void)state;
    assert_int_equal(status(home), LOCAL_ABSENT);
    stop(home, false);
    assert_int_equal(access(home, F_OK), -1);
}

/* Several commands at once, on a home that is not there yet. */
static void
test_two_at_once_get_one_server(void **state)
{
    struct local local = local_at(home);
    pid_t children[3];
    int left;

    (void)state;
    for (size_t i = 0; i < COUNT_OF(children); i++) {
        children[i] = fork();
        if (children[i] == 0) {
            AUTO(buf) conninfo = { 0 };
            struct db db = { 0 };

            _exit(!(local_start(&local, &conninfo, &err) &&
                    db_open(&db, buf_string(&conninfo), &err)));
        }
    }
    for (size_t i = 0; i < COUNT_OF(children); i++) {
        assert_int_equal(waitpid(children[i], &left, 0), children[i]);
        assert_int_equal(left, 0);
    }
    start(home);
    assert_int_equal(status(home), LOCAL_RUNNING);
    /* One postmaster has started in all. */
    {
        FILE *log = fopen(below("server.log"), "r");
        char line[1024];
        int starts = 0;

        assert_non_null(log);
        while (fgets(line, sizeof line, log) != NULL) {
            starts += strstr(line, "starting PostgreSQL") != NULL;
            assert_null(strstr(line, "FATAL"));
        }
        fclose(log);
        assert_int_equal(starts, 1);
    }
}

static void
test_server_is_private_and_durable(void **state)
{
    struct local local = local_at(home);
    AUTO(buf) conninfo = { 0 };
    const char *text;

    (void)state;
    must(local_start(&local, &conninfo, &err));
    text = buf_string(&conninfo);
    assert_int_equal(mode_of(home), geteuid() == 0 ? 0711 : 0700);
    assert_int_equal(mode_of(below("pg")), 0700);
    assert_int_equal(mode_of(below("run")), 0700);
    assert_int_equal(mode_of(below("server.log")), 0600);
    ask(text, "show listen_addresses", "");
    ask(text, "show unix_socket_permissions", "0700");
    ask(text, "show fsync", "on");
    ask(text, "show synchronous_commit", "on");
    ask(text, "show full_page_writes", "on");
    ask(text, "show server_encoding", "UTF8");
    ask(text, "show lc_collate", "C.UTF-8");
    ask(text, "show log_error_verbosity", "terse");
    ask(text, "show log_parameter_max_length", "0");
    ask(text, "show log_parameter_max_length_on_error", "0");
    ask(text, "show log_min_error_statement", "panic");
    ask(text, "select user::text", "headcount");
    ask(text, "select rolsuper::text from pg_roles where rolname = user",
        "true");
    ask(text,
        "select string_agg(distinct auth_method || type, ' ') "
        "from pg_hba_file_rules",
        "peerlocal");
}

static void
test_environment_does_not_lead_astray(void **state)
{
    (void)state;
    setenv("PGHOST", "/nonexistent", 1);
    setenv("PGHOSTADDR", "127.0.0.1", 1);
    setenv("PGPORT", "1", 1);
    setenv("PGDATABASE", "elsewhere", 1);
    setenv("PGCHANNELBINDING", "require", 1);
    setenv("PGSSLMODE", "verify-full", 1);
    start(home);
    unsetenv("PGHOST");
    unsetenv("PGHOSTADDR");
    unsetenv("PGPORT");
    unsetenv("PGDATABASE");
    unsetenv("PGCHANNELBINDING");
    unsetenv("PGSSLMODE");
}

static void
test_stop_and_start(void **state)
{
    pid_t first = postmaster();

    (void)state;
    stop(home, true);
    stop(home, false);
    assert_int_equal(status(home), LOCAL_STOPPED);
    start(home);
    assert_int_not_equal(postmaster(), first);
    start(home);
}

static void
test_killed_server_is_started_again(void **state)
{
    struct local local = local_at(home);
    AUTO(buf) conninfo = { 0 };
    AUTO(db) db = { 0 };
    struct sql sql = { "query/test", "create schema if not exists headcount; "
                                     "create table kept as select 42 as n" };
    pid_t killed = postmaster();

    (void)state;
    must(local_start(&local, &conninfo, &err));
    must(db_open(&db, buf_string(&conninfo), &err)); /* a child that lives on */
    must(db_script(&db, &sql, &err));
    assert_int_equal(kill(killed, SIGKILL), 0);
    buf_reset(&conninfo);
    must(local_start(&local, &conninfo, &err));
    assert_int_not_equal(postmaster(), killed);
    ask(buf_string(&conninfo), "select n from headcount.kept", "42");
}

/* After a restart of the machine the number can belong to anybody. */
static void
test_pid_file_of_a_stranger_is_stale(void **state)
{
    char text[PATH_MAX + 64];
    pid_t stranger;

    (void)state;
    stop(home, true);
    stranger = fork();
    if (stranger == 0) {
        pause();
        _exit(0);
    }
    snprintf(text, sizeof text, "%d\n%.400s\n0\n5432\n%.400s\n\n  1 1\nready\n",
             (int)stranger, below("pg"), below("run"));
    write_file(below("pg/postmaster.pid"), text);
    assert_int_equal(status(home), LOCAL_STOPPED);
    start(home);
    kill(stranger, SIGKILL);
    waitpid(stranger, NULL, 0);
}

static void
test_interrupted_initdb_is_made_again(void **state)
{
    char other[PATH_MAX], path[PATH_MAX + 16];

    (void)state;
    snprintf(other, sizeof other, "%s/half", top);
    snprintf(path, sizeof path, "%s/pg.new", other);
    assert_int_equal(mkdir(other, 0755), 0);
    assert_int_equal(mkdir(path, 0700), 0);
    if (geteuid() == 0) {
        struct stat is;

        assert_int_equal(stat(below("pg"), &is), 0);
        assert_int_equal(chown(path, is.st_uid, is.st_gid), 0);
    }
    start(other);
    assert_int_equal(access(path, F_OK), -1);
    stop(other, true);
}

static void
test_long_home_finds_its_socket_elsewhere(void **state)
{
    char other[PATH_MAX], name[121];
    struct local local;
    AUTO(buf) conninfo = { 0 };
    const char *from;
    char folder[PATH_MAX];

    (void)state;
    memset(name, 'x', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    snprintf(other, sizeof other, "%s/%s", top, name);
    start(other);
    start(other);
    local = local_at(other);
    must(local_start(&local, &conninfo, &err));
    from = conninfo.at + strlen("host='");
    snprintf(folder, sizeof folder, "%.*s", (int)strcspn(from, "'"), from);
    assert_int_equal(mode_of(folder), 0700);
    stop(other, true);
    assert_int_equal(rmdir(folder), 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_is_made_by_looking),
        cmocka_unit_test(test_two_at_once_get_one_server),
        cmocka_unit_test(test_server_is_private_and_durable),
        cmocka_unit_test(test_environment_does_not_lead_astray),
        cmocka_unit_test(test_stop_and_start),
        cmocka_unit_test(test_killed_server_is_started_again),
        cmocka_unit_test(test_pid_file_of_a_stranger_is_stale),
        cmocka_unit_test(test_interrupted_initdb_is_made_again),
        cmocka_unit_test(test_long_home_finds_its_socket_elsewhere),
    };

    return cmocka_run_group_tests(tests, make_top, drop_top);
}

/* local.c - tests of store/local: private servers in homes of their own. */
#include "store/local.h"
#include "wrap/db.h"

#include <fcntl.h>
#include <limits.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

static struct err err;
static char top[64];        /* of all homes */
static char home[PATH_MAX]; /* the one that most tests share */

static void
must(bool done)
{
    if (!done)
        fail_msg("%s (%s)", err.message, err.detail);
}

static struct local
local_at(const char *path)
{
    return (struct local){ path, "" };
}

static const char *
below(const char *name)
{
    static char path[4][PATH_MAX];
    static int n;

    n = (n + 1) % 4;
    snprintf(path[n], PATH_MAX, "%.400s/%.400s", home, name);
    return path[n];
}

static void
write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static pid_t
postmaster(void)
{
    FILE *file = fopen(below("pg/postmaster.pid"), "r");
    long pid = 0;

    assert_non_null(file);
    assert_int_equal(fscanf(file, "%ld", &pid), 1);
    fclose(file);
    return (pid_t)pid;
}

static mode_t
mode_of(const char *path)
{
    struct stat is;

    assert_int_equal(stat(path, &is), 0);
    return is.st_mode & 07777;
}

static void
ask(const char *conninfo, const char *text, const char *answer)
{
    struct sql sql = { "query/test", text };
    AUTO(db_rows) rows = { 0 };
    AUTO(db) db = { 0 };

    must(db_open(&db, conninfo, &err));
    must(db_run(&db, &sql, DB_NO_ARGS, &rows, &err));
    assert_string_equal(db_cell(&rows, 0, 0), answer);
}

/* Starts the server of `path`, asks it something, and forgets the text. */
static void
start(const char *path)
{
    struct local local = local_at(path);
    AUTO(buf) conninfo = { 0 };

    must(local_start(&local, &conninfo, &err));
    ask(buf_string(&conninfo), "select current_database()", "headcount");
}

static void
stop(const char *path, bool was_running)
{
    struct local local = local_at(path);
    bool was;

    must(local_stop(&local, &was, &err));
    assert_int_equal(was, was_running);
}

static enum local_state
status(const char *path)
{
    struct local local = local_at(path);
    enum local_state state;
    AUTO(buf) conninfo = { 0 };

    must(local_status(&local, &state, &conninfo, &err));
    assert_int_equal(conninfo.len > 0, state == LOCAL_RUNNING);
    return state;
}

static int
make_top(void **state)
{
    (void)state;
    snprintf(top, sizeof top, "/tmp/hc-local.XXXXXX");
    /* A quote and spaces: what could go wrong with a path, should. */
    return mkdtemp(top) == NULL || chmod(top, 0755) != 0 ||
           snprintf(home, sizeof home, "%s/it's \"my\" home", top) < 0;
}

static int
drop_top(void **state)
{
    struct local local = local_at(home);
    char command[sizeof top + 16];
    bool was;

    (void)state;
    local_stop(&local, &was, &err);
    snprintf(command, sizeof command, "rm -rf %s", top);
    return system(command);
}

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
    from = buf_string(&conninfo) + strlen("host='");
    snprintf(folder, sizeof folder, "%.*s", (int)strcspn(from, "'"), from);
    assert_int_equal(mode_of(folder), 0700);
    stop(other, true);
    assert_int_equal(rmdir(folder), 0);
}

static void
test_other_major_version_is_refused(void **state)
{
    struct local local = local_at(home);
    AUTO(buf) conninfo = { 0 };

    (void)state;
    stop(home, true);
    write_file(below("pg/PG_VERSION"), "14\n");
    assert_false(local_start(&local, &conninfo, &err));
    assert_int_equal(err.code, ERR_SETTING);
    assert_non_null(strstr(err.message, "14"));
    assert_true(err.hint[0] != '\0');
    write_file(below("pg/PG_VERSION"), "99\n");
    assert_false(local_start(&local, &conninfo, &err));
    assert_int_equal(err.code, ERR_SETTING);
    assert_non_null(strstr(err.hint, "postgresql-99"));
    write_file(below("pg/PG_VERSION"), "15\n");
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
        cmocka_unit_test(test_nothing_is_made_by_looking),
        cmocka_unit_test(test_two_at_once_get_one_server),
        cmocka_unit_test(test_server_is_private_and_durable),
        cmocka_unit_test(test_environment_does_not_lead_astray),
        cmocka_unit_test(test_stop_and_start),
        cmocka_unit_test(test_killed_server_is_started_again),
        cmocka_unit_test(test_pid_file_of_a_stranger_is_stale),
        cmocka_unit_test(test_interrupted_initdb_is_made_again),
        cmocka_unit_test(test_long_home_finds_its_socket_elsewhere),
        cmocka_unit_test(test_other_major_version_is_refused),
        cmocka_unit_test(test_programs_not_found),
        cmocka_unit_test(test_server_that_cannot_start_names_its_log),
        cmocka_unit_test(test_home_that_postgres_cannot_enter_is_named),
    };

    return cmocka_run_group_tests(tests, make_top, drop_top);
}

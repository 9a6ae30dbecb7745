/* servers.h - private servers in homes of their own, for the tests of a file.
 */
#ifndef HEADCOUNT_TEST_SERVERS_H
#define HEADCOUNT_TEST_SERVERS_H

#include "folder.h"

#include "store/local.h"
#include "wrap/db.h"

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
static char top[FOLDER_SIZE]; /* of all homes */
static char home[PATH_MAX];   /* the one that most tests share */

static inline void
must(bool done)
{
    if (!done)
        fail_msg("%s (%s)", err.message, err.detail);
}

static inline struct local
local_at(const char *path)
{
    return (struct local){ path, "" };
}

static inline const char *
below(const char *name)
{
    static char path[4][PATH_MAX];
    static int n;

    n = (n + 1) % 4;
    snprintf(path[n], PATH_MAX, "%.400s/%.400s", home, name);
    return path[n];
}

static inline void
write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static inline pid_t
postmaster(void)
{
    FILE *file = fopen(below("pg/postmaster.pid"), "r");
    long pid = 0;

    assert_non_null(file);
    assert_int_equal(fscanf(file, "%ld", &pid), 1);
    fclose(file);
    return (pid_t)pid;
}

static inline mode_t
mode_of(const char *path)
{
    struct stat is;

    assert_int_equal(stat(path, &is), 0);
    return is.st_mode & 07777;
}

static inline void
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
static inline void
start(const char *path)
{
    struct local local = local_at(path);
    AUTO(buf) conninfo = { 0 };

    must(local_start(&local, &conninfo, &err));
    ask(buf_string(&conninfo), "select current_database()", "headcount");
}

static inline void
stop(const char *path, bool was_running)
{
    struct local local = local_at(path);
    bool was;

    must(local_stop(&local, &was, &err));
    assert_int_equal(was, was_running);
}

static inline enum local_state
status(const char *path)
{
    struct local local = local_at(path);
    enum local_state state;
    AUTO(buf) conninfo = { 0 };

    must(local_status(&local, &state, &conninfo, &err));
    assert_int_equal(conninfo.len > 0, state == LOCAL_RUNNING);
    return state;
}

static inline int
make_top(void **state)
{
    (void)state;
    /* A quote and spaces: what could go wrong with a path, should. */
    return !folder_make(top) || chmod(top, 0755) != 0 ||
           snprintf(home, sizeof home, "%s/it's \"my\" home", top) < 0;
}

static inline int
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

#endif

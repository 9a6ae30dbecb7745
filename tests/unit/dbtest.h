/* dbtest.h - one connection for the tests of a file: run under scripts/pg-tmp.
 */
#ifndef HEADCOUNT_TEST_DBTEST_H
#define HEADCOUNT_TEST_DBTEST_H

#include "wrap/db.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct db db;
static struct err err;

static inline void
must(bool done)
{
    if (!done)
        fail_msg("%s (%s)", err.message, err.detail);
}

/* A statement of a test; only tests have SQL beside the files of sql/. */
static inline const struct sql *
sql(const char *text)
{
    static struct sql one;

    one = (struct sql){ "query/test", text };
    return &one;
}

static inline void
run(const char *text)
{
    must(db_script(&db, sql(text), &err));
}

static inline int
open_db(void **state)
{
    (void)state;
    return db_open(&db, "", &err) ? 0 : -1;
}

static inline int
close_db(void **state)
{
    (void)state;
    db_drop(&db);
    return 0;
}

/* What no message and no log may repeat; tests give it as a value. */
#define MARKER "marker.person@secret.example"

static inline void
assert_no_marker(void)
{
    assert_null(strstr(err.message, "marker"));
    assert_null(strstr(err.detail, "marker"));
    assert_null(strstr(err.hint, "marker"));
}

/* The server's log so far has no marker (privacy.md 4) but in statements with
 * `own` in them, of which there is one: a literal is the test's own doing. */
static inline void
assert_log_without_marker(const char *own)
{
    const char *path = getenv("PG_TMP_LOG");
    char line[4096];
    FILE *log;
    int lines = 0, owns = 0;

    if (path == NULL)
        skip();
    log = fopen(path, "r");
    assert_non_null(log);
    while (fgets(line, sizeof line, log) != NULL) {
        lines++;
        if (own != NULL && strstr(line, own) != NULL)
            owns++;
        else
            assert_null(strstr(line, "marker"));
    }
    fclose(log);
    assert_true(lines > 10);
    assert_int_equal(owns, own != NULL);
}

#endif

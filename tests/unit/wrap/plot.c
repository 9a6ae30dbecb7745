/* plot.c - tests of gnuplot as a program: how it is started, and how it fails.
 */
#include "wrap/plot.h"

#include "folder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

static bool
draws(const char *commands, struct buf *to, struct err *err)
{
    AUTO(plot) plot = { 0 };

    return plot_start(&plot, slice_of(commands), err) &&
           plot_end(&plot, to, err);
}

static void
test_prints_what_gnuplot_prints(void **state)
{
    AUTO(buf) to = { 0 };
    struct err err;

    (void)state;
    buf_text(&to, "before|");
    assert_true(draws("set print '-'\nprint 6 * 7\n", &to, &err));
    assert_string_equal(buf_string(&to), "before|42\n");
}

static void
test_says_when_it_failed(void **state)
{
    AUTO(buf) to = { 0 };
    struct err err;

    (void)state;
    buf_text(&to, "before");
    assert_false(draws("plot 'secret@example.org'\n", &to, &err));
    assert_int_equal(err.code, ERR_SYSTEM);
    assert_null(strstr(err.message, "secret"));
    assert_null(strstr(err.hint, "secret"));
    assert_string_equal(buf_string(&to), "before");
}

static void
test_says_when_there_is_none(void **state)
{
    char *path = x_copy(getenv("PATH"));
    AUTO(buf) to = { 0 };
    struct err err;

    (void)state;
    setenv("PATH", "/nonexistent", 1);
    assert_false(draws("print 1\n", &to, &err));
    setenv("PATH", path, 1);
    assert_int_equal(err.code, ERR_SETTING);
    assert_non_null(strstr(err.hint, "gnuplot-nox"));
    x_free(path);
}

/* More than a pipe holds, both ways. */
static void
test_much(void **state)
{
    AUTO(buf) commands = { 0 };
    AUTO(buf) to = { 0 };
    struct err err;

    (void)state;
    buf_text(&commands, "set print '-'\n");
    for (int i = 0; i < 20000; i++)
        buf_format(&commands, "print %d\n", i);
    assert_true(draws(buf_string(&commands), &to, &err));
    assert_int_equal(to.len, 10 * 2 + 90 * 3 + 900 * 4 + 9000 * 5 + 10000 * 6);
}

/* A gnuplot of our own tells what it was given. */
static void
test_gets_nothing_of_ours(void **state)
{
    char *path = x_copy(getenv("PATH"));
    char folder[FOLDER_SIZE];
    AUTO(buf) to = { 0 };
    AUTO(buf) program = { 0 };
    AUTO(buf) search = { 0 };
    struct err err;
    FILE *file;

    (void)state;
    assert_true(folder_make(folder));
    buf_format(&program, "%s/gnuplot", folder);
    file = fopen(buf_string(&program), "w");
    assert_non_null(file);
    fputs("#!/bin/sh\necho \"$*\"\n/usr/bin/env | /usr/bin/cut -d= -f1 |"
          " /usr/bin/sort\n",
          file);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(chmod(buf_string(&program), 0700), 0);
    buf_format(&search, "%s:%s", folder, path);
    setenv("PATH", buf_string(&search), 1);
    setenv("PGPASSWORD", "secret", 1);
    assert_true(draws("print 1\n", &to, &err));
    unsetenv("PGPASSWORD");
    setenv("PATH", path, 1);
    /* PWD and such are the shell's own. */
    assert_int_equal(strncmp(buf_string(&to), "-d -\n", 5), 0);
    assert_non_null(strstr(buf_string(&to), "HOME\nLC_ALL\n"));
    assert_null(strstr(buf_string(&to), "PGPASSWORD"));
    assert_null(strstr(buf_string(&to), "HEADCOUNT"));
    assert_null(strstr(buf_string(&to), "XDG"));
    assert_int_equal(remove(buf_string(&program)), 0);
    assert_int_equal(remove(folder), 0);
    x_free(path);
}

/* Dropped without an end: nobody is left waiting. */
static void
test_drop(void **state)
{
    struct plot plot = { 0 };
    struct err err;

    (void)state;
    assert_true(plot_start(&plot, SLICE("print 1\n"), &err));
    assert_true(plot.child > 0);
    plot_drop(&plot);
    assert_int_equal(plot.child, 0);
    plot_drop(&plot);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_prints_what_gnuplot_prints),
        cmocka_unit_test(test_says_when_it_failed),
        cmocka_unit_test(test_says_when_there_is_none),
        cmocka_unit_test(test_much),
        cmocka_unit_test(test_gets_nothing_of_ours),
        cmocka_unit_test(test_drop),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

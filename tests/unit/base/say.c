/* say.c - messages in their form, with nothing that a terminal obeys. */
#include "base/say.h"
#include "../folder.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static int real_stderr, file_stderr;
static char got[4096];

static int
catch_stderr(void **state)
{
    (void)state;
    file_stderr = open(folder_top(), O_TMPFILE | O_RDWR, 0600);
    real_stderr = dup(STDERR_FILENO);
    return dup2(file_stderr, STDERR_FILENO) < 0;
}

static int
release_stderr(void **state)
{
    (void)state;
    say_set(SAY_NORMAL);
    close(file_stderr);
    if (dup2(real_stderr, STDERR_FILENO) < 0)
        return -1;
    return close(real_stderr);
}

/* What has been said since the last call. */
static const char *
said(void)
{
    ssize_t len;

    lseek(file_stderr, 0, SEEK_SET);
    len = read(file_stderr, got, sizeof got - 1);
    got[len > 0 ? len : 0] = '\0';
    assert_int_equal(ftruncate(file_stderr, 0), 0);
    lseek(file_stderr, 0, SEEK_SET);
    return got;
}

static void
test_an_error_has_three_parts(void **state)
{
    struct err err = { 0 };

    (void)state;
    err_set(&err, ERR_SETTING, "no such series");
    say_error(&err);
    assert_string_equal(said(), "headcount: error: no such series\n");
    err_detail(&err, "there are %s", "a, b");
    err_hint(&err, "Name one.");
    say_error(&err);
    assert_string_equal(said(), "headcount: error: no such series\n"
                                "detail: there are a, b\n"
                                "hint: Name one.\n");
}

static void
test_levels(void **state)
{
    (void)state;
    say_note("done");
    say_more("much");
    assert_string_equal(said(), "done\n");
    say_set(SAY_VERBOSE);
    say_note("done");
    say_more("much");
    assert_string_equal(said(), "done\nmuch\n");
    say_set(SAY_QUIET);
    say_note("done");
    say_hint("Go on.");
    say_more("much");
    say_hint("Go on.");
    say_warning("odd");
    say_hint("Look.");
    assert_string_equal(said(), "headcount: warning: odd\nhint: Look.\n");
}

static void
test_control_characters_are_shown(void **state)
{
    (void)state;
    say_note("a\x1b[2Jb\x07\x7f%c", 1);
    assert_string_equal(said(), "a\\x1B[2Jb\\x07\\x7F\\x01\n");
    /* C1 as a character and as bytes, overlong, surrogate, reversed text */
    say_note("\xc2\x9b|\x9b|\xc0\x9b|\xed\xa0\x80|\xe2\x80\xae|\xf5");
    assert_string_equal(said(), "\\u009B|\\x9B|\\xC0\\x9B|\\xED\\xA0\\x80|"
                                "\\u202E|\\xF5\n");
    say_note("caf\xc3\xa9 \xe6\x97\xa5\xe6\x9c\xac \xf0\x9f\x99\x82");
    assert_string_equal(said(), "caf\xc3\xa9 \xe6\x97\xa5\xe6\x9c\xac "
                                "\xf0\x9f\x99\x82\n");
}

static void
test_further_lines_are_set_in(void **state)
{
    (void)state;
    say_warning("first\nsecond\r\nhint: forged\n\n");
    assert_string_equal(said(), "headcount: warning: first\n"
                                "    second\n    hint: forged\n");
}

static void
test_progress_is_drawn_on_terminals_only(void **state)
{
    AUTO(progress) progress = { 0 };

    (void)state;
    progress_open(&progress, "day1.csv");
    progress.opened -= 10000;
    progress_set(&progress, 1, 2);
    progress_drop(&progress);
    assert_string_equal(said(), "");
}

/* The same on what it takes for a terminal. */
static void
test_progress_waits_and_makes_room(void **state)
{
    AUTO(progress) progress = { 0 };

    (void)state;
    progress_open(&progress, "day1.csv");
    progress.visible = true;
    progress_set(&progress, 1, 4);
    assert_string_equal(said(), ""); /* less than a second */
    progress.opened -= 10000;
    progress_set(&progress, 1, 4);
    assert_string_equal(said(), "\r\033[Kday1.csv [#####               ]  25%");
    progress_set(&progress, 2, 4);
    assert_string_equal(said(), ""); /* too soon */
    say_note("x");
    assert_string_equal(said(),
                        "\r\033[Kx\nday1.csv [##########          ]  50%");
    progress_abandon(); /* as a signal handler does */
    assert_string_equal(said(), "\r\033[K");
    progress_drop(&progress);
    assert_string_equal(said(), "\r\033[K");
    progress_abandon();
    assert_string_equal(said(), "");
    say_note("x");
    assert_string_equal(said(), "x\n");
}

static void
test_progress_text(void **state)
{
    AUTO(progress) progress = { 0 };
    AUTO(buf) text = { 0 };

    (void)state;
    progress_open(&progress, "a\033name that is much too long for the bar");
    progress.done = INT64_MAX;
    progress.total = INT64_MAX;
    progress_text(&text, &progress);
    assert_string_equal(buf_string(&text), "a\\x1Bname that is much t "
                                           "[####################] 100%");
    buf_reset(&text);
    progress.done = 7;
    progress.total = 0;
    progress_text(&text, &progress);
    assert_string_equal(buf_string(&text), "a\\x1Bname that is much t 7");
}

#define CAUGHT(test) \
    cmocka_unit_test_setup_teardown(test, catch_stderr, release_stderr)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        CAUGHT(test_an_error_has_three_parts),
        CAUGHT(test_levels),
        CAUGHT(test_control_characters_are_shown),
        CAUGHT(test_further_lines_are_set_in),
        CAUGHT(test_progress_is_drawn_on_terminals_only),
        CAUGHT(test_progress_waits_and_makes_room),
        CAUGHT(test_progress_text),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

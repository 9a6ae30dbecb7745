/* settings.c - option over environment over file over preset, one by one. */
#include "base/settings.h"
#include "../folder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static char folder[FOLDER_SIZE];
static char below[FOLDER_SIZE + 16], conf[FOLDER_SIZE + 32];

static int
make_folder(void **state)
{
    (void)state;
    if (!folder_make(folder))
        return -1;
    snprintf(below, sizeof below, "%s/headcount", folder);
    snprintf(conf, sizeof conf, "%s/headcount.conf", below);
    if (mkdir(below, 0700) != 0)
        return -1;
    /* No file of this machine may have a say. */
    return setenv("XDG_CONFIG_HOME", folder, 1);
}

static int
remove_folder(void **state)
{
    (void)state;
    return rmdir(below) || rmdir(folder);
}

static int
clean(void **state)
{
    (void)state;
    for (const struct setting *row = settings_table; row->name; row++) {
        AUTO(buf) name = { 0 };

        setting_variable(&name, row->name);
        unsetenv(buf_string(&name));
    }
    unlink(conf);
    return 0;
}

static void
write_conf(const char *text)
{
    FILE *file = fopen(conf, "w");

    assert_non_null(file);
    fputs(text, file);
    assert_int_equal(fclose(file), 0);
}

static bool
open_with(struct settings **ret_settings, const char *word, struct err *err)
{
    AUTO(opts) opts = { 0 };
    const struct opt *tables[] = { settings_opts() };
    const char *argv[] = { word };

    assert_true(opts_parse(&opts, tables, 1, word ? 1 : 0, argv, err));
    return settings_open(ret_settings, &opts, err);
}

static void
expect(const char *word, const char *name, const char *value,
       enum setting_source source)
{
    struct settings *settings = NULL;
    struct err err = { 0 };

    if (!open_with(&settings, word, &err))
        fail_msg("%s", err.message);
    assert_string_equal(settings_get(settings, name), value);
    assert_int_equal(settings_source(settings, name), source);
    settings_close(settings);
}

static void
refused(const char *word, enum err_code code, const char *message,
        const char *hint)
{
    struct settings *settings = NULL;
    struct err err = { 0 };

    assert_false(open_with(&settings, word, &err));
    assert_null(settings);
    assert_int_equal(err.code, code);
    assert_non_null(strstr(err.message, message));
    assert_non_null(strstr(err.hint, hint));
}

static void
test_each_place_is_above_the_next(void **state)
{
    (void)state;
    expect(NULL, "inbox_keep_days", "30", SETTING_FROM_PRESET);
    write_conf("# a comment\ninbox_keep_days = 1\n");
    expect(NULL, "inbox_keep_days", "1", SETTING_FROM_FILE);
    setenv("HEADCOUNT_INBOX_KEEP_DAYS", "2", 1);
    expect(NULL, "inbox_keep_days", "2", SETTING_FROM_ENVIRONMENT);
    expect("--inbox-keep-days=3", "inbox_keep_days", "3", SETTING_FROM_OPTION);
    setenv("HEADCOUNT_INBOX_KEEP_DAYS", "", 1);
    expect(NULL, "inbox_keep_days", "1", SETTING_FROM_FILE);
}

static void
test_home_and_what_lies_in_it(void **state)
{
    (void)state;
    expect("--home=/a/b/", "home", "/a/b", SETTING_FROM_OPTION);
    expect("--home=/a/b/", "key_file", "/a/b/key", SETTING_FROM_PRESET);
    expect("--home=/a/b", "inbox", "/a/b/inbox", SETTING_FROM_PRESET);
    setenv("HEADCOUNT_HOME", "/c", 1);
    expect(NULL, "key_file", "/c/key", SETTING_FROM_PRESET);
    write_conf("key_file = $HEADCOUNT_HOME/other\n");
    expect(NULL, "key_file", "/c/other", SETTING_FROM_FILE);
}

static void
test_the_preset_of_home(void **state)
{
    const char *before = getenv("XDG_DATA_HOME");

    (void)state;
    setenv("XDG_DATA_HOME", "/data", 1);
    expect(NULL, "home",
           geteuid() == 0 ? "/var/lib/headcount" : "/data/headcount",
           SETTING_FROM_PRESET);
    if (before == NULL)
        unsetenv("XDG_DATA_HOME");
}

static void
test_paths_come_out_absolute(void **state)
{
    char from_file[FOLDER_SIZE + 32], from_here[4096 + 16], here[4096];

    (void)state;
    assert_non_null(getcwd(here, sizeof here));
    snprintf(from_here, sizeof from_here, "%s/k", here);
    snprintf(from_file, sizeof from_file, "%s/k", below);
    expect("--key-file=k", "key_file", from_here, SETTING_FROM_OPTION);
    write_conf("key_file = k\n");
    expect(NULL, "key_file", from_file, SETTING_FROM_FILE);
    setenv("HOME", "/somebody", 1);
    expect("--key-file=~/k", "key_file", "/somebody/k", SETTING_FROM_OPTION);
}

static void
test_a_bad_file_names_its_line(void **state)
{
    (void)state;
    write_conf("inbox = /x\n\nkeyfile = /y\n");
    refused(NULL, ERR_SETTING, "headcount.conf:3: unknown setting",
            "Did you mean key_file?");
    write_conf("config = /x\n");
    refused(NULL, ERR_SETTING, "headcount.conf:1: unknown setting", "");
    write_conf("; series\n[series x]\n");
    refused(NULL, ERR_SETTING, "headcount.conf:2: ", "plan apply");
    write_conf("inbox_keep_days = never\n");
    refused(NULL, ERR_SETTING, "headcount.conf:1: inbox_keep_days is no",
            "inbox_keep_days = 30");
    write_conf("home =\n");
    refused(NULL, ERR_SETTING, "headcount.conf:1: home is empty", "");
}

static void
test_bad_values_elsewhere(void **state)
{
    (void)state;
    refused("--inbox-keep-days=x", ERR_USAGE, "inbox_keep_days is no", "");
    refused("--home=", ERR_USAGE, "home is empty", "");
    setenv("HEADCOUNT_INBOX_KEEP_DAYS", "-1", 1);
    refused(NULL, ERR_SETTING, "inbox_keep_days is no", "");
}

static void
test_a_named_file_must_be_there(void **state)
{
    (void)state;
    refused("--config=/nowhere/x.conf", ERR_SETTING, "/nowhere/x.conf", "");
    setenv("HEADCOUNT_CONFIG", "/nowhere/y.conf", 1);
    refused(NULL, ERR_SETTING, "/nowhere/y.conf", "");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_each_place_is_above_the_next, clean),
        cmocka_unit_test_teardown(test_home_and_what_lies_in_it, clean),
        cmocka_unit_test_teardown(test_the_preset_of_home, clean),
        cmocka_unit_test_teardown(test_paths_come_out_absolute, clean),
        cmocka_unit_test_teardown(test_a_bad_file_names_its_line, clean),
        cmocka_unit_test_teardown(test_bad_values_elsewhere, clean),
        cmocka_unit_test_teardown(test_a_named_file_must_be_there, clean),
    };

    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}

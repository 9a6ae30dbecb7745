/* output.c - an output file is whole or absent, also after a signal. */
#include "cmd/output.h"
#include "../folder.h"
#include "base/text.h"
#include "cmd/signals.h"

#include <dirent.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

static char folder[FOLDER_SIZE];
static char path[FOLDER_SIZE + 16];

static int
make_folder(void **state)
{
    (void)state;
    if (!folder_make(folder))
        return -1;
    snprintf(path, sizeof path, "%s/out.csv", folder);
    return 0;
}

static int
remove_folder(void **state)
{
    (void)state;
    return rmdir(folder);
}

static int
clean(void **state)
{
    (void)state;
    unlink(path);
    return 0;
}

/* How many names stand in the folder. */
static int
names(void)
{
    DIR *dir = opendir(folder);
    int count = 0;

    assert_non_null(dir);
    for (struct dirent *entry; (entry = readdir(dir)) != NULL;)
        count +=
            strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
    closedir(dir);
    return count;
}

static void
expect(const char *text, unsigned mode)
{
    char got[64] = "";
    struct stat is;
    FILE *file = fopen(path, "r");

    assert_non_null(file);
    assert_int_equal(fread(got, 1, sizeof got - 1, file), strlen(text));
    fclose(file);
    assert_string_equal(got, text);
    assert_int_equal(stat(path, &is), 0);
    assert_int_equal(is.st_mode & 07777, mode);
    assert_int_equal(names(), 1);
}

static void
write_out(const char *text, mode_t mode)
{
    AUTO(output) output = { 0 };
    struct err err = { 0 };

    assert_true(output_open(&output, path, mode, &err));
    fputs(text, output.file);
    assert_true(output_close(&output, &err));
}

static void
test_a_file_appears_when_it_is_whole(void **state)
{
    AUTO(output) output = { 0 };
    struct err err = { 0 };

    (void)state;
    umask(022);
    assert_true(output_open(&output, path, 0, &err));
    fputs("a,b\n", output.file);
    fflush(output.file);
    assert_int_not_equal(access(path, F_OK), 0);
    assert_true(output_close(&output, &err));
    expect("a,b\n", 0644);
}

static void
test_modes(void **state)
{
    (void)state;
    umask(022);
    write_out("x", 0600);
    expect("x", 0600);
    write_out("y", 0); /* what was closed to others stays so */
    expect("y", 0600);
    write_out("z", 0640);
    expect("z", 0640);
}

static void
test_what_is_dropped_changes_nothing(void **state)
{
    struct output output = { 0 };
    struct err err = { 0 };

    (void)state;
    write_out("old", 0600);
    assert_true(output_open(&output, path, 0, &err));
    fputs("new", output.file);
    output_drop(&output);
    expect("old", 0600);
}

static void
test_a_full_disk_leaves_the_old_file(void **state)
{
    struct output output = { 0 };
    struct rlimit before, small;
    struct err err = { 0 };

    (void)state;
    write_out("old", 0600);
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    small = before;
    small.rlim_cur = 10;
    assert_true(output_open(&output, path, 0, &err));
    fputs("more than ten bytes", output.file);
    setrlimit(RLIMIT_FSIZE, &small);
    assert_false(output_close(&output, &err));
    setrlimit(RLIMIT_FSIZE, &before);
    assert_int_equal(err.code, ERR_SYSTEM);
    expect("old", 0600);
}

static void
test_what_cannot_be_written(void **state)
{
    struct output output = { 0 };
    struct err err = { 0 };

    (void)state;
    assert_false(output_open(&output, folder, 0, &err));
    assert_int_equal(err.code, ERR_SYSTEM);
    assert_false(output_open(&output, "/nowhere/at/all", 0, &err));
    assert_int_equal(err.code, ERR_SYSTEM);
    assert_int_equal(names(), 0);
}

static void
test_a_device_is_not_replaced(void **state)
{
    AUTO(output) output = { 0 };
    struct stat is;
    struct err err = { 0 };

    (void)state;
    assert_true(output_open(&output, "/dev/null", 0600, &err));
    fputs("x", output.file);
    assert_true(output_close(&output, &err));
    assert_int_equal(stat("/dev/null", &is), 0);
    assert_true(S_ISCHR(is.st_mode));
}

static void
test_a_link_stays_a_link(void **state)
{
    char link[FOLDER_SIZE + 16];
    struct stat is;
    AUTO(output) output = { 0 };
    struct err err = { 0 };

    (void)state;
    write_out("old", 0600);
    snprintf(link, sizeof link, "%s/link", folder);
    assert_int_equal(symlink(path, link), 0);
    assert_true(output_open(&output, link, 0, &err));
    fputs("new", output.file);
    assert_true(output_close(&output, &err));
    assert_int_equal(lstat(link, &is), 0);
    assert_true(S_ISLNK(is.st_mode));
    unlink(link);
    expect("new", 0600);
}

static int
status_after(int number)
{
    pid_t child = fork();
    int status = 0;

    if (child == 0) {
        struct output first = { 0 }, second = { 0 };
        struct err err = { 0 };

        signals_catch(output_abandon);
        output_open(&first, path, 0, &err);
        output_open(&second, path, 0, &err);
        fputs("half", first.file);
        fflush(first.file);
        raise(number);
        _exit(1);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static void
test_a_signal_leaves_nothing_behind(void **state)
{
    (void)state;
    assert_int_equal(status_after(SIGINT), 130);
    assert_int_equal(names(), 0);
    write_out("old", 0600);
    assert_int_equal(status_after(SIGTERM), 143);
    expect("old", 0600);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_a_file_appears_when_it_is_whole, clean),
        cmocka_unit_test_teardown(test_modes, clean),
        cmocka_unit_test_teardown(test_what_is_dropped_changes_nothing, clean),
        cmocka_unit_test_teardown(test_a_full_disk_leaves_the_old_file, clean),
        cmocka_unit_test_teardown(test_what_cannot_be_written, clean),
        cmocka_unit_test_teardown(test_a_device_is_not_replaced, clean),
        cmocka_unit_test_teardown(test_a_link_stays_a_link, clean),
        cmocka_unit_test_teardown(test_a_signal_leaves_nothing_behind, clean),
    };

    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}

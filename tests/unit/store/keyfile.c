/* keyfile.c - tests of the key file: made once, refused where it is wrong. */
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

#include "../folder.h"
#include "store/keyfile.h"

#define GOOD           \
    "headcount-key-1 " \
    "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f\n"

static struct err err;
static char folder[FOLDER_SIZE];
static char path[FOLDER_SIZE + 16], other[FOLDER_SIZE + 16];

static int
begin(void **state)
{
    (void)state;
    if (!folder_make(folder))
        return -1;
    snprintf(path, sizeof path, "%s/key", folder);
    snprintf(other, sizeof other, "%s/other", folder);
    return 0;
}

static int
end(void **state)
{
    (void)state;
    return rmdir(folder);
}

static int
clean(void **state)
{
    (void)state;
    unlink(path);
    unlink(other);
    rmdir(path);
    return 0;
}

static void
write_file(const char *name, const char *text, size_t len, mode_t mode)
{
    FILE *file = fopen(name, "w");

    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, len, file), len);
    fclose(file);
    assert_int_equal(chmod(name, mode), 0);
}

/* Every refusal is a wrong setting, says what, and what to do next. */
static void
refuses(const char *why)
{
    struct crypto_key *root = NULL;

    assert_false(keyfile_read(path, &root, &err));
    assert_null(root);
    assert_int_equal(err.code, ERR_SETTING);
    if (strstr(err.message, why) == NULL)
        fail_msg("\"%s\" does not say \"%s\"", err.message, why);
    assert_true(err.hint[0] != '\0');
}

static void
id_of(struct crypto_key *root, uint8_t id[CRYPTO_ID_SIZE])
{
    uint8_t check[CRYPTO_DIGEST_SIZE];

    crypto_proof(root, id, check);
}

static void
test_new_then_read(void **state)
{
    struct crypto_key *made = NULL, *read = NULL;
    uint8_t of_made[CRYPTO_ID_SIZE], of_read[CRYPTO_ID_SIZE];
    struct stat stat_of;
    mode_t mask = umask(0277); /* also then it can be read again */

    (void)state;
    assert_true(keyfile_new(path, &made, &err));
    umask(mask);
    assert_int_equal(stat(path, &stat_of), 0);
    assert_int_equal(stat_of.st_mode & 07777, 0600);
    assert_int_equal(stat_of.st_size, sizeof GOOD - 1);
    assert_true(keyfile_read(path, &read, &err));
    id_of(made, of_made);
    id_of(read, of_read);
    assert_memory_equal(of_made, of_read, sizeof of_made);
    crypto_key_drop(&made);
    crypto_key_drop(&read);
}

static void
test_new_never_overwrites(void **state)
{
    struct crypto_key *root = NULL;
    char text[sizeof GOOD] = "";
    FILE *file;

    (void)state;
    write_file(path, GOOD, sizeof GOOD - 1, 0600);
    assert_false(keyfile_new(path, &root, &err));
    assert_int_equal(err.code, ERR_SETTING);
    assert_null(root);
    file = fopen(path, "r");
    assert_non_null(file);
    assert_int_equal(fread(text, 1, sizeof text - 1, file), sizeof GOOD - 1);
    fclose(file);
    assert_string_equal(text, GOOD);

    /* Nor through a link that leads nowhere yet. */
    unlink(path);
    assert_int_equal(symlink(other, path), 0);
    assert_false(keyfile_new(path, &root, &err));
    assert_int_equal(access(other, F_OK), -1);
}

static void
test_new_without_a_folder(void **state)
{
    struct crypto_key *root = NULL;
    char nowhere[FOLDER_SIZE + 16];

    (void)state;
    snprintf(nowhere, sizeof nowhere, "%s/no/key", folder);
    assert_false(keyfile_new(nowhere, &root, &err));
    assert_int_equal(err.code, ERR_SYSTEM);
}

static void
test_read_a_known_key(void **state)
{
    struct crypto_key *root = NULL;
    uint8_t id[CRYPTO_ID_SIZE];
    char hex[17];

    (void)state;
    write_file(path, GOOD, sizeof GOOD - 1, 0600);
    assert_true(keyfile_read(path, &root, &err));
    id_of(root, id);
    crypto_hex(hex, id, sizeof id);
    assert_string_equal(hex, "3c4d8adbfb15c2ce"); /* tests/data/vectors.txt */
    crypto_key_drop(&root);
}

static void
test_missing(void **state)
{
    (void)state;
    refuses("there is no key file");
}

static void
test_wrong_kind(void **state)
{
    (void)state;
    write_file(other, GOOD, sizeof GOOD - 1, 0600);
    assert_int_equal(symlink(other, path), 0);
    refuses("symbolic link");
    unlink(path);
    assert_int_equal(mkdir(path, 0600), 0);
    refuses("not a regular file");
    rmdir(path);
    assert_int_equal(mkfifo(path, 0600), 0);
    refuses("not a regular file");
}

static void
test_wrong_mode(void **state)
{
    static const mode_t modes[] = { 0640, 0604, 0644, 0660, 0700, 04600, 0400 };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(modes); i++) {
        write_file(path, GOOD, sizeof GOOD - 1, 0600);
        assert_int_equal(chmod(path, modes[i]), 0);
        refuses("wrong mode");
        unlink(path);
    }
}

static void
test_wrong_owner(void **state)
{
    (void)state;
    if (geteuid() != 0)
        skip(); /* only root can give a file away */
    write_file(path, GOOD, sizeof GOOD - 1, 0600);
    assert_int_equal(chown(path, 65534, 65534), 0);
    refuses("another user");
}

static void
test_wrong_content(void **state)
{
    char text[sizeof GOOD + 1];

    (void)state;
    for (size_t len = 0; len < sizeof GOOD - 1; len++) {
        write_file(path, GOOD, len, 0600); /* cut at every byte */
        refuses("holds no key");
    }
    snprintf(text, sizeof text, "%s\n", GOOD);
    write_file(path, text, strlen(text), 0600);
    refuses("holds no key");
    for (size_t at = 0; at < sizeof GOOD - 1; at++) {
        snprintf(text, sizeof text, "%s", GOOD);
        text[at] = 'g';
        write_file(path, text, strlen(text), 0600);
        refuses("holds no key");
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_new_then_read, clean),
        cmocka_unit_test_teardown(test_new_never_overwrites, clean),
        cmocka_unit_test_teardown(test_new_without_a_folder, clean),
        cmocka_unit_test_teardown(test_read_a_known_key, clean),
        cmocka_unit_test_teardown(test_missing, clean),
        cmocka_unit_test_teardown(test_wrong_kind, clean),
        cmocka_unit_test_teardown(test_wrong_mode, clean),
        cmocka_unit_test_teardown(test_wrong_owner, clean),
        cmocka_unit_test_teardown(test_wrong_content, clean),
    };

    if (!crypto_start(&err))
        return 1;
    return cmocka_run_group_tests(tests, begin, end);
}

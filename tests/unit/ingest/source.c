/* source.c - tests of ingest/source: what a file is, and its text. */
#include "ingest/source.h"
#include "../folder.h"
#include "base/path.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

static char folder[FOLDER_SIZE];
static char path[FOLDER_SIZE + 16];
static struct crypto_key *key;

static void
write_file(struct slice bytes)
{
    FILE *file = fopen(path, "wb");

    assert_non_null(file);
    assert_int_equal(fwrite(bytes.at, 1, bytes.len, file), bytes.len);
    assert_int_equal(fclose(file), 0);
}

static bool
join(struct slice piece, void *with, struct err *err)
{
    (void)err;
    buf_slice(with, piece);
    return true;
}

/* The file is text in this encoding, and reads so. */
static void
reads(struct slice bytes, const char *encoding, const char *expected)
{
    struct source *source = NULL;
    struct err err = { 0 };
    AUTO(buf) got = { 0 };

    write_file(bytes);
    assert_true(source_open(&source, path, path_base(path), key, &err));
    assert_non_null(source_encoding(source));
    assert_string_equal(source_encoding(source), encoding);
    assert_string_equal(source_name(source), "file.csv");
    assert_int_equal(source_size(source), bytes.len);
    for (int twice = 0; twice < 2; twice++) {
        buf_reset(&got);
        assert_true(source_text(source, encoding, 0, join, &got, &err));
        assert_string_equal(buf_string(&got), expected);
        assert_int_equal(source_read(source), bytes.len);
    }
    source_close(source);
}

static void
refuses(struct slice bytes, const char *message)
{
    struct source *source = NULL;
    struct err err = { 0 };

    write_file(bytes);
    assert_false(source_open(&source, path, path_base(path), key, &err));
    assert_int_equal(err.code, ERR_INPUT);
    assert_string_equal(err.message, message);
}

static void
test_encodings_by_content(void **state)
{
    (void)state;
    reads(SLICE("a,b\n"), "UTF-8", "a,b\n");
    reads(SLICE("\xEF\xBB\xBF"
                "a,b\n"),
          "UTF-8", "a,b\n");
    reads(SLICE("\xC3\xA9"), "UTF-8", "\xC3\xA9");
    reads(SLICE("\xFF\xFE"
                "a\0,\0\xE5\x65"),
          "UTF-16LE", "a,\xE6\x97\xA5");
    reads(SLICE("\xFE\xFF\0a\0,\x65\xE5"), "UTF-16BE", "a,\xE6\x97\xA5");
    reads(SLICE("a\0,\0b\0\n\0\xE5\x65"), "UTF-16LE", "a,b\n\xE6\x97\xA5");
    reads(SLICE("\0a\0,\0b\0\n\x65\xE5"), "UTF-16BE", "a,b\n\xE6\x97\xA5");
}

/* Text in UTF-16 without a mark is found by its NUL bytes. */
static void
reads_utf16(const char *text)
{
    for (int big = 0; big < 2; big++) {
        AUTO(buf) bytes = { 0 };
        struct slice rest = slice_of(text);
        uint32_t c;
        size_t len;

        for (; rest.len > 0; rest.at += len, rest.len -= len) {
            len = utf8_get(rest, &c);
            buf_char(&bytes, (char)(big ? c >> 8 : c & 0xFF));
            buf_char(&bytes, (char)(big ? c & 0xFF : c >> 8));
        }
        reads(buf_all(&bytes), big ? "UTF-16BE" : "UTF-16LE", text);
    }
}

static void
test_UTF_16_without_a_mark(void **state)
{
    (void)state;
    reads_utf16("email\na@e.org\n");
    reads_utf16("mail\na@e.org\n\u65e5");
    /* Wide spaces and characters such as U+4E00 have their NUL on the other
     * side; commas and line ends are the only ASCII. */
    reads_utf16("名前,所属\r\n田中　太郎,株式会社　山田\r\n"
                "一条　一郎,最上言語\r\n");
    reads_utf16("お名前(漢字でご記入ください),ご所属の団体名または会社名\r\n"
                "田中太郎,国際連合工業開発機関東京投資・技術移転促進事務所\r\n"
                "山田花子,独立行政法人新エネルギー・産業技術総合開発機構\r\n");
}

/* What is no text in an encoding that the user names is replaced. */
static void
test_forced(void **state)
{
    struct source *source = NULL;
    struct err err = { 0 };
    AUTO(buf) got = { 0 };
    uint32_t line;

    (void)state;
    write_file(SLICE("a\r\nb\rc\n\xE9,\xC3\xA9\n\xFF"));
    assert_true(source_open(&source, path, path_base(path), key, &err));
    source_force(source);
    for (int twice = 0; twice < 2; twice++) {
        buf_reset(&got);
        assert_true(source_text(source, "UTF-8", 0, join, &got, &err));
        assert_string_equal(buf_string(&got),
                            "a\r\nb\nc\n\xEF\xBF\xBD,\xC3\xA9\n\xEF\xBF\xBD");
        assert_int_equal(source_replaced(source, &line), 2);
        assert_int_equal(line, 4);
    }
    source_close(source);
}

static void
test_line_ends_and_nul(void **state)
{
    (void)state;
    reads(SLICE("a\r\nb\rc\r\rd\n"), "UTF-8", "a\r\nb\nc\n\nd\n");
    reads(SLICE("a\r"), "UTF-8", "a\n");
    reads(SLICE("name of some\0one,b,c,d,e,f\n"), "UTF-8",
          "name of some one,b,c,d,e,f\n");
}

static void
test_what_is_no_csv_is_named(void **state)
{
    AUTO(buf) noise = { 0 };
    struct source *source = NULL;
    struct err err = { 0 };

    (void)state;
    refuses(SLICE(""), "file.csv is empty");
    refuses(SLICE("PK\3\4\0\0"),
            "file.csv is a workbook (.xlsx) or an archive, not CSV");
    refuses(SLICE("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0"),
            "file.csv is an old workbook (.xls), not CSV");
    refuses(SLICE("%PDF-1.7\n"), "file.csv is a PDF document, not CSV");
    refuses(SLICE("\x1F\x8B\x08"), "file.csv is a gzip archive, not CSV");
    refuses(SLICE("\x89PNG\r\n\x1A\n\0"), "file.csv is an image, not CSV");
    srandom(3);
    for (int i = 0; i < 4096; i++)
        buf_char(&noise, (char)(random() % 256));
    refuses(buf_all(&noise), "file.csv is a binary file, not CSV");
    assert_false(source_open(&source, folder, path_base(folder), key, &err));
    assert_int_equal(err.code, ERR_INPUT);
    assert_non_null(strstr(err.message, "is a directory"));
    assert_false(
        source_open(&source, "/nowhere/file.csv", "file.csv", key, &err));
    assert_int_equal(err.code, ERR_SYSTEM);
}

static void
test_damage(void **state)
{
    static const struct {
        struct slice bytes;
        uint32_t line;
        bool after_utf8;
    } rows[] = {
        { SLICE("a\r\nb\n\xE9,c\n"), 3, false },
        { SLICE("\xC3\xA9\nb\r\xE9,c\n"), 3, true },
        { SLICE("a\nb\xE6\x97"), 2, false },
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct source *source = NULL;
        struct err err = { 0 };
        AUTO(buf) got = { 0 };
        char expected[64];
        uint32_t line;
        bool after;

        write_file(rows[i].bytes);
        assert_true(source_open(&source, path, path_base(path), key, &err));
        assert_null(source_encoding(source));
        source_damage(source, &line, &after);
        assert_int_equal(line, rows[i].line);
        assert_int_equal(after, rows[i].after_utf8);
        assert_false(source_text(source, "UTF-8", 0, join, &got, &err));
        assert_int_equal(err.code, ERR_INPUT);
        snprintf(expected, sizeof expected,
                 "file.csv, line %u: ", rows[i].line);
        assert_ptr_equal(strstr(err.message, expected), err.message);
        assert_non_null(strstr(err.hint, "--encoding"));
        assert_true(source_text(source, "ISO-8859-1", 0, join, &got, &err));
        assert_false(source_text(source, "no-such", 0, join, &got, &err));
        assert_int_equal(err.code, ERR_USAGE);
        source_close(source);
    }
}

/* Characters and line ends cut by the pieces of a megabyte. */
static void
test_large_files(void **state)
{
    for (size_t shift = 0; shift < 4; shift++) {
        AUTO(buf) bytes = { 0 };
        AUTO(buf) got = { 0 };
        struct source *source = NULL;
        struct err err = { 0 };

        (void)state;
        buf_add(&bytes, "xxx", shift);
        while (bytes.len < ((size_t)3 << 20))
            buf_text(&bytes, "\xE6\x97\xA5\r\n");
        reads(buf_all(&bytes), "UTF-8", buf_string(&bytes));
        assert_true(source_open(&source, path, path_base(path), key, &err));
        assert_true(source_text(source, "UTF-8", 1000, join, &got, &err));
        assert_in_range(got.len, 995, 1000);
        assert_memory_equal(got.at, bytes.at, got.len);
        source_close(source);
    }
}

static void
test_digest_is_of_the_bytes(void **state)
{
    struct source *source = NULL;
    struct err err = { 0 };
    uint8_t expected[CRYPTO_DIGEST_SIZE];
    struct slice digest;
    struct slice bytes = SLICE("\xEF\xBB\xBF"
                               "a,b\r\n");

    (void)state;
    write_file(bytes);
    assert_true(source_open(&source, path, path_base(path), key, &err));
    crypto_keyed_hash(expected, sizeof expected, key, bytes);
    assert_true(source_digest(source, &digest, &err));
    assert_int_equal(digest.len, sizeof expected);
    assert_memory_equal(digest.at, expected, sizeof expected);
    assert_true(source_digest(source, &digest, &err)); /* again: at once */
    assert_memory_equal(digest.at, expected, sizeof expected);
    source_close(source);
}

static void
test_a_file_that_changes_is_refused(void **state)
{
    struct source *source = NULL;
    struct err err = { 0 };
    AUTO(buf) got = { 0 };

    (void)state;
    write_file(SLICE("a,b\nc,d\n"));
    assert_true(source_open(&source, path, path_base(path), key, &err));
    assert_int_equal(truncate(path, 3), 0);
    assert_false(source_text(source, "UTF-8", 0, join, &got, &err));
    assert_int_equal(err.code, ERR_INPUT);
    assert_string_equal(err.message, "file.csv changed while it was read");
    source_close(source);
}

static void
test_standard_input_is_read_twice(void **state)
{
    struct source *source = NULL;
    struct err err = { 0 };
    AUTO(buf) got = { 0 };
    int pipe_ends[2];

    (void)state;
    assert_int_equal(pipe(pipe_ends), 0);
    assert_int_equal(write(pipe_ends[1], "a,b\n", 4), 4);
    close(pipe_ends[1]);
    assert_int_equal(dup2(pipe_ends[0], STDIN_FILENO), STDIN_FILENO);
    close(pipe_ends[0]);
    assert_true(source_open(&source, "-", "-", key, &err));
    assert_string_equal(source_name(source), "-");
    assert_true(source_text(source, "UTF-8", 0, join, &got, &err));
    assert_true(source_text(source, "UTF-8", 0, join, &got, &err));
    assert_string_equal(buf_string(&got), "a,b\na,b\n");
    source_close(source);
    source_close(NULL);
}

static int
begin(void **state)
{
    static const uint8_t bytes[CRYPTO_ROOT_SIZE] = { 1, 2, 3 };
    struct err err = { 0 };

    (void)state;
    if (!folder_make(folder))
        return -1;
    snprintf(path, sizeof path, "%s/file.csv", folder);
    return crypto_start(&err) && crypto_root_from(&key, bytes, &err) ? 0 : -1;
}

static int
end(void **state)
{
    (void)state;
    crypto_key_drop(&key);
    unlink(path);
    return rmdir(folder);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_encodings_by_content),
        cmocka_unit_test(test_UTF_16_without_a_mark),
        cmocka_unit_test(test_forced),
        cmocka_unit_test(test_line_ends_and_nul),
        cmocka_unit_test(test_what_is_no_csv_is_named),
        cmocka_unit_test(test_damage),
        cmocka_unit_test(test_large_files),
        cmocka_unit_test(test_digest_is_of_the_bytes),
        cmocka_unit_test(test_a_file_that_changes_is_refused),
        cmocka_unit_test(test_standard_input_is_read_twice),
    };

    return cmocka_run_group_tests(tests, begin, end);
}

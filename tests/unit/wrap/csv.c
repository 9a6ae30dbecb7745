/* csv.c - tests of wrap/csv: records, lines, limits, and what a bad quote
 * costs. */
#include "wrap/csv.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

/* Writes records as "LINE:cell|cell" or "LINE!reason", one a line. */
static bool
write_record(const struct csv_record *record, void *with, struct err *err)
{
    struct buf *to = with;

    (void)err;
    buf_format(to, "%u", record->line);
    if (record->bad != NULL)
        buf_format(to, "!%s", record->bad);
    for (size_t i = 0; i < record->count; i++) {
        buf_char(to, i ? '|' : ':');
        buf_slice(to, record->cells[i]);
    }
    buf_char(to, '\n');
    return true;
}

static bool
write_raw(const struct csv_record *record, void *with, struct err *err)
{
    (void)err;
    buf_format(with, "<%s>", record->bad ? record->bad : "");
    buf_slice(with, record->raw);
    return true;
}

static bool
join_raw(const struct csv_record *record, void *with, struct err *err)
{
    (void)err;
    buf_slice(with, record->raw);
    return true;
}

static void
read_with(struct buf *to, char delimiter, struct slice text, size_t step,
          bool (*use)(const struct csv_record *, void *, struct err *))
{
    struct csv *csv = csv_open(delimiter, use, to);
    struct err err = { 0 };

    while (text.len > 0) {
        size_t len = text.len < step ? text.len : step;
        /* A copy of its own size, so that a sanitizer sees each overrun. */
        char *piece = malloc(len);

        memcpy(piece, text.at, len);
        assert_true(csv_add(csv, (struct slice){ piece, len }, &err));
        free(piece);
        text.at += len;
        text.len -= len;
    }
    assert_true(csv_end(csv, &err));
    csv_close(csv);
}

/* The records are these at every chunk size. */
static void
gives(char delimiter, struct slice text, const char *expected)
{
    for (size_t step = 1; step <= 65; step++) {
        AUTO(buf) got = { 0 };

        read_with(&got, delimiter, text, step < 65 ? step : text.len + 1,
                  write_record);
        assert_string_equal(buf_string(&got), expected);
    }
}

static void
test_records_and_lines(void **state)
{
    (void)state;
    gives(',', SLICE(""), "");
    gives(',', SLICE("a,b\nc,d"), "1:a|b\n2:c|d\n");
    gives(',', SLICE("a,b\r\nc,d\r\n"), "1:a|b\n2:c|d\n");
    gives(',', SLICE("a,b\r\n\r\n\nc\n"), "1:a|b\n2\n3\n4:c\n");
    gives(',', SLICE("\n,,\n"), "1\n2:||\n");
    gives(',', SLICE("\"x, \"\"y\"\"\",z\n"), "1:x, \"y\"|z\n");
    gives(';', SLICE("a;\"b;c\";\n"), "1:a|b;c|\n");
    gives(',', SLICE(" a , \"b\" ,c\n"), "1:a|b|c\n");
}

static void
test_a_row_is_not_a_line(void **state)
{
    (void)state;
    gives(',', SLICE("a,\"Q: 1\r\nA: 2\n\"\r\nb,c\n"),
          "1:a|Q: 1\r\nA: 2\n\n4:b|c\n");
}

static void
test_tabs_are_never_trimmed_as_delimiters(void **state)
{
    (void)state;
    gives('\t', SLICE("\ta\t\tb\t\n\t\t\n"), "1:|a||b|\n2:||\n");
}

static void
test_R3_a_bad_quote_costs_its_line_only(void **state)
{
    (void)state;
    gives(',', SLICE("a,b\nc,5\" disk\ne,f\n"), "1:a|b\n2!bad_quote\n3:e|f\n");
    gives(',', SLICE("a,\"b\" c\nd,e\n"), "1!bad_quote\n2:d|e\n");
    gives(',', SLICE("a,\"b\nc,d\ne,f\n"), "1!bad_quote\n2:c|d\n3:e|f\n");
    gives(',', SLICE("a,\"b\nc,d\n\"x\",y"), "1!bad_quote\n2:c|d\n3:x|y\n");
    gives(',', SLICE("a,\"b\n\nc,\"d"), "1!bad_quote\n2\n3!bad_quote\n");
    gives(',', SLICE("\"\n\"\"\"\nq"), "1:\n\"\n3:q\n");
    gives(',', SLICE("\"\n\"\"\nq"), "1!bad_quote\n2:\n3:q\n");
}

/* `="..."` keeps a spreadsheet from guessing; written raw or quoted. */
static void
test_formulas_of_text_are_their_text(void **state)
{
    static const char delimiters[] = ",;\t";

    (void)state;
    for (const char *d = delimiters; *d; d++) {
        AUTO(buf) text = { 0 };

        buf_format(&text, "=\"0123\"%c=\"a%cb\"%c\"=\"\"Ann\"\"\"\n", *d, *d,
                   *d);
        buf_format(&text, "\"=\"\"a%cb\"\"\"%c=\"\"%c =\"x\" ", *d, *d, *d);
        gives(*d, buf_all(&text),
              *d == ','   ? "1:0123|a,b|Ann\n2:a,b||x\n"
              : *d == ';' ? "1:0123|a;b|Ann\n2:a;b||x\n"
                          : "1:0123|a\tb|Ann\n2:a\tb||x\n");
    }
    /* Doubled quotes are one, in both; a line end within is text. */
    gives(',', SLICE("=\"a \"\"b\"\" c\",d\n"), "1:a \"b\" c|d\n");
    gives(',', SLICE("\"=\"\"a \"\"\"\"b\"\"\"\" c\"\"\",d\n"),
          "1:a \"b\" c|d\n");
    gives(',', SLICE("=\"a\nb\",c\nd"), "1:a\nb|c\n3:d\n");
    /* Anything else stays as it is. */
    gives(',', SLICE("=,=1+1,a=b,\"=\"\"\",==\n="),
          "1:=|=1+1|a=b|=\"|==\n2:=\n");
    gives(',', SLICE("=\"a\"b,c\nd,=\"e\nf"),
          "1!bad_quote\n2!bad_quote\n3:f\n");
    gives(',', SLICE("a=\"b\"\nc"), "1!bad_quote\n2:c\n");
}

static void
test_raw_is_the_text_of_the_lines(void **state)
{
    struct slice text = SLICE("a,\"1\n2\"\r\n\"b\nc\n\nd");

    (void)state;
    for (size_t step = 1; step < 20; step++) {
        AUTO(buf) got = { 0 };

        read_with(&got, ',', text, step, write_raw);
        assert_string_equal(buf_string(&got),
                            "<>a,\"1\n2\"\r\n<bad_quote>\"b\n<>c\n<>\n<>d");
    }
}

/* `head`, then `len` times `c`, then `tail`; the same at several chunk
 * sizes. */
static void
long_gives(const char *head, char c, size_t len, const char *tail,
           const char *expected)
{
    static const size_t steps[] = { 977, 65536, 1 << 20, SIZE_MAX };
    AUTO(buf) text = { 0 };

    buf_text(&text, head);
    buf_room(&text, len);
    memset(text.at + text.len, c, len);
    text.len += len;
    buf_text(&text, tail);
    for (size_t i = 0; i < COUNT_OF(steps); i++) {
        AUTO(buf) got = { 0 };

        read_with(&got, ',', buf_all(&text), steps[i], write_record);
        assert_string_equal(buf_string(&got), expected);
    }
}

static void
test_R3_long_fields_and_records(void **state)
{
    AUTO(buf) most = { 0 };

    (void)state;
    buf_text(&most, "1:");
    buf_room(&most, CSV_FIELD_MAX);
    memset(most.at + most.len, 'x', CSV_FIELD_MAX);
    most.len += CSV_FIELD_MAX;
    buf_text(&most, "|y\n2:z\n");
    long_gives("", 'x', CSV_FIELD_MAX, ",y\nz\n", buf_string(&most));
    long_gives("\"", 'x', CSV_FIELD_MAX, "\",y\nz\n", buf_string(&most));
    long_gives("a,", 'x', CSV_FIELD_MAX + 1, ",y\nz\n",
               "1!field_too_long\n2:z\n");
    long_gives("a,", 'x', CSV_FIELD_MAX + 129, ",y\"\nz\n",
               "1!field_too_long\n2:z\n");
    long_gives("a\nb,\"", 'x', (size_t)10 << 20, "\"\nz\n",
               "1:a\n2!field_too_long\n3:z\n");
    long_gives("", ',', CSV_RECORD_MAX + 5, "\nz\n",
               "1!record_too_long\n2:z\n");
}

static void
test_R3_a_record_over_many_lines_ends(void **state)
{
    AUTO(buf) text = { 0 };
    AUTO(buf) got = { 0 };
    const char *line = "2:,\n";

    (void)state;
    /* Inside quotes each of these lines ends a field and begins one. */
    buf_text(&text, "a,\"\n");
    while (text.len < CSV_RECORD_MAX + 64)
        buf_text(&text, "\",\"\n");
    read_with(&got, ',', buf_all(&text), 5000, write_record);
    assert_memory_equal(got.at, "1!record_too_long\n", 18);
    assert_memory_equal(got.at + 18, line, strlen(line));
}

static void
test_R3_a_million_unclosed_quotes_take_no_time(void **state)
{
    static const char *const lines[] = {
        "a,\"b\n", "\"\"\"\n", ",\"\n", "\"\",\"\"x\n", "\n", "\",\"\n"
    };

    (void)state;
    for (size_t kind = 0; kind < 8; kind++) {
        AUTO(buf) text = { 0 };
        AUTO(buf) got = { 0 };
        clock_t start = clock();

        for (size_t i = 0; i < 200000; i++)
            buf_text(&text, lines[(kind < 6 ? kind : i * i + kind) % 6]);
        read_with(&got, ',', buf_all(&text), 65536, write_record);
        assert_true(clock() - start < 5 * CLOCKS_PER_SEC);
    }
}

/* Whatever the bytes: the same records at every chunk size, and the lines of
 * the records are all the lines of the text. */
static void
test_any_bytes_in_any_pieces(void **state)
{
    static const char bytes[] = "\"\"\",\n\n\r\t x";

    (void)state;
    srandom(7);
    for (int round = 0; round < 2000; round++) {
        AUTO(buf) text = { 0 };
        AUTO(buf) whole = { 0 };
        AUTO(buf) parts = { 0 };
        AUTO(buf) raw = { 0 };
        size_t len = (size_t)random() % 60 + 1;

        for (size_t i = 0; i < len; i++)
            buf_char(&text, bytes[(size_t)random() % (sizeof bytes - 1)]);
        read_with(&whole, ',', buf_all(&text), len, write_record);
        read_with(&parts, ',', buf_all(&text), (size_t)random() % 7 + 1,
                  write_record);
        assert_string_equal(buf_string(&whole), buf_string(&parts));
        read_with(&raw, ',', buf_all(&text), 3, join_raw);
        assert_string_equal(buf_string(&raw), buf_string(&text));
    }
}

static bool
stop(const struct csv_record *record, void *with, struct err *err)
{
    (void)with;
    return record->line < 2 || err_set(err, ERR_INPUT, "enough");
}

static void
test_stops_with_the_error_of_use(void **state)
{
    struct csv *csv = csv_open(',', stop, NULL);
    struct err err = { 0 };

    (void)state;
    assert_false(csv_add(csv, SLICE("a\nb\nc\n"), &err));
    assert_int_equal(err.code, ERR_INPUT);
    assert_string_equal(err.message, "enough");
    csv_close(csv);
    csv_close(NULL);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_records_and_lines),
        cmocka_unit_test(test_a_row_is_not_a_line),
        cmocka_unit_test(test_tabs_are_never_trimmed_as_delimiters),
        cmocka_unit_test(test_R3_a_bad_quote_costs_its_line_only),
        cmocka_unit_test(test_formulas_of_text_are_their_text),
        cmocka_unit_test(test_raw_is_the_text_of_the_lines),
        cmocka_unit_test(test_R3_long_fields_and_records),
        cmocka_unit_test(test_R3_a_record_over_many_lines_ends),
        cmocka_unit_test(test_R3_a_million_unclosed_quotes_take_no_time),
        cmocka_unit_test(test_any_bytes_in_any_pieces),
        cmocka_unit_test(test_stops_with_the_error_of_use),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

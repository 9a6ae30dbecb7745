/* render.c - tests of tables and their three forms. */
#include "report/render.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static void
prints(const char *form, const struct table *table, const char *expected)
{
    const struct renderer *renderer;
    struct err err;
    AUTO(buf) to = { 0 };

    assert_true(renderer_find(form, &renderer, &err));
    renderer->render(&to, table);
    assert_string_equal(buf_string(&to), expected);
}

static void
row(struct table *table, const char *name, const char *number)
{
    table_cell(table, slice_of(name));
    table_cell(table, number ? slice_of(number) : (struct slice){ 0 });
}

static void
columns(struct table *table)
{
    table_column(table, "name", DB_SHAPE_TEXT);
    table_column(table, "heads", DB_SHAPE_NUMBER);
}

static void
test_csv_quotes_what_needs_it(void **state)
{
    AUTO(table) table = { 0 };

    (void)state;
    columns(&table);
    row(&table, "plain text", "1");
    row(&table, "a,b", "2.5");
    row(&table, "say \"hi\"", NULL);
    row(&table, "two\nlines", "0");
    row(&table, "", "-1");
    prints("csv", &table,
           "name,heads\nplain text,1\n\"a,b\",2.5\n\"say \"\"hi\"\"\",\n"
           "\"two\nlines\",0\n,-1\n");
}

/* privacy.md 8; a negative number is no text. */
static void
test_csv_runs_no_formula(void **state)
{
    AUTO(table) table = { 0 };

    (void)state;
    columns(&table);
    row(&table, "=1+1", "-7");
    row(&table, "+1", "1");
    row(&table, "-1", "1");
    row(&table, "@x", "1");
    row(&table, "\tx", "1");
    row(&table, "\rx", "1");
    row(&table, "=a,b", "1");
    row(&table, "x=1", "1");
    prints("csv", &table,
           "name,heads\n'=1+1,-7\n'+1,1\n'-1,1\n'@x,1\n'\tx,1\n\"'\rx\",1\n"
           "\"'=a,b\",1\nx=1,1\n");
}

static void
test_json(void **state)
{
    AUTO(table) table = { 0 };

    (void)state;
    columns(&table);
    table_column(&table, "counted", DB_SHAPE_TRUTH);
    prints("json", &table, "[]\n");
    row(&table, "a\"b\\c\n\x01\x7f 会場", "12.0");
    table_cell(&table, SLICE("true"));
    row(&table, "", NULL);
    table_cell(&table, SLICE("false"));
    prints("json", &table,
           "[\n{\"name\":\"a\\\"b\\\\c\\n\\u0001\\u007f 会場\",\"heads\":12.0,"
           "\"counted\":true},\n"
           "{\"name\":\"\",\"heads\":null,\"counted\":false}\n]\n");
}

/* East Asian characters take two columns; numbers stand to the right. */
static void
test_text_is_aligned_by_width(void **state)
{
    AUTO(table) table = { 0 };

    (void)state;
    columns(&table);
    table_column(&table, "note", DB_SHAPE_TEXT);
    row(&table, "日本", "1");
    table_cell(&table, SLICE("x"));
    row(&table, "é", "1000000");
    table_cell(&table, (struct slice){ 0 });
    row(&table, "longest", NULL);
    table_cell(&table, SLICE("yz"));
    prints("text", &table,
           "name       heads  note\n"
           "日本           1  x\n"
           "é        1000000\n"
           "longest           yz\n");
}

static void
test_text_cannot_steer_a_terminal(void **state)
{
    AUTO(table) table = { 0 };

    (void)state;
    table_column(&table, "name", DB_SHAPE_TEXT);
    table_cell(&table, SLICE("a\x1b[2Jb\nc\xc2\x9b"
                             "d\xe2\x80\xae"));
    prints("text", &table, "name\na\\x1B[2Jb\\x0Ac\\u009Bd\\u202E\n");
}

/* Padded, so that it reads well in a mail; nothing in a cell is markup. */
static void
test_md(void **state)
{
    AUTO(table) table = { 0 };

    (void)state;
    table_column(&table, "unique_audience", DB_SHAPE_TEXT);
    table_column(&table, "n", DB_SHAPE_NUMBER);
    prints("md", &table,
           "| unique_audience |   n |\n"
           "| --------------- | --: |\n");
    row(&table, "日本", "1");
    row(&table, "a|b\\c<script>", "12345");
    row(&table, "two\nlines", NULL);
    row(&table, "_x_ *y* a_b", "0");
    prints("md", &table,
           "| unique_audience   |     n |\n"
           "| ----------------- | ----: |\n"
           "| 日本              |     1 |\n"
           "| a\\|b\\\\c\\<script\\> | 12345 |\n"
           "| two\\\\x0Alines     |       |\n"
           "| \\_x\\_ \\*y\\* a_b   |     0 |\n");
}

static const char *
html_of(struct buf *to, const struct table *table)
{
    const struct renderer *renderer = NULL;
    struct err err;

    assert_true(renderer_find("html", &renderer, &err));
    renderer->render(to, table);
    return buf_string(to);
}

/* One file that asks for nothing; text is text, whatever stands in it. */
static void
test_html(void **state)
{
    AUTO(table) table = { .title = "A & B", .about = "<Series>" };
    AUTO(buf) to = { 0 };
    const char *page;

    (void)state;
    table_column(&table, "webinar", DB_SHAPE_TEXT);
    table_column(&table, "unique_audience", DB_SHAPE_NUMBER);
    row(&table, "<script>alert(\"x\")</script>\x01", "12.5");
    row(&table, "\xE2\x80\xAE会場 \xF0\x9F\x98\x80", NULL);
    page = html_of(&to, &table);
    assert_non_null(strstr(page, "<title>A &amp; B - &lt;Series&gt;</title>"));
    assert_non_null(strstr(page, "<h1>A &amp; B</h1>"));
    assert_non_null(
        strstr(page, "scope=\"col\" class=\"n\">unique audience</th>"));
    assert_non_null(
        strstr(page, "<bdi>&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;"
                     "\xEF\xBF\xBD</bdi></th>"));
    assert_non_null(strstr(page, "class=\"n\">12.5</td>"));
    assert_non_null(
        strstr(page, "<bdi>\xE2\x80\xAE会場 \xF0\x9F\x98\x80</bdi></th>"));
    assert_non_null(strstr(page, "class=\"n\"></td>"));
    assert_null(strstr(page, "<script"));
    assert_null(strstr(page, "http:"));
    assert_null(strstr(page, "https:"));
    assert_null(strstr(page, "url("));
    assert_null(strstr(page, "src="));
}

static void
test_keep(void **state)
{
    AUTO(table) table = { 0 };

    (void)state;
    columns(&table);
    row(&table, "a", "1");
    row(&table, "b", "2");
    row(&table, "a", "3");
    assert_false(table_keep(&table, "day", "a"));
    assert_int_equal(table_rows(&table), 3);
    assert_true(table_keep(&table, "name", "a"));
    prints("csv", &table, "name,heads\na,1\na,3\n");
    assert_true(table_keep(&table, "name", "z"));
    prints("csv", &table, "name,heads\n");
}

static void
test_unknown_form(void **state)
{
    const struct renderer *renderer;
    struct err err;

    (void)state;
    assert_false(renderer_find("pdf", &renderer, &err));
    assert_int_equal(err_status(err.code), 2);
    assert_non_null(strstr(err.hint, "text, csv, json, md, html"));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_csv_quotes_what_needs_it),
        cmocka_unit_test(test_csv_runs_no_formula),
        cmocka_unit_test(test_json),
        cmocka_unit_test(test_text_is_aligned_by_width),
        cmocka_unit_test(test_text_cannot_steer_a_terminal),
        cmocka_unit_test(test_md),
        cmocka_unit_test(test_html),
        cmocka_unit_test(test_keep),
        cmocka_unit_test(test_unknown_form),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

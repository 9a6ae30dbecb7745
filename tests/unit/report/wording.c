/* wording.c - tests of languages: words, numbers, days, sentences. */
#include "report/wording.h"

#include "base/civil.h"
#include "base/ini.h"
#include "files.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static const struct wording *
lang(const char *code)
{
    const struct wording *wording = NULL;
    struct err err;

    assert_true(wording_find(code, &wording, &err));
    return wording;
}

static void
numbers(const char *code, const char *cell, const char *expected)
{
    AUTO(buf) to = { 0 };

    wording_number(&to, lang(code), slice_of(cell));
    assert_string_equal(buf_string(&to), expected);
}

static void
test_numbers(void **state)
{
    (void)state;
    numbers("en", "0", "0");
    numbers("en", "999", "999");
    numbers("en", "1000", "1,000");
    numbers("en", "-1000", "-1,000");
    numbers("en", "-100", "-100");
    numbers("en", "1234567.8", "1,234,567.8");
    numbers("ja", "1234.5", "1,234.5");
    numbers("fr", "1234.5",
            "1\xE2\x80\xAF"
            "234,5");
    numbers("en", "", "");
}

static void
days(const char *code, const char *how, const char *day, const char *expected)
{
    AUTO(buf) to = { 0 };
    int64_t at = 0;

    assert_true(civil_parse(day, &at));
    wording_day(&to, lang(code), how, at);
    assert_string_equal(buf_string(&to), expected);
}

static void
test_days(void **state)
{
    (void)state;
    days("en", "day", "2021-06-29", "29 June 2021");
    days("ja", "day", "2021-06-29", "2021年6月29日");
    days("fr", "day", "2021-07-01", "1er juillet 2021");
    days("fr", "day", "2021-07-11", "11 juillet 2021");
    days("en", "day_short", "2021-12-01", "1 December");
    days("ja", "day_short", "2021-01-02", "1月2日");
}

static void
period(const char *code, const char *first, const char *last,
       const char *expected)
{
    AUTO(buf) to = { 0 };
    int64_t from = 0, until = 0;

    assert_true(civil_parse(first, &from));
    assert_true(civil_parse(last, &until));
    wording_period(&to, lang(code), from, until);
    assert_string_equal(buf_string(&to), expected);
}

static void
test_periods(void **state)
{
    (void)state;
    period("en", "2021-06-29", "2021-06-29", "29 June 2021");
    period("en", "2021-07-01", "2021-07-02", "1-2 July 2021");
    period("en", "2021-06-29", "2021-07-02", "29 June - 2 July 2021");
    period("en", "2020-06-29", "2021-06-29", "29 June 2020 - 29 June 2021");
    period("ja", "2021-06-29", "2021-07-02", "2021年6月29日～7月2日");
    period("fr", "2021-07-01", "2021-07-02", "1er-2 juillet 2021");
}

static void
test_times(void **state)
{
    AUTO(buf) to = { 0 };
    int64_t day;

    (void)state;
    assert_true(civil_parse("2021-06-29", &day));
    wording_time(&to, lang("en"), day, 16 * 3600 + 20 * 60, false);
    buf_char(&to, '|');
    wording_time(&to, lang("en"), day, 16 * 3600 + 20 * 60 + 5, false);
    buf_char(&to, '|');
    wording_time(&to, lang("ja"), day, 65, true);
    buf_char(&to, '|');
    wording_time(&to, lang("ja"), day, 60, true);
    assert_string_equal(
        buf_string(&to),
        "29 June 2021, 16:20|29 June 2021, 16:20:05|00:01:05|00:01");
}

static void
column(struct table *table, const char *name, enum db_shape shape,
       const char *cell)
{
    /* One row of one cell. */
    table_column(table, name, shape);
    table_cell(table, cell ? slice_of(cell) : (struct slice){ 0 });
}

static void
cell(const char *code, const char *name, const char *raw, const char *expected)
{
    AUTO(table) table = { 0 };
    AUTO(buf) to = { 0 };

    column(&table, name, DB_SHAPE_TEXT, raw);
    table.wording = code ? lang(code) : NULL;
    wording_cell(&to, &table, 0, 0);
    assert_string_equal(buf_string(&to), expected);
}

static void
test_cells(void **state)
{
    (void)state;
    cell("ja", "figure", "attendances", "延べ人数");
    cell("ja", "figure", "unique_audience", "実人数");
    cell(NULL, "figure", "attendances", "attendances");
    cell("en", "figure", "some_new_figure", "some new figure");
    cell("fr", "segment", "at_least_12", "venus à 12 webinaires ou plus");
    cell("en", "segment", "at_least_50_percent",
         "attended 50 % of the webinars or more");
    cell("fr", "country", "DE", "Allemagne");
    cell("ja", "country", "JP", "日本");
    cell("en", "country", "TW", "Taiwan");
    cell("en", "country", "XX", "XX");
    cell("en", "country", "", "");
    cell("ja", "day", "2021-06-29", "2021年6月29日");
    cell("ja", "day", "no day", "no day");
    /* What people wrote is theirs. */
    cell("ja", "organisation", "attendances", "attendances");
    cell("ja", "answer", "no_show", "no_show");
    cell("ja", "file", "2021-06-29", "2021-06-29");
}

static void
test_truth(void **state)
{
    AUTO(table) table = { .wording = lang("fr") };
    AUTO(buf) to = { 0 };

    (void)state;
    column(&table, "counted", DB_SHAPE_TRUTH, "true");
    wording_cell(&to, &table, 0, 0);
    assert_string_equal(buf_string(&to), "oui");
}

/* The row names the day: then the clock says enough. */
static void
test_clock_beside_its_day(void **state)
{
    AUTO(table) table = { .wording = lang("en") };
    AUTO(buf) to = { 0 };

    (void)state;
    table_column(&table, "day", DB_SHAPE_TEXT);
    table_column(&table, "peak_at", DB_SHAPE_TEXT);
    table_cell(&table, SLICE("2021-06-29"));
    table_cell(&table, SLICE("2021-06-29T16:20:00+09:00"));
    table_cell(&table, SLICE("2021-06-29"));
    table_cell(&table, SLICE("2021-06-30T00:10:00+09:00"));
    wording_cell(&to, &table, 0, 1);
    buf_char(&to, '|');
    wording_cell(&to, &table, 1, 1);
    assert_string_equal(buf_string(&to), "16:20|30 June 2021, 00:10");
}

static void
test_definitions(void **state)
{
    AUTO(table) table = { .wording = lang("ja") };
    AUTO(buf) to = { 0 };

    (void)state;
    table_column(&table, "figure", DB_SHAPE_TEXT);
    table_column(&table, "definition", DB_SHAPE_TEXT);
    table_cell(&table, SLICE("merged"));
    table_cell(&table, SLICE("merges of heads in force, made by hand"));
    table_cell(&table, SLICE("new_one"));
    table_cell(&table, SLICE("a definition that is not translated"));
    wording_cell(&to, &table, 0, 1);
    buf_char(&to, '|');
    wording_cell(&to, &table, 1, 1);
    assert_string_equal(buf_string(&to), "手作業で有効な人の統合の数|"
                                         "a definition that is not translated");
}

static void
sentence(const char *code, const char *heads, const char *expected)
{
    AUTO(table) table = { .wording = lang(code) };
    AUTO(buf) to = { 0 };

    column(&table, "audience", DB_SHAPE_NUMBER, heads);
    wording_fill(&to, "{audience:people}!", &table, 0);
    assert_string_equal(buf_string(&to), expected);
}

#define NO_BREAK "\xC2\xA0"

static void
test_sentences_count(void **state)
{
    (void)state;
    sentence("en", "0", "0" NO_BREAK "people!");
    sentence("en", "1", "1" NO_BREAK "person!");
    sentence("en", "11", "11" NO_BREAK "people!");
    sentence("fr", "0", "0" NO_BREAK "personne!");
    sentence("fr", "1", "1" NO_BREAK "personne!");
    sentence("fr", "2", "2" NO_BREAK "personnes!");
    sentence("ja", "1", "1人!");
    sentence("ja", "1200", "1,200人!");
}

static void
test_unknown_language(void **state)
{
    const struct wording *wording = NULL;
    struct err err;

    (void)state;
    assert_false(wording_find("xx", &wording, &err));
    assert_int_equal(err.code, ERR_USAGE);
    assert_non_null(strstr(err.hint, "en, fr, ja"));
    assert_true(wording_find(NULL, &wording, &err));
    assert_string_equal(wording_lang(wording), "en");
}

/* Names that a language may leave to the name itself, or to its rules. */
static bool
is_optional(const struct ini_item *item)
{
    return item->key == NULL || strcmp(item->section, "language") == 0 ||
           strcmp(item->section, "months") == 0 ||
           strcmp(item->key, "first") == 0;
}

static void
all_say(const struct ini_item *item)
{
    for (size_t i = 0; conf_langs[i].name != NULL; i++)
        if (strcmp(conf_langs[i].name, "en") != 0 &&
            wording_said(lang(conf_langs[i].name), item->section, item->key) ==
                NULL)
            fail_msg("%s.ini lacks [%s] %s", conf_langs[i].name, item->section,
                     item->key);
}

/* What one language says, every other but English says, too. */
static void
test_languages_say_the_same(void **state)
{
    (void)state;
    for (size_t a = 0; conf_langs[a].name != NULL; a++) {
        struct ini ini = { 0 };
        struct err err;

        assert_true(ini_parse(&ini, conf_langs[a].name,
                              slice_of(conf_langs[a].text), &err));
        for (size_t i = 0; i < ini.count; i++)
            if (!is_optional(&ini.items[i]))
                all_say(&ini.items[i]);
        ini_drop(&ini);
    }
}

/* A text of a page is English first: any other may leave it out. */
static void
test_english_has_every_text(void **state)
{
    (void)state;
    for (size_t a = 0; conf_langs[a].name != NULL; a++) {
        struct ini ini = { 0 };
        struct err err;

        assert_true(ini_parse(&ini, conf_langs[a].name,
                              slice_of(conf_langs[a].text), &err));
        for (size_t i = 0; i < ini.count; i++)
            if (ini.items[i].key != NULL &&
                strcmp(ini.items[i].section, "texts") == 0)
                assert_non_null(
                    wording_said(wording_english(), "texts", ini.items[i].key));
        ini_drop(&ini);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_days),
        cmocka_unit_test(test_periods),
        cmocka_unit_test(test_times),
        cmocka_unit_test(test_cells),
        cmocka_unit_test(test_truth),
        cmocka_unit_test(test_clock_beside_its_day),
        cmocka_unit_test(test_definitions),
        cmocka_unit_test(test_sentences_count),
        cmocka_unit_test(test_unknown_language),
        cmocka_unit_test(test_languages_say_the_same),
        cmocka_unit_test(test_english_has_every_text),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

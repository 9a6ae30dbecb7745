/* chart.c - tests of charts: what is drawn, and that data are never commands.
 */
#include "report/chart.h"

#include "report/wording.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static const struct sql_report *
report(const char *name)
{
    const struct sql_report *at = sql_reports;

    while (strcmp(at->name, name) != 0)
        at++;
    return at;
}

static void
row(struct table *table, const char *by, const char *x, const char *y)
{
    table_cell(table, slice_of(by));
    table_cell(table, x ? slice_of(x) : (struct slice){ 0 });
    table_cell(table, slice_of(y));
}

static void
columns(struct table *table, const char *by, const char *x, const char *y)
{
    table->wording = wording_english();
    table_column(table, by, DB_SHAPE_TEXT);
    table_column(table, x, DB_SHAPE_TEXT);
    table_column(table, y, DB_SHAPE_NUMBER);
}

static void
test_reports_say_their_charts(void **state)
{
    struct chart chart;

    (void)state;
    assert_true(chart_read(report("days"), &chart));
    assert_string_equal(chart.kind, "bars");
    assert_string_equal(chart.x, "day");
    assert_string_equal(chart.y, "attendances");
    assert_string_equal(chart.by, "");
    assert_true(chart_read(report("minutes"), &chart));
    assert_string_equal(chart.by, "webinar");
    assert_false(chart_read(report("summary"), &chart));
}

static bool
is_kind(const char *name)
{
    for (size_t i = 0; conf_charts[i].name != NULL; i++)
        if (strcmp(conf_charts[i].name, name) == 0)
            return true;
    return false;
}

static void
test_every_kind_has_its_template(void **state)
{
    struct chart chart;

    (void)state;
    assert_true(is_kind("begin"));
    for (size_t i = 0; sql_reports[i].name != NULL; i++)
        if (chart_read(&sql_reports[i], &chart) && !is_kind(chart.kind))
            fail_msg("%s: no conf/charts/%s.gp", sql_reports[i].name,
                     chart.kind);
}

static void
test_parts(void **state)
{
    static const struct chart by = { "lines", "day", "running", "webinar" };
    static const struct chart whole = { "bars", "day", "running", "" };
    AUTO(table) table = { 0 };
    struct chart_part part = { 0 };

    (void)state;
    columns(&table, "webinar", "day", "running");
    assert_false(chart_next(&table, &by, &part));
    row(&table, "a", NULL, "1"); /* no day: no place on a line */
    row(&table, "a", "2021-06-01", "2");
    row(&table, "a", "2021-06-02", "3");
    row(&table, "b", NULL, "4");
    row(&table, "c", "2021-06-01", "5");
    assert_true(chart_next(&table, &by, &part));
    assert_int_equal(part.first, 1);
    assert_int_equal(part.end, 3);
    assert_true(chart_next(&table, &by, &part));
    assert_int_equal(part.first, 4);
    assert_int_equal(part.end, 5);
    assert_false(chart_next(&table, &by, &part));
    part = (struct chart_part){ 0 };
    assert_true(chart_next(&table, &whole, &part));
    assert_int_equal(part.first, 0);
    assert_int_equal(part.end, 5);
    assert_false(chart_next(&table, &whole, &part));
}

/* Every label that could be a command, an escape or markup. */
static void
test_svg_runs_nothing(void **state)
{
    static const struct chart chart = { "ranks", "organisation", "audience",
                                        "" };
    static const char *const names[] = {
        "\" ; system \"id",
        "`id`",
        "$(id)",
        "\\n\\\"",
        "<script>",
        "END",
        "\nEND\nexit",
        "a\tb\x01",
        "@data",
        "#comment",
        "\xE2\x80\xAEright to left",
        "",
        "{/Bold x}",
    };
    AUTO(table) table = { 0 };
    AUTO(charts) charts = { 0 };
    AUTO(buf) to = { 0 };
    struct chart_part part = { 0 };
    struct err err;
    const char *svg;

    (void)state;
    columns(&table, "by", "organisation", "audience");
    for (size_t i = 0; i < COUNT_OF(names); i++)
        row(&table, "", names[i], "1");
    assert_true(chart_next(&table, &chart, &part));
    charts_add(&charts, &table, &chart, part);
    assert_true(charts_start(&charts, &err) && charts_end(&charts, &err));
    charts_svg(&to, &charts, 0, "a <label> & \"more\"");
    svg = buf_string(&to);
    assert_non_null(
        strstr(svg, "aria-label=\"a &lt;label&gt; &amp; &quot;more&quot;\""));
    assert_null(strstr(svg, "uid="));
    assert_null(strstr(svg, "<script"));
    assert_non_null(strstr(svg, "&lt;script>"));
    assert_non_null(strstr(svg, "'id'"));
    assert_non_null(strstr(svg, "$(id)"));
    assert_non_null(strstr(svg, "unknown"));
    assert_non_null(strstr(svg, "{/Bold x}"));
    assert_null(strstr(svg, "\xE2\x80\xAE"));
    assert_null(strstr(svg, "href"));
    assert_null(strstr(svg, "GNUPLOT"));
}

/* One number, zeros, and one point of time can be drawn, too. */
static void
test_svg_of_little(void **state)
{
    static const struct chart kinds[] = {
        { "bars", "band", "heads", "by" },
        { "lines", "minute", "heads", "by" },
        { "ranks", "band", "heads", "by" },
    };
    static const char *const values[] = { "0", "1", "12345678" };

    (void)state;
    for (size_t k = 0; k < COUNT_OF(kinds); k++) {
        AUTO(charts) charts = { 0 };
        struct err err = { 0 };

        for (size_t v = 0; v < COUNT_OF(values); v++) {
            AUTO(table) table = { 0 };
            struct chart_part part = { 0 };

            columns(&table, "by", kinds[k].x, "heads");
            row(&table, "w", "2021-06-29T16:00:00+09:00", values[v]);
            assert_true(chart_next(&table, &kinds[k], &part));
            charts_add(&charts, &table, &kinds[k], part);
        }
        if (!(charts_start(&charts, &err) && charts_end(&charts, &err)))
            fail_msg("%s: %s", kinds[k].kind, err.message);
        for (size_t v = 0; v < COUNT_OF(values); v++) {
            AUTO(buf) to = { 0 };

            charts_svg(&to, &charts, v, "x");
            assert_non_null(strstr(buf_string(&to), "<path"));
        }
    }
}

static void
test_svg_is_the_same_again(void **state)
{
    static const struct chart chart = { "lines", "minute", "present", "" };
    AUTO(buf) first = { 0 };

    (void)state;
    for (int turn = 0; turn < 2; turn++) {
        AUTO(table) table = { 0 };
        AUTO(charts) charts = { 0 };
        AUTO(buf) to = { 0 };
        struct chart_part part = { 0 };
        struct err err;

        columns(&table, "by", "minute", "present");
        row(&table, "", "2021-06-29T16:00:00+09:00", "3");
        row(&table, "", "2021-06-29T16:01:00+09:00", "5");
        assert_true(chart_next(&table, &chart, &part));
        charts_add(&charts, &table, &chart, part);
        charts_add(&charts, &table, &chart, part);
        assert_true(charts_start(&charts, &err) && charts_end(&charts, &err));
        charts_svg(&to, &charts, 1, "x");
        assert_non_null(strstr(buf_string(&to), "id=\"chart2_plot_1\""));
        if (turn == 0)
            buf_slice(&first, buf_all(&to));
        else
            assert_string_equal(buf_string(&to), buf_string(&first));
    }
}

static void
test_bars_of_blocks(void **state)
{
    static const struct chart chart = { "bars", "band", "heads", "webinar" };
    AUTO(table) table = { 0 };
    AUTO(buf) to = { 0 };
    struct err err;

    (void)state;
    columns(&table, "webinar", "band", "heads");
    row(&table, "a", "0-2", "16");
    row(&table, "a", "120+", "1");
    row(&table, "b", "\x1B[31m\xE5\xBB\xB6", "0");
    assert_true(chart_text(&to, &table, &chart,
                           (struct chart_screen){ 26, false }, &err));
    /* 26 less label, number and two gaps: 16 cells for 16 heads; 1: 8/8. */
    assert_string_equal(buf_string(&to), "a\n0-2   16  ████████████████\n"
                                         "120+   1  █\n"
                                         "\nb\n\\x1B[31m延  0\n");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reports_say_their_charts),
        cmocka_unit_test(test_every_kind_has_its_template),
        cmocka_unit_test(test_parts),
        cmocka_unit_test(test_svg_runs_nothing),
        cmocka_unit_test(test_svg_of_little),
        cmocka_unit_test(test_svg_is_the_same_again),
        cmocka_unit_test(test_bars_of_blocks),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

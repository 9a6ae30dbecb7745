/* chart.c - pictures of reports. */
#include "report/chart.h"

#include "report/html.h"
#include "report/wording.h"
#include "wrap/unicode.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CHART_WIDE  480
#define CHART_HIGH  300
#define RANKS_MOST  15 /* rows of a ranking that are drawn */
#define LABELS_MOST 6  /* below a line */
#define LABEL_WIDTH 24 /* cells of a terminal */

bool
chart_read(const struct sql_report *report, struct chart *ret_chart)
{
    static const char mark[] = "\n-- chart: ";
    const char *at = strstr(report->sql.text, mark);

    *ret_chart = (struct chart){ 0 };
    if (at == NULL)
        return false;
    return sscanf(at + sizeof mark - 1, "%15s %31s %31[^ \n] by %31s",
                  ret_chart->kind, ret_chart->x, ret_chart->y,
                  ret_chart->by) >= 3;
}

/* A line has no place for what has no time. */
static bool
has_place(const struct table *table, const struct chart *chart, size_t row)
{
    size_t x = table_find(table, chart->x);

    return strcmp(chart->kind, "lines") != 0 || table_at(table, row, x).len > 0;
}

bool
chart_next(const struct table *table, const struct chart *chart,
           struct chart_part *part)
{
    size_t by = table_find(table, chart->by), rows = table_rows(table);
    size_t end = part->end;

    while (end < rows && !has_place(table, chart, end))
        end++;
    part->first = end;
    if (end == rows)
        return false;
    while (end < rows && has_place(table, chart, end) &&
           (by == table->column_count ||
            slice_same(table_at(table, part->first, by),
                       table_at(table, end, by))))
        end++;
    part->end = end;
    return true;
}

size_t
chart_end(const struct chart *chart, struct chart_part part)
{
    bool cut =
        strcmp(chart->kind, "ranks") == 0 && part.end - part.first > RANKS_MOST;

    return cut ? part.first + RANKS_MOST : part.end;
}

/* A label in quotes: nothing in it is more than text to gnuplot. */
static void
label_add(struct buf *to, struct slice text)
{
    AUTO(buf) label = { 0 };
    AUTO(buf) fit = { 0 };
    struct slice rest = text;
    uint32_t c;
    size_t len;

    while (rest.len > 0 && (len = utf8_get(rest, &c)) > 0) {
        struct slice next = { rest.at, len };

        if (c == '"' || c == '\\' || c == '`')
            buf_char(&label, '\'');
        else if (!utf8_is_harmful(c))
            buf_slice(&label, next);
        rest.at += len, rest.len -= len;
    }
    unicode_cut(&fit, buf_all(&label), LABEL_WIDTH, LABEL_WIDTH);
    buf_format(to, "\"%s\"", buf_string(&fit));
}

void
chart_label(struct buf *to, const struct table *table, size_t row,
            size_t column)
{
    enum cell_kind kind = table_kind(table, column);
    int64_t day = 0;
    int second = 0;

    if (kind == CELL_TIME && table_when(table, row, column, &day, &second))
        wording_time(to, table->wording, day, second - second % 60, true);
    else if (kind == CELL_DAY && table_when(table, row, column, &day, &second))
        wording_day(to, table->wording, "day_short", day);
    else
        wording_cell(to, table, row, column);
    if (table_at(table, row, column).len == 0)
        buf_text(to, wording_text(table->wording, "unknown"));
}

static void
row_label(struct buf *to, const struct table *table, size_t row, size_t column)
{
    AUTO(buf) text = { 0 };

    chart_label(&text, table, row, column);
    label_add(to, buf_all(&text));
}

/* Where a row stands: in time, or one behind the other. */
static int64_t
row_place(const struct table *table, struct chart_part part, size_t row,
          size_t column)
{
    int64_t second;

    return table_second(table, row, column, &second)
               ? second
               : (int64_t)(row - part.first);
}

static void
data_add(struct buf *to, const struct table *table, const struct chart *chart,
         struct chart_part part)
{
    size_t x = table_find(table, chart->x), y = table_find(table, chart->y);
    bool line = strcmp(chart->kind, "lines") == 0;
    size_t every = (part.end - part.first + LABELS_MOST - 1) / LABELS_MOST;

    assert(x < table->column_count && y < table->column_count);
    buf_text(to, "$data << END\n");
    for (size_t row = part.first; row < part.end; row++) {
        if (!line || (row - part.first) % every == 0)
            row_label(to, table, row, x);
        else
            buf_text(to, "\"\"");
        buf_format(to, " %" PRId64 " ",
                   line ? row_place(table, part, row, x)
                        : (int64_t)(row - part.first));
        buf_slice(to, table_at(table, row, y).len > 0 ? table_at(table, row, y)
                                                      : SLICE("0"));
        buf_char(to, '\n');
    }
    buf_text(to, "END\n");
}

/* Every kind that a report names has its file (tests/unit/report/chart). */
static const char *
template_of(const char *kind)
{
    size_t at = 0;

    while (strcmp(conf_charts[at].name, kind) != 0)
        at++;
    return conf_charts[at].text;
}

double
chart_most(const struct table *table, const struct chart *chart,
           struct chart_part part)
{
    size_t y = table_find(table, chart->y);
    double most = 1;

    for (size_t row = part.first; row < part.end; row++) {
        AUTO(buf) number = { 0 };
        double value;

        buf_slice(&number, table_at(table, row, y));
        value = strtod(buf_string(&number), NULL);
        most = value > most ? value : most;
    }
    return most;
}

void
chart_plot(struct buf *to, const struct table *table, const struct chart *chart,
           struct chart_part part)
{
    part.end = chart_end(chart, part);
    data_add(to, table, chart, part);
    buf_format(to, "rows = %zu\nmost = %.0f\n", part.end - part.first,
               chart_most(table, chart, part));
    buf_text(to, template_of("begin"));
    buf_text(to, template_of(chart->kind));
    buf_text(to, "set output\nreset\n");
}

void
charts_add(struct charts *charts, const struct table *table,
           const struct chart *chart, struct chart_part part)
{
    charts->count++;
    buf_format(&charts->commands,
               "set terminal svg size %d,%d dynamic noenhanced "
               "font 'sans-serif,13' name 'chart%zu'\n",
               CHART_WIDE, CHART_HIGH, charts->count);
    chart_plot(&charts->commands, table, chart, part);
}

/* Cuts all up to a mark, and the mark, off the rest; false: it is not there. */
static bool
cut_at(struct slice *rest, const char *mark, struct slice *ret_before)
{
    const char *at = memmem(rest->at, rest->len, mark, strlen(mark));
    size_t len;

    if (at == NULL)
        return false;
    len = (size_t)(at - rest->at);
    *ret_before = (struct slice){ rest->at, len };
    rest->at += len + strlen(mark), rest->len -= len + strlen(mark);
    return true;
}

bool
charts_start(struct charts *charts, struct err *err)
{
    return plot_start(&charts->plot, buf_all(&charts->commands), err);
}

bool
charts_end(struct charts *charts, struct err *err)
{
    struct slice rest, head;
    size_t done = 0;

    if (!plot_end(&charts->plot, &charts->drawn, err))
        return false;
    charts->svg = x_alloc((charts->count + 1) * sizeof *charts->svg);
    rest = buf_all(&charts->drawn);
    /* What is drawn stands behind its definitions, which nothing uses. */
    while (done < charts->count && cut_at(&rest, "</defs>", &head) &&
           cut_at(&rest, "</svg>", &charts->svg[done]))
        done++;
    if (done == charts->count)
        return true;
    err_set(err, ERR_SYSTEM, "gnuplot drew %zu of %zu charts", done,
            charts->count);
    return err_hint(err, "See whether gnuplot 5.4 or later is installed.");
}

void
charts_drop(struct charts *charts)
{
    plot_drop(&charts->plot);
    buf_drop(&charts->commands);
    buf_drop(&charts->drawn);
    x_free(charts->svg);
    *charts = (struct charts){ 0 };
}

void
charts_svg(struct buf *to, const struct charts *charts, size_t number,
           const char *label)
{
    struct slice rest, line;

    assert(charts->svg != NULL && number < charts->count);
    rest = charts->svg[number];
    buf_format(to, "<svg class=\"chart\" viewBox=\"0 0 %d %d\" role=\"img\" ",
               CHART_WIDE, CHART_HIGH);
    buf_text(to, "aria-label=\"");
    html_text(to, slice_of(label));
    buf_text(to, "\"><g>\n");
    while (rest.len > 0) {
        line = slice_cut(&rest, '\n');
        if (slice_trim(line).len > 0) {
            buf_slice(to, line);
            buf_char(to, '\n');
        }
    }
    buf_text(to, "</svg>\n");
}

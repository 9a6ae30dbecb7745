/* page.c - the page of a series: what came of it, to look at. */
#include "report/pack.h"

#include "base/map.h"
#include "report/chart.h"
#include "report/html.h"
#include "report/run.h"
#include "report/wording.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define ROWS_MOST 200 /* of organisations, countries and answers */

/* The reports of the page, in this order; a text of [texts] stands above. */
static const struct {
    const char *report, *text;
} sections[] = {
    { "days", "about_days" },  { "webinars", NULL },
    { "sessions", NULL },      { "minutes", NULL },
    { "stay", NULL },          { "overlap", "about_overlap" },
    { "loyalty", NULL },       { "countries", NULL },
    { "organisations", NULL }, { "answers", NULL },
    { "registrations", NULL }, { "segments", NULL },
    { "coverage", NULL },      { "summary", NULL },
};

/* A report's table, to be shown in the language of the page. */
static struct table
shown(const struct pack *pack, const char *report)
{
    struct table table = *pack_table(pack, report);

    table.wording = pack->wording;
    return table;
}

static const char *
say(const struct pack *pack, const char *key)
{
    return wording_text(pack->wording, key);
}

void
page_charts(const struct pack *pack, struct charts *charts)
{
    for (size_t i = 0; i < COUNT_OF(sections); i++) {
        struct table table = shown(pack, sections[i].report);
        struct chart_part part = { 0 };
        struct chart chart;

        if (!chart_read(report_named(sections[i].report), &chart))
            continue;
        while (chart_next(&table, &chart, &part))
            charts_add(charts, &table, &chart, part);
    }
}

/* One large figure with its definition. */
static void
headline_add(struct buf *to, const struct table *summary, const char *figure)
{
    size_t name = table_find(summary, "figure");
    size_t value = table_find(summary, "value");

    for (size_t row = 0; row < table_rows(summary); row++) {
        if (!slice_is(table_at(summary, row, name), figure))
            continue;
        buf_text(to, "<div><dt>");
        html_cell(to, summary, row, name);
        buf_text(to, "</dt><dd class=\"figure\">");
        html_number(to, summary->wording, table_at(summary, row, value));
        buf_text(to, "</dd><dd>");
        html_cell(to, summary, row, table_find(summary, "definition"));
        buf_text(to, "</dd></div>\n");
    }
}

/* What the webinars are, by their titles. */
static void
programme_add(struct buf *to, const struct pack *pack)
{
    struct table table = shown(pack, "webinars");

    buf_text(to, "<ol class=\"programme\">\n");
    for (size_t row = 0; row < table_rows(&table); row++) {
        struct slice slug = table_at(&table, row, 0);
        AUTO(buf) name = { 0 };
        const struct plan_webinar *webinar;

        buf_slice(&name, slug);
        webinar = plan_find(pack->plan, buf_string(&name));
        buf_text(to, "<li><b>");
        html_text(to, slug);
        buf_text(to, "</b> <span>");
        html_cell(to, &table, row, table_find(&table, "day"));
        buf_text(to, "</span> <bdi>");
        html_text(to, slice_of(webinar ? webinar->title : ""));
        buf_text(to, "</bdi></li>\n");
    }
    buf_text(to, "</ol>\n");
}

static void
head_add(struct buf *to, const struct pack *pack)
{
    struct table summary = shown(pack, "summary");
    struct table release = shown(pack, "release");

    html_begin(to, wording_lang(pack->wording), summary.about, NULL);
    buf_text(to, "<header>\n<h1><bdi>");
    html_text(to, slice_of(summary.about));
    buf_text(to, "</bdi></h1>\n<dl class=\"headline\">\n");
    headline_add(to, &summary, "attendances");
    headline_add(to, &summary, "unique_audience");
    buf_text(to, "</dl>\n");
    html_sentences(to, &release);
    programme_add(to, pack);
    buf_text(to, "</header>\n");
}

/* The report as a grid of count * count cells, by the place of both webinars;
 * the caller frees it. */
static struct slice *
grid_make(const struct table *table, const struct table *names)
{
    size_t count = table_rows(names);
    struct slice *grid = x_alloc((count * count + 1) * sizeof *grid);
    struct map places = { 0 };

    for (size_t i = 0; i < count; i++)
        *map_at(&places, table_at(names, i, 0)) = (uint32_t)i;
    for (size_t row = 0; row < table_rows(table); row++) {
        uint32_t a = map_find(&places, table_at(table, row, 0));
        uint32_t b = map_find(&places, table_at(table, row, 1));

        assert(a < count && b < count);
        grid[a * count + b] = grid[b * count + a] = table_at(table, row, 2);
    }
    map_drop(&places);
    return grid;
}

/* A cell, as dark as its part of those who came to the webinar of the row. */
static void
matrix_cell(struct buf *to, const struct table *table, struct slice value,
            struct slice most)
{
    AUTO(buf) number = { 0 };
    AUTO(buf) all = { 0 };
    double part = 0;

    buf_slice(&number, value);
    buf_slice(&all, most);
    if (strtod(buf_string(&all), NULL) > 0)
        part =
            strtod(buf_string(&number), NULL) / strtod(buf_string(&all), NULL);
    buf_format(to, "<td class=\"n\" style=\"--part:%.2f\"><data value=\"",
               part);
    html_text(to, value);
    buf_text(to, "\">");
    wording_number(to, table->wording, value);
    buf_text(to, "</data></td>");
}

/* Who came to both, as a matrix of the webinars of `names`. */
static void
matrix_add(struct buf *to, const struct table *table, const struct table *names,
           const char *label)
{
    size_t count = table_rows(names);
    struct slice *grid = grid_make(table, names);

    buf_text(to, "<div class=\"wide\" role=\"region\" tabindex=\"0\" "
                 "aria-label=\"");
    html_text(to, slice_of(label));
    buf_text(to, "\"><table class=\"matrix\">\n<thead><tr><td></td>");
    for (size_t i = 0; i < count; i++) {
        buf_text(to, "<th scope=\"col\">");
        html_text(to, table_at(names, i, 0));
        buf_text(to, "</th>");
    }
    buf_text(to, "</tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < count; i++) {
        buf_text(to, "<tr><th scope=\"row\">");
        html_text(to, table_at(names, i, 0));
        buf_text(to, "</th>");
        for (size_t j = 0; j < count; j++)
            matrix_cell(to, table, grid[i * count + j], grid[i * count + i]);
        buf_text(to, "</tr>\n");
    }
    buf_text(to, "</tbody>\n</table></div>\n");
    x_free(grid);
}

/* The pictures of a table, one for each of its parts. `number` counts them. */
static void
pictures_add(struct buf *to, const struct table *table,
             const struct chart *chart, const struct charts *charts,
             size_t *number)
{
    size_t by = table_find(table, chart->by);
    struct chart_part part = { 0 };

    buf_text(to, "<div class=\"charts\">\n");
    while (chart_next(table, chart, &part)) {
        AUTO(buf) label = { 0 };
        AUTO(buf) axis = { 0 };

        wording_heading(&axis, table->wording, chart->y);
        buf_text(&axis, " / ");
        wording_heading(&axis, table->wording, chart->x);
        buf_format(&label, "%s: %s", table->title, buf_string(&axis));
        buf_text(to, "<figure>\n<figcaption>");
        if (by < table->column_count) {
            buf_text(&label, ", ");
            buf_slice(&label, table_at(table, part.first, by));
            buf_text(to, "<b>");
            html_text(to, table_at(table, part.first, by));
            buf_text(to, "</b> ");
        }
        html_text(to, buf_all(&axis));
        buf_text(to, "</figcaption>\n");
        charts_svg(to, charts, (*number)++, buf_string(&label));
        buf_text(to, "</figure>\n");
    }
    buf_text(to, "</div>\n");
}

/* What is as long as webinars make it, and not as people do. */
static bool
is_programme(const struct table *table)
{
    return strncmp(table->columns[0].name, "webinar", 7) == 0;
}

/* A table; behind a picture of it closed at first. Of a list without an end
 * the largest, and where the others are. */
static void
data_add(struct buf *to, const struct pack *pack, const char *name,
         const struct table *table, bool closed)
{
    struct table most = *table;
    size_t rows = table_rows(table);
    bool endless = rows > ROWS_MOST && !is_programme(table);

    if (closed) {
        buf_text(to, "<details>\n<summary>");
        html_text(to, slice_of(say(pack, "data")));
        buf_text(to, "</summary>\n");
    }
    if (endless)
        most.cell_count = ROWS_MOST * most.column_count;
    html_table(to, &most);
    if (endless) {
        buf_text(to, "<p>");
        html_text(to, slice_of(say(pack, "more_rows")));
        buf_format(to, " csv/%s.csv</p>\n", name);
    }
    if (closed)
        buf_text(to, "</details>\n");
}

static void
section_add(struct buf *to, const struct pack *pack, size_t at,
            const struct charts *charts, size_t *number)
{
    const char *name = sections[at].report;
    struct table table = shown(pack, name);
    struct table names = shown(pack, "webinars");
    struct chart chart;
    bool pictures = chart_read(report_named(name), &chart) && charts != NULL;
    bool matrix = strcmp(name, "overlap") == 0;

    buf_format(to, "<section id=\"%s\">\n", name);
    html_element(to, "h2", table.title);
    if (sections[at].text != NULL)
        html_element(to, "p", say(pack, sections[at].text));
    if (table_rows(&table) == 0) {
        html_element(to, "p", say(pack, "nothing"));
    } else {
        if (pictures)
            pictures_add(to, &table, &chart, charts, number);
        if (matrix)
            matrix_add(to, &table, &names, table.title);
        else
            data_add(to, pack, name, &table, pictures);
    }
    buf_text(to, "</section>\n");
}

static void
foot_add(struct buf *to, const struct pack *pack, bool pictures)
{
    AUTO(buf) files = { 0 };
    AUTO(buf) day = { 0 };
    int64_t dated = pack_table(pack, "summary")->dated;

    buf_text(to, "<footer>\n");
    if (!pictures)
        html_element(to, "p", say(pack, "no_pictures"));
    buf_text(to, "<p>");
    html_text(to, slice_of(say(pack, "zone")));
    buf_char(to, ' ');
    html_text(to, slice_of(pack->plan->timezone));
    buf_text(to, "</p>\n<p>headcount " VERSION ", ");
    html_text(to, slice_of(say(pack, "dated")));
    buf_char(to, ' ');
    wording_day(&day, pack->wording, "day", dated / 86400);
    html_text(to, buf_all(&day));
    buf_text(to, "; ");
    html_text(to, slice_of(say(pack, "inputs")));
    buf_format(&files, "%zu", table_rows(&pack->inputs));
    buf_char(to, ' ');
    wording_number(to, pack->wording, buf_all(&files));
    buf_text(to, "</p>\n</footer>\n");
}

void
page_render(struct buf *to, const struct pack *pack,
            const struct charts *charts)
{
    size_t number = 0;

    head_add(to, pack);
    for (size_t i = 0; i < COUNT_OF(sections); i++)
        section_add(to, pack, i, charts, &number);
    foot_add(to, pack, charts != NULL);
    html_end(to);
}

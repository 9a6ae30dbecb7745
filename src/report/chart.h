/* chart.h - pictures of reports.
 *
 * A report says in its file which it has: `-- chart: bars day attendances`,
 * `-- chart: lines minute present by webinar` (one for each webinar). The kinds
 * are the templates of conf/charts/. One gnuplot draws all charts of a page.
 */
#ifndef HEADCOUNT_CHART_H
#define HEADCOUNT_CHART_H

#include "files.h"
#include "report/table.h"
#include "wrap/plot.h"

struct chart {
    char kind[16], x[32], y[32], by[32]; /* by "": one chart of all rows */
};

/* false: the report has none. */
bool chart_read(const struct sql_report *report, struct chart *ret_chart);

/* The rows of one chart: first row, and the row behind the last. */
struct chart_part {
    size_t first, end;
};

/* The next part of a table: begin with {0, 0}; false: there is no more. */
bool chart_next(const struct table *table, const struct chart *chart,
                struct chart_part *part);

/* The row behind the last that a picture shows: the first of a ranking. */
size_t chart_end(const struct chart *chart, struct chart_part part);

struct charts { /* begin with { 0 } */
    struct buf commands, drawn;
    size_t count;
    struct slice *svg; /* of `drawn`, NULL until charts_end was true */
    struct plot plot;
};

/* Asks for a picture of these rows; its number is the count before. The table
 * must have its wording, which labels are made by. */
void charts_add(struct charts *charts, const struct table *table,
                const struct chart *chart, struct chart_part part);

/* gnuplot draws while other things are done. As plot_start and plot_end. */
bool charts_start(struct charts *charts, struct err *err);
bool charts_end(struct charts *charts, struct err *err);
void charts_drop(struct charts *charts);

/* Appends picture `number` as inline SVG: no id twice, no font, no link;
 * `label` says in words what it shows. */
void charts_svg(struct buf *to, const struct charts *charts, size_t number,
                const char *label);

/* All charts of a table in letters, for a terminal: bars of blocks, lines by
 * gnuplot. Errors as of plot_start and plot_end. */
struct chart_screen {
    int width;
    bool colour;
};
bool chart_text(struct buf *to, const struct table *table,
                const struct chart *chart, struct chart_screen screen,
                struct err *err);

/* What both forms share: a row's label, the largest number and at least 1, and
 * the commands for whichever terminal of gnuplot was set. */
void chart_label(struct buf *to, const struct table *table, size_t row,
                 size_t column);
double chart_most(const struct table *table, const struct chart *chart,
                  struct chart_part part);
void chart_plot(struct buf *to, const struct table *table,
                const struct chart *chart, struct chart_part part);

#endif

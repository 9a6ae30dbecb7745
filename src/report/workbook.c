/* workbook.c - all reports of a series as one workbook. */
#include "report/pack.h"

#include "report/chart.h"
#include "report/sheet.h"
#include "report/wording.h"
#include "wrap/xlsx.h"

#include <string.h>

#define CHART_ROWS   18 /* of a sheet, and the gap below */
#define COLUMNS_MOST 6  /* beside which a chart has room */

/* What the sheets are, and what the figures mean. */
static void
definitions_fill(struct table *table, const struct pack *pack)
{
    const struct table *summary = pack_table(pack, "summary");
    size_t figure = table_find(summary, "figure");
    size_t definition = table_find(summary, "definition");

    table->wording = pack->spoken;
    table_column(table, "term", DB_SHAPE_TEXT);
    table_column(table, "meaning", DB_SHAPE_TEXT);
    for (size_t row = 0; row < table_rows(summary); row++) {
        AUTO(buf) term = { 0 };
        AUTO(buf) meaning = { 0 };

        wording_cell(&term, summary, row, figure);
        wording_cell(&meaning, summary, row, definition);
        table_cell(table, buf_all(&term));
        table_cell(table, buf_all(&meaning));
    }
    for (size_t i = 0; i < pack->count; i++) {
        table_cell(table, slice_of(sql_reports[i].name));
        table_cell(table, slice_of(pack->tables[i].title));
    }
}

static void
charts_fill(struct xlsx *xlsx, const struct sql_report *report,
            const struct table *table)
{
    struct chart_part part = { 0 };
    struct chart chart;
    size_t row = 1, column = table->column_count + 1, by;

    if (!chart_read(report, &chart))
        return;
    if (table->column_count > COLUMNS_MOST) /* or it prints too small */
        row = table_rows(table) + 2, column = 0;
    by = table_find(table, chart.by);
    while (chart_next(table, &chart, &part)) {
        AUTO(buf) title = { 0 };
        struct xlsx_chart drawn = {
            .lines = strcmp(chart.kind, "lines") == 0,
            .lying = strcmp(chart.kind, "ranks") == 0,
            .first = part.first + 1,
            .last = chart_end(&chart, part),
            .x = table_find(table, chart.x),
            .y = table_find(table, chart.y),
            .row = row,
            .column = column,
        };

        drawn.days = table_kind(table, drawn.x) == CELL_DAY;
        drawn.clock = table_kind(table, drawn.x) == CELL_TIME &&
                      table_second(table, part.first, drawn.x, &drawn.from) &&
                      table_second(table, part.end - 1, drawn.x, &drawn.to);
        wording_heading(&title, table->wording, chart.y);
        if (by < table->column_count) {
            buf_text(&title, ", ");
            buf_slice(&title, table_at(table, part.first, by));
        }
        xlsx_chart(xlsx, &drawn, buf_string(&title));
        row += CHART_ROWS;
    }
}

bool
workbook_make(struct buf *to, const struct pack *pack, struct err *err)
{
    AUTO(table) definitions = { 0 };
    const struct table *summary = pack_table(pack, "summary");
    struct xlsx *xlsx = xlsx_open(summary->about, summary->dated);
    bool good;

    sheet_days(xlsx, pack->spoken);
    definitions_fill(&definitions, pack);
    sheet_fill(xlsx, &definitions, "definitions");
    for (size_t i = 0; i < pack->count; i++) {
        sheet_fill(xlsx, &pack->tables[i], sql_reports[i].name);
        charts_fill(xlsx, &sql_reports[i], &pack->tables[i]);
    }
    good = xlsx_finish(xlsx, to, err);
    xlsx_drop(xlsx);
    return good;
}

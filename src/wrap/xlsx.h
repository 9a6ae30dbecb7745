/* xlsx.h - workbooks of Office Open XML; the only module that includes
 * libxlsxwriter.
 *
 * The same calls give the same bytes. Text stays text: nothing in a cell is
 * a formula or a link; what is longer than a cell can be (32,767 characters)
 * is cut, what XML has no place for becomes U+FFFD. The library's files on its
 * way, in /tmp, have lost their names before anything is written to them.
 */
#ifndef HEADCOUNT_XLSX_H
#define HEADCOUNT_XLSX_H

#include "base/err.h"
#include "base/text.h"

struct xlsx;

/* created: UTC, seconds, what the workbook says of itself; at least 1980,
 * where the calendar of archives begins. */
struct xlsx *xlsx_open(const char *title, int64_t created);

/* Without xlsx_finish: nothing is left. NULL is fine. */
void xlsx_drop(struct xlsx *xlsx);

/* How days and times are written from here on, instead of as ISO 8601 does, as
 * number formats of workbooks, which must outlive it. */
void xlsx_days(struct xlsx *xlsx, const char *day, const char *time);

/* A sheet, to which all cells behind belong. The name is cut to the 31 units
 * of UTF-16 that a workbook allows, and what it forbids left out. */
void xlsx_sheet(struct xlsx *xlsx, const char *name);

/* Cells, counted from 0. Times are local: days and seconds since 1970. */
void xlsx_heading(struct xlsx *xlsx, size_t column, struct slice text);
void xlsx_text(struct xlsx *xlsx, size_t row, size_t column, struct slice text);
void xlsx_number(struct xlsx *xlsx, size_t row, size_t column, double number,
                 bool tenths);
void xlsx_truth(struct xlsx *xlsx, size_t row, size_t column, bool is);
void xlsx_day(struct xlsx *xlsx, size_t row, size_t column, int64_t day);
void xlsx_time(struct xlsx *xlsx, size_t row, size_t column, int64_t second);

/* The sheet is a table of so many rows below its headings, which stay in
 * sight and choose rows; it is printed in full width. */
void xlsx_table(struct xlsx *xlsx, size_t rows, size_t columns);
void xlsx_width(struct xlsx *xlsx, size_t column, int width);

/* Room for lines of text, where they are several: not every program makes it
 * by itself. */
void xlsx_lines(struct xlsx *xlsx, size_t row, int lines);

/* A chart of a column, beside the cells of the sheet. */
struct xlsx_chart {
    bool lines, lying; /* else columns; lying: bars, the first on top */
    bool clock;        /* labels are times, from .. to in local seconds */
    int64_t from, to;
    bool days;          /* labels are days */
    size_t first, last; /* rows */
    size_t x, y;        /* columns: labels and numbers */
    size_t row, column; /* where it stands */
};
void xlsx_chart(struct xlsx *xlsx, const struct xlsx_chart *chart,
                const char *title);

/* Appends the workbook, or nothing; once. ERR_SYSTEM: no room for it. */
bool xlsx_finish(struct xlsx *xlsx, struct buf *to, struct err *err);

#endif

/* sheet.h - a table as a sheet of a workbook. */
#ifndef HEADCOUNT_SHEET_H
#define HEADCOUNT_SHEET_H

#include "report/table.h"
#include "wrap/xlsx.h"

/* How days and times are written in a language; NULL: as ISO 8601 does. */
void sheet_days(struct xlsx *xlsx, const struct wording *wording);

/* Headings and rows; numbers, days, times and truth are real ones. */
void sheet_fill(struct xlsx *xlsx, const struct table *table, const char *name);

#endif

/* pack.h - all reports of a series as files to hand on.
 *
 * A page, a workbook, CSV and JSON of every report, and a manifest. Nothing in
 * them tells when or in which order files were imported, so that the same
 * facts give the same bytes: imports are numbered as the manifest lists them.
 */
#ifndef HEADCOUNT_PACK_H
#define HEADCOUNT_PACK_H

#include "model/plan.h"
#include "report/table.h"

struct pack {
    const struct plan *plan; /* borrowed */
    /* Of the page; of other files `spoken`, where names stay names if NULL. */
    const struct wording *wording, *spoken;
    struct table *tables; /* in the order of sql_reports */
    size_t count;
    struct table inputs; /* the imports */
};

/* All reports, within the caller's transaction, which is good for nothing else
 * then. Figures, also those of values, must be up to date. */
bool pack_gather(struct pack *pack, struct db *db, const struct plan *plan,
                 const struct wording *spoken, struct err *err);
void pack_drop(struct pack *pack);

const struct table *pack_table(const struct pack *pack, const char *report);

struct pack_file {
    char name[64]; /* "csv/days.csv" */
    struct buf text;
};

struct pack_files { /* begin with { 0 } */
    struct pack_file *files;
    size_t count, cap;
};

/* Makes all files. `ret_bare`: why the page has no pictures; its message is
 * empty where it has. */
bool pack_files(const struct pack *pack, struct pack_files *files,
                struct err *ret_bare, struct err *err);
void pack_files_drop(struct pack_files *files);

/* The page of the series; charts NULL: it says that it has no pictures. */
struct charts;
void page_charts(const struct pack *pack, struct charts *charts);
void page_render(struct buf *to, const struct pack *pack,
                 const struct charts *charts);

/* The workbook: definitions, then a sheet for each report, with charts. */
bool workbook_make(struct buf *to, const struct pack *pack, struct err *err);

#endif

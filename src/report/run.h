/* run.h - finds a report and runs it; sql/report/ is the list of them.
 *
 * Reports read figures, which must be up to date (store/figures.h); a report
 * that declares `-- $2 webinar` and `-- $3 day` is computed for them, of any
 * other the rows with that value are kept. One that says `-- sentence` has its
 * last column filled with sentences: those that [its name] of the language has
 * for what stands in the first column, such as [release] day.
 */
#ifndef HEADCOUNT_RUN_H
#define HEADCOUNT_RUN_H

#include "files.h"
#include "report/table.h"

struct report_ask {
    int64_t series_id;
    const char *webinar;           /* slug; NULL: all */
    const char *day;               /* ISO date; NULL: all */
    const struct wording *wording; /* the table's; NULL: none */
};

size_t report_count(void); /* of sql_reports */

/* The report of that name; NULL: none. */
const struct sql_report *report_named(const char *name);

/* ERR_USAGE, with the nearest name as a hint, when there is none. */
bool report_find(const char *name, const struct sql_report **ret_report,
                 struct err *err);

/* Whether it reads figures that are worked out when they are asked for
 * (figures_follow); its file says so: `-- values`. */
bool report_wants_values(const struct sql_report *report);

/* Fills an empty table. Runs inside the caller's transaction, whose time zone
 * it sets to the series'. ERR_USAGE: the report has no column to choose by. */
bool report_run(struct db *db, const struct sql_report *report,
                const struct report_ask *ask, struct table *table,
                struct err *err);

/* The names and titles of all reports. */
void report_list(struct table *table, const struct wording *wording);

#endif

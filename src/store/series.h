/* series.h - plans in the database: series, webinars, sessions.
 */
#ifndef HEADCOUNT_SERIES_H
#define HEADCOUNT_SERIES_H

#include "model/plan.h"
#include "wrap/db.h"

/* The slugs of all series, by slug, one a row (column 0). */
bool series_list(struct db *db, struct db_rows *rows, struct err *err);

/* Reads a series as a plan. Unknown slug: ERR_SETTING, the hint names those
 * that there are. */
bool series_read(struct db *db, const char *slug, struct plan *ret_plan,
                 struct err *err);

/* Locks the series row until the end of the transaction (for no key update):
 * taken before facts are written. */
bool series_lock(struct db *db, int64_t series_id, struct err *err);

/* Makes the database as the plan says: adds, changes and, with prune, removes
 * what has no data. Runs in the caller's transaction. `ret_changed`: whether
 * anything changed (then figures_touch has been called). Errors name the
 * plan's lines. */
bool series_apply(struct db *db, const struct plan *plan, const char *file,
                  bool prune, bool *ret_changed, struct err *err);

/* Adds one webinar (import --create): a slug made of the day, then -2, -3;
 * the title is the topic. Returns its id and slug (in the plan's arena). */
bool series_create_webinar(struct db *db, struct plan *plan, int64_t day,
                           const char *title, const char *platform_id,
                           struct plan_webinar *ret_webinar, struct err *err);

#endif

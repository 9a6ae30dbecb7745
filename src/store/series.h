/* series.h - plans in the database: series, webinars, sessions. */
#ifndef HEADCOUNT_SERIES_H
#define HEADCOUNT_SERIES_H

#include "model/plan.h"
#include "wrap/db.h"

/* All series by slug, one a row: slug (column 0) and title (column 1). */
bool series_list(struct db *db, struct db_rows *rows, struct err *err);

/* Reads a series as a plan. Unknown slug: ERR_SETTING, the hint names those
 * that there are. */
bool series_read(struct db *db, const char *slug, struct plan *ret_plan,
                 struct err *err);

/* What applying a plan did. */
struct series_changes {
    int64_t series_id;
    bool changed; /* anything at all; then figures_touch has been called */
    bool added;   /* the series itself is new */
    size_t webinars_added, webinars_removed;
    size_t sessions_added, sessions_removed;
};

/* Makes the database as the plan says: adds, changes and, with prune, removes
 * what is not in the plan. Runs in the caller's transaction. ERR_SETTING, with
 * the plan's lines: what imports have used would change (zone, day, realm), or
 * a webinar to remove has imports, or what stays without standing in the plan
 * would be torn from its time. Webinars and sessions keep their ids, so facts
 * survive. */
bool series_apply(struct db *db, const struct plan *plan, const char *file,
                  bool prune, struct series_changes *ret_changes,
                  struct err *err);

/* Adds one webinar (import --create) of the day and title (the topic) that
 * `webinar` holds, under its slug, else (NULL, "") one made of the day, then
 * -2, -3; platform_id "" for none. It goes with the import that made it, until
 * a plan names it (store/undo.h). Fills the rest of `webinar`, text in the
 * plan's arena; the plan itself stays as it was read. */
bool series_create_webinar(struct db *db, struct plan *plan, int64_t import_id,
                           const char *platform_id,
                           struct plan_webinar *webinar, struct err *err);

/* The webinars of a plan that was applied are the plan's own and stay when the
 * import that made them is taken back. Nothing of it shows, so it is no
 * change. */
bool series_own(struct db *db, int64_t series_id, const struct plan *plan,
                struct err *err);

#endif

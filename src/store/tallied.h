/* tallied.h - the figures of a webinar as they were added up beside its facts.
 *
 * Both run inside the caller's transaction, behind its lock on the series, so
 * that the plan by which heads count cannot change in between.
 */
#ifndef HEADCOUNT_TALLIED_H
#define HEADCOUNT_TALLIED_H

#include "model/tally.h"
#include "wrap/db.h"

/* Opens a tally with the webinar's min_minutes and windows, before the facts of
 * `import_id` are written. Where another import tells of the webinar, too, or a
 * role was given by hand, one import's tally is not the webinar's: it stays
 * zeroed (webinar_id 0). */
bool tallied_open(struct tally *tally, struct db *db, int64_t import_id,
                  int64_t webinar_id, struct err *err);

/* Writes what figure_tally, figure_change and figure_window would work out of
 * the facts; there must be none of the webinar yet. Ends the tally. */
bool tallied_write(struct db *db, int64_t series_id, struct tally *tally,
                   struct err *err);

#endif

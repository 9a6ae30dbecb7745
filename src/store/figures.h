/* figures.h - attendance and figures, derived from facts (counting.md 5).
 *
 * Facts say how far they are (figure_state), figures follow. All but
 * figures_bring runs inside the caller's transaction.
 */
#ifndef HEADCOUNT_FIGURES_H
#define HEADCOUNT_FIGURES_H

#include "model/tally.h"
#include "wrap/db.h"

/* Facts or the plan of a webinar have changed: its attendance is stale and
 * the figures of its series are behind. webinar_id 0: all webinars. Takes the
 * row lock on the series that serialises writers. */
bool figures_touch(struct db *db, int64_t series_id, int64_t webinar_id,
                   struct err *err);

/* Brings attendance and figures of a series up to date; nothing to do is
 * cheap. `rebuild`: from the facts alone, all of it. */
bool figures_update(struct db *db, int64_t series_id, bool rebuild,
                    struct err *err);

/* The same for who has just imported, in that transaction, with the tallies of
 * the webinars of which nobody else tells (tallied_open); zeroed ones are none.
 * All other webinars are worked out from their facts. */
bool figures_add(struct db *db, int64_t series_id, struct tally *tallies,
                 size_t tally_count, struct err *err);

/* For readers: the same where the database can be written. A standby or a
 * read-only role has the figures that there are; ret_behind: older than the
 * facts. `values`: also the figures by country, organisation, answer and day
 * of registration, which are worked out when they are asked for. */
bool figures_follow(struct db *db, int64_t series_id, bool values,
                    bool *ret_behind, struct err *err);

/* As figures_update, and for `values`, in a transaction of its own, for who
 * has none. */
bool figures_bring(struct db *db, int64_t series_id, bool rebuild, bool values,
                   struct err *err);

/* Whether the figures are up to date, but those of values. */
bool figures_current(struct db *db, int64_t series_id, bool *ret_current,
                     struct err *err);

#endif

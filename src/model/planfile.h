/* planfile.h - a plan as text: read from a file, printed so that it can be
 * read again.
 *
 * Times of the text are local to the series' zone (T7); the plan's are
 * instants. What planfile_print prints, planfile_parse takes, and prints the
 * same again, byte for byte.
 */
#ifndef HEADCOUNT_PLANFILE_H
#define HEADCOUNT_PLANFILE_H

#include "base/ini.h"
#include "model/plan.h"

/* Reads a plan; it is in plan order then. ERR_SETTING, naming file and line:
 * whatever breaks a rule of plans. */
bool planfile_parse(struct plan *ret_plan, const struct ini *ini,
                    struct err *err);

/* Appends the plan as text: what is preset is left out. Fails only where the
 * zone of the series is not known on this machine. */
bool planfile_print(struct buf *to, const struct plan *plan, struct err *err);

/* Whether two plans, both read from the database, are the same series with
 * the same webinars, and say the same. */
bool planfile_same(const struct plan *a, const struct plan *b, bool *ret_same,
                   struct err *err);

#endif

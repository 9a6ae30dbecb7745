/* catchup.h - the figures of one series or all, behind many imports at once.
 */
#ifndef HEADCOUNT_CATCHUP_H
#define HEADCOUNT_CATCHUP_H

#include "cmd/app.h"

struct catchup {
    bool rebuild; /* from the facts alone, also what is up to date */
    bool tell;    /* say so where there was nothing to do */
    bool values;  /* also the figures that are worked out when asked for */
};

/* Brings the figures of a series up, in a transaction of its own, and says
 * so; and those of every series. */
bool catchup_series(struct app *app, const char *slug,
                    const struct catchup *how, struct err *err);
bool catchup_all(struct app *app, const struct catchup *how, struct err *err);

#endif

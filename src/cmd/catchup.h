/* catchup.h - the figures of all series, behind many imports at once.
 */
#ifndef HEADCOUNT_CATCHUP_H
#define HEADCOUNT_CATCHUP_H

#include "cmd/app.h"

/* Brings the figures of every series up that are behind, each series in one
 * transaction, and says so; quiet where there is nothing to do. */
bool catchup_run(struct app *app, struct err *err);

#endif

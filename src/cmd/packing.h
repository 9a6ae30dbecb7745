/* packing.h - `headcount report pack`: a folder to hand on.
 */
#ifndef HEADCOUNT_PACKING_H
#define HEADCOUNT_PACKING_H

#include "base/opt.h"
#include "cmd/app.h"

/* Options and errors are those of report. */
bool packing_run(struct app *app, const struct opts *opts, struct err *err);

#endif

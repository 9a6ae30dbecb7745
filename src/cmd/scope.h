/* scope.h - which series and webinar the options mean.
 */
#ifndef HEADCOUNT_SCOPE_H
#define HEADCOUNT_SCOPE_H

#include "base/opt.h"
#include "base/text.h"

/* --series and --webinar, the latter W or S/W; NULL: not given. ERR_USAGE
 * when they name two series. Text lies in the arena or in the options. */
bool scope_read(const struct opts *opts, struct arena *arena,
                const char **ret_series, const char **ret_webinar,
                struct err *err);

#endif

/* importid.h - the id of an import, as a command line names it.
 */
#ifndef HEADCOUNT_IMPORTID_H
#define HEADCOUNT_IMPORTID_H

#include "base/err.h"

#include <stdint.h>

/* ERR_USAGE: not a number. */
bool importid_read(const char *word, int64_t *ret_id, struct err *err);

#endif

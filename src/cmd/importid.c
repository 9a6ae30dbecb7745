/* importid.c - the id of an import, as a command line names it. */
#include "cmd/importid.h"

#include "base/text.h"

#include <string.h>

bool
importid_read(const char *word, int64_t *ret_id, struct err *err)
{
    bool digits = word[0] != '\0' && word[strspn(word, "0123456789")] == '\0';

    if (slice_number(slice_of(word), ret_id))
        return true;
    if (digits)
        err_set(err, ERR_SETTING, "there is no import of that number");
    else
        err_set(err, ERR_USAGE, "an import is named by its number");
    return err_hint(err, "\"headcount imports\" prints it first in each "
                         "line.");
}

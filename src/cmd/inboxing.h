/* inboxing.h - every ready file of a drop folder, imported and moved.
 *
 * A commit comes before its move. Who is killed in between leaves a file
 * whose bytes are known: the next run only moves it, with the same id.
 */
#ifndef HEADCOUNT_INBOXING_H
#define HEADCOUNT_INBOXING_H

#include "cmd/app.h"

struct inboxed {
    size_t imported, failed;
    size_t stuck; /* left where they are: the system refused to read them */
    size_t early; /* not ready yet */
};

/* Imports what is ready; figures are left behind (cmd/catchup). True also
 * where files failed; false: no more can be done, the rest is left as it was.
 */
bool inboxing_run(struct app *app, const char *folder,
                  struct inboxed *ret_inboxed, struct err *err);

/* ERR_INPUT where files failed, ERR_SYSTEM where some are stuck. */
bool inboxing_verdict(const struct inboxed *inboxed, struct err *err);

#endif

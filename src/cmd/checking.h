/* checking.h - how a file would be read, found out without database, plan and
 * key.
 *
 * The key is made for the run and forgotten with it: what is hashed serves to
 * tell rows apart and goes nowhere.
 */
#ifndef HEADCOUNT_CHECKING_H
#define HEADCOUNT_CHECKING_H

#include "cmd/app.h"
#include "ingest/inspect.h"
#include "ingest/reading.h"

struct checking { /* begin with the options; the rest is made by open */
    const char *format, *encoding, *tz;
    enum date_order order;
    const char *bots;
    struct profiles profiles;
    struct crypto_key *root, *file_key;
    struct identity *identity;
    struct plan plan;
};

bool checking_open(struct checking *checking, struct app *app, struct err *err);
void checking_drop(struct checking *checking);

/* Appends what is found about a file, also when the answer is false: no format
 * fits, or an import would refuse the file whatever the plan. */
bool checking_file(struct checking *checking, const char *path,
                   const char *name, struct buf *to, struct err *err);

#endif

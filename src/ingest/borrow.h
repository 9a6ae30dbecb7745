/* borrow.h - whose address a row has that has none of its own (counting.md I1).
 *
 * The two exceptions to "names are never keys", both inside one file: a row of
 * a table without addresses takes that of the same name in the table that has
 * them, if that name stands there exactly once; and the UPN column serves
 * where the e-mail column has nothing, unless one UPN stands beside different
 * names. Both are known only behind the last row.
 */
#ifndef HEADCOUNT_BORROW_H
#define HEADCOUNT_BORROW_H

#include "ingest/roster.h"

/* A row of a table that lends: its name's head, and its person (HEAD_NONE
 * where it has no address). */
void borrow_lend(struct roster *roster, uint32_t name, uint32_t person);

/* A UPN of a row beside a name; the entry that is about to be added has no
 * other address (`serves`), and `role` is the person's by the plan's lists. */
void borrow_upn(struct roster *roster, uint32_t person, uint32_t name,
                bool serves, enum role role);

/* Behind the last row: guests become the persons that they are. */
void borrow_settle(struct roster *roster);

#endif

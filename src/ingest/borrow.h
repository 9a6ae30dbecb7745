/* borrow.h - whose address a row has that has none of its own (counting.md I1).
 *
 * Three ways, all inside one file and known only behind the last row. A row of
 * a table without addresses takes that of the same name in the table that has
 * them, if that name stands there exactly once: the exception to "names are
 * never keys". A second column of addresses (a UPN, the buyer of a ticket)
 * serves where the first has nothing, unless one of its addresses stands
 * beside different names. And the answers to a form may have the address
 * under a question: the column is the one in which most rows have one.
 */
#ifndef HEADCOUNT_BORROW_H
#define HEADCOUNT_BORROW_H

#include "ingest/roster.h"

/* A row of a table that lends: its name's head, and its person (HEAD_NONE
 * where it has no address). */
void borrow_lend(struct roster *roster, uint32_t name, uint32_t person);

/* A stand-in of a row beside a name; the entry that is about to be added has no
 * other address (`serves`), and `role` is the person's by the plan's lists. */
void borrow_upn(struct roster *roster, uint32_t person, uint32_t name,
                bool serves, enum role role);

/* Behind the last row: guests become the persons that they are. */
void borrow_settle(struct roster *roster);

#endif

/* planner.h - what the planner must not do where it cannot know better.
 *
 * Rows that an import has just written are in no statistics yet.
 */
#ifndef HEADCOUNT_PLANNER_H
#define HEADCOUNT_PLANNER_H

#include "wrap/db.h"

/* Until the transaction ends, or it is called again. */
bool planner_allow(struct db *db, bool loops, bool sorts, struct err *err);

#endif

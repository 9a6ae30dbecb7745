/* schema.h - the schema headcount: made, brought up to date, checked.
 *
 * Each file of sql/schema/ is run once, in the order of its number, and noted
 * in the table migration; 000_base.sql makes that table.
 */
#ifndef HEADCOUNT_SCHEMA_H
#define HEADCOUNT_SCHEMA_H

#include "wrap/db.h"

/* Runs what was not run yet, in one transaction of its own; of two at once
 * the second waits and finds nothing to do. ERR_SETTING: the schema is newer
 * than this program, or another's; the database is not in UTF-8. A failure
 * leaves the schema as it was. */
bool schema_update(struct db *db, bool *ret_changed, struct err *err);

/* ERR_SETTING: there is no schema, or it is older or newer than this program;
 * the hint says what to do. */
bool schema_check(struct db *db, struct err *err);

#endif

/* naming.h - the name that a row gives. */
#ifndef HEADCOUNT_NAMING_H
#define HEADCOUNT_NAMING_H

#include "ingest/roster.h"

/* Reads the display name, or given and family joined (I2), into the roster,
 * and whether it is a bot's. Who joined again stands in the next row mostly,
 * whose name is known then. */
void naming_row(struct roster *roster, const struct row *row);

/* "Name (Host)", "Name (Co-host)" of a meeting's list (O2). */
bool naming_host(struct roster *roster, struct slice name);

#endif

/* census.h - what must be known of all rows before one can be resolved.
 *
 * Rows may lie in staging by then, so it is counted as they come in: which
 * meetings have joins, which open dates stand there (counting.md T3), which
 * lines were taken.
 */
#ifndef HEADCOUNT_CENSUS_H
#define HEADCOUNT_CENSUS_H

#include "ingest/roster.h"

/* Counts a row in; or a line that is no record, of the table `part`. */
void census_row(struct roster *roster, const struct entry *entry);
void census_line(struct roster *roster, enum part part);

/* Behind the last row: lines that wait for the next row find there is none. */
void census_end(struct roster *roster);

/* Notes a row that is rejected. `field` is our word or "". */
void census_reject(struct roster *roster, uint32_t line, const char *field,
                   const char *reason);

/* Whether the record at a line is a row that is not rejected. */
bool census_took(const struct roster *roster, uint32_t line);

#endif

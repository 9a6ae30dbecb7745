/* keep.h - what may be kept of a file's words (privacy.md 4).
 *
 * Organisations and answers are kept as they are written, countries by their
 * code (ingest/country), unknown ones as written; an address never is, nor the
 * name of the row that it stands in, however either is spelled.
 */
#ifndef HEADCOUNT_KEEP_H
#define HEADCOUNT_KEEP_H

#include "ingest/roster.h"

/* The number of a cell's text in roster->text; 0: nothing may be kept. */
uint32_t keep_text(struct roster *roster, const struct row *row,
                   struct slice cell);

/* The same for a cell that names a country. Each spelling is looked up once a
 * file. */
uint32_t keep_country(struct roster *roster, const struct row *row,
                      struct slice cell);

/* Which question of the plan a table's question is: index into
 * roster.questions, or QUESTION_NONE. */
uint32_t keep_question(struct roster *roster, const struct columns *columns,
                       size_t i);

#endif

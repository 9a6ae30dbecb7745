/* reading.h - one file read: what it is, what it says, its facts.
 *
 * The life of an import inside ingest: source (bytes), recognise (which
 * profile), layout (which rows), roster (who and when), place (of which
 * webinar), resolve (which class), merge (facts). Nothing here knows a
 * database.
 */
#ifndef HEADCOUNT_READING_H
#define HEADCOUNT_READING_H

#include "ingest/place.h"
#include "ingest/source.h"

struct reading_how {
    const struct plan *plan;
    const struct profiles *profiles;
    struct identity *identity;
    struct place_how place;
    const char *bots;              /* patterns of names (listed_open) */
    const char *format, *encoding; /* NULL: recognised */
    enum date_order order;         /* CLEAR: found out */
    size_t memory; /* bytes that rows and heads may take; 0: no ceiling */
    const int64_t *known; /* webinars that these bytes brought */
    size_t known_count;
    void (*progress)(int64_t done, int64_t total, void *with); /* or NULL */
    void *with;
};

struct reading; /* one file */

/* Reads a file to its end. ERR_INPUT when no format fits, the webinar or the
 * dates cannot be told, or not one row can be used. */
bool reading_open(struct reading **ret_reading, struct source *source,
                  const struct reading_how *how, struct err *err);
void reading_close(struct reading *reading); /* wipes; NULL is fine */

/* What the file says, but for its facts; owned by the reading. */
struct harvest *reading_harvest(struct reading *reading);

/* How often each warning came up; see WARNINGS in ingest/roster.h. */
const size_t *reading_warnings(const struct reading *reading);

/* Appends the headings of columns that the profile does not know, each once,
 * as they may be shown (ingest/mask), some ten at most; returns how many
 * there are. */
size_t reading_unknown(const struct reading *reading, struct buf *to);

/* The facts of one of the harvest's webinars, sorted by head; see
 * roster_facts. */
bool reading_facts(struct reading *reading, size_t webinar,
                   bool (*use)(const struct fact *fact, void *with,
                               struct err *err),
                   void *with, struct err *err);

/* Gives `use` all of the file but the rows that were taken: preamble, headers
 * and the rejected rows, as they stand there, to be corrected and imported
 * again. */
bool reading_rejected(struct reading *reading,
                      bool (*use)(struct slice text, void *with,
                                  struct err *err),
                      void *with, struct err *err);

#endif

/* section.h - the titles of a file's sections, by their words or numbers. */
#ifndef HEADCOUNT_SECTION_H
#define HEADCOUNT_SECTION_H

#include "ingest/headings.h"

/* "3. Activities" */
bool section_numbered(struct slice title);

/* The tables that a title begins; NULL: none. "2. Participants" is known by
 * its number, too, which is the stable part. */
const struct meaning *section_meaning(struct headings *headings,
                                      struct slice title);

/* A title with a number behind those that are known: of a section that holds
 * no people whom another does not hold. */
bool section_beyond(struct headings *headings, struct slice title);

#endif

/* header.h - whether a record can be nothing but a header.
 *
 * A heading is no personal data and may be shown, a row never; and what has
 * one word that some format knows may still be a row: "Email" is an answer to
 * "How did you hear of us?", too.
 */
#ifndef HEADCOUNT_HEADER_H
#define HEADCOUNT_HEADER_H

#include "ingest/profile.h"
#include "wrap/csv.h"

struct header_look {
    size_t filled; /* cells that are not empty */
    size_t known;  /* headings of any format */
    bool data;     /* there are addresses, numbers, times */
    bool certain;  /* a header: all of its cells may be shown */
};

struct header_look header_look(const struct profiles *profiles,
                               const struct csv_record *record);

/* Whether a cell is a heading of any format. */
bool header_knows(const struct profiles *profiles, struct slice cell);

#endif

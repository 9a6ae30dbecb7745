/* mask.h - what may be shown of a file: everything but people.
 *
 * Addresses, names and free text become a word in brackets; times, durations,
 * statuses and roles are shown as they are understood.
 */
#ifndef HEADCOUNT_MASK_H
#define HEADCOUNT_MASK_H

#include "ingest/layout.h"
#include "ingest/when.h"

/* Appends a heading, cut to `width` columns; "(masked)" for what holds an
 * "@" or a number as long as a telephone's, "(long)" for what is too long for
 * a heading. */
void mask_heading(struct buf *to, struct slice cell, int width);

/* Appends the headings that a layout's profile does not know, some ten at
 * most; returns how many there are. */
size_t mask_unknown(struct buf *to, const struct layout *layout);

/* Whether a field holds a time. */
bool field_is_time(enum field field);

/* Reads a time cell of a row as an import would; order: CLEAR, or YMD where
 * the user says so. */
struct when mask_when(const struct row *row, enum field field,
                      enum date_order order);

/* Appends a time as it reads in an order (CLEAR: day first where that is
 * open): 2021-06-29T16:00:00, with a Z when it is an instant. */
void mask_time(struct buf *to, const struct when *when, enum date_order order);

/* Appends what a cell of a row says: no time (that is for the two above). */
void mask_cell(struct buf *to, const struct row *row, enum field field);

/* Appends what a file says of itself, but for times. */
void mask_about(struct buf *to, enum about about, struct slice value);

#endif

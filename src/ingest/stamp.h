/* stamp.h - the fast path of time cells: the shapes that nearly all exports
 * write, read at once.
 */
#ifndef HEADCOUNT_STAMP_H
#define HEADCOUNT_STAMP_H

#include "ingest/notation.h"

/* Reads a trimmed cell of one of these shapes, in plain ASCII, with or without
 * seconds, and with or without "AM" or "PM" behind them:
 *
 *     Jun 29, 2021 08:17:46       a month's word has three letters
 *     2021-06-29 08:17:46
 *     6/29/2021, 8:17:46 AM       the comma may be missing
 *
 * True: `notation` is what tokens_cut and notation_read make of the cell.
 * False: they have to be asked, and `notation` is empty. */
bool stamp_read(struct notation *notation, struct slice cell);

/* Reads the clock at the end of such a cell, and " AM" behind it. Returns how
 * long the text of its day is, which a blank divides from the clock; 0: there
 * is none such. */
size_t stamp_clock(struct notation *notation, struct slice cell);

#endif

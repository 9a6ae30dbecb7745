/* serial.h - times as a spreadsheet counts them: days, and parts of one.
 */
#ifndef HEADCOUNT_SERIAL_H
#define HEADCOUNT_SERIAL_H

#include "base/text.h"

/* "44376.41667" is 2021-06-29 10:00:00; seconds since 1970 as if in UTC. Four
 * decimals are the whole minute that they leave, if they leave one; fewer tell
 * no time, unless they are a minute exactly. False: no such number, or not of
 * the years 2000 to 2099.
 */
bool serial_read(struct slice cell, int64_t *ret_seconds);

#endif

/* manual.h - the manual page headcount(1), made from the tables.
 */
#ifndef HEADCOUNT_MANUAL_H
#define HEADCOUNT_MANUAL_H

#include "base/text.h"

/* Appends the page in the language of man(7). */
void manual_page(struct buf *to);

#endif

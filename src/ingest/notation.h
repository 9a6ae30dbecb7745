/* notation.h - the parts of a time cell: a date, a clock, a zone.
 *
 * Only what stands there; which part of a date is what, and which time it
 * makes, is told in when.c.
 */
#ifndef HEADCOUNT_NOTATION_H
#define HEADCOUNT_NOTATION_H

#include "ingest/token.h"

enum half { HALF_NONE, HALF_AM, HALF_PM };

/* A number of a date, or its month by name. */
struct date_part {
    int64_t number;
    size_t digits;  /* 1, 2 or 4; 0: a month by name */
    char mark;      /* 'Y' 'M' 'D' as 年 月 日 tell, 'N' by name, or 0 */
    char separator; /* behind it: / - . or another, or 0 */
};

struct notation {
    struct date_part parts[3]; /* as they came */
    size_t part_count;
    bool has_time, has_zone;
    enum half half;
    int64_t hour, minute, second; /* 0-24, 0-59, 0-59 */
    int32_t offset;               /* seconds, with has_zone */
};

/* Reads a whole cell; false: there is something that no time has. With
 * has_time set before, a zone alone can be read. */
bool notation_read(struct notation *notation, const struct tokens *tokens);

#endif

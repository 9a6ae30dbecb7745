/* civil.h - days and the proleptic Gregorian calendar; no zones here.
 *
 * After Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
 */
#ifndef HEADCOUNT_CIVIL_H
#define HEADCOUNT_CIVIL_H

#include <stdbool.h>
#include <stdint.h>

#define DAY_SECONDS 86400

struct civil {
    int64_t year;
    int month, day; /* 1-12, 1-31 */
};

/* Days since 1970-01-01. */
int64_t civil_days(struct civil date);
struct civil civil_from_days(int64_t days);
bool civil_valid(struct civil date);

/* "2021-06-29" to days and back (text of 10 characters and a NUL at least). */
bool civil_parse(const char *text, int64_t *ret_days);
void civil_format(int64_t days, char text[16]);

/* Division that rounds down, for instants before 1970. */
int64_t floor_div(int64_t a, int64_t b);

#endif

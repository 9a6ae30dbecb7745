/* serial.c - times as a spreadsheet counts them: days, and parts of one. */
#include "ingest/serial.h"

#include "base/civil.h"

#define DAYS_TO_1970 25569
#define FIRST_DAY    36526 /* 2000-01-01 */
#define LAST_DAY     73050 /* 2099-12-31 */
#define DAY_MINUTES  1440
#define DECIMALS_MAX 12 /* further ones change no second */
#define SURE_SCALE                                             \
    10000 /* half of the last of four decimals is 4 s, of five \
             0.4 s */

/* The nearest multiple of `unit` to part / scale days, in seconds; false: it
 * is further off than the last decimal can be. */
static bool
nearest(int64_t part, int64_t scale, int64_t unit, int64_t *ret_seconds)
{
    int64_t seconds = (part * DAY_SECONDS + scale * unit / 2) / scale;
    int64_t off;

    seconds -= seconds % unit;
    off = part * DAY_SECONDS - seconds * scale;
    *ret_seconds = seconds;
    return (off < 0 ? -off : off) <= DAY_SECONDS / 2;
}

bool
serial_read(struct slice cell, int64_t *ret_seconds)
{
    int64_t day, part = 0, scale = 1, seconds;
    struct slice days = { cell.at, 5 };

    if (cell.len < 7 || (cell.at[5] != '.' && cell.at[5] != ',') ||
        !slice_number(days, &day) || day < FIRST_DAY || day > LAST_DAY)
        return false;
    for (size_t i = 6; i < cell.len; i++) {
        if (cell.at[i] < '0' || cell.at[i] > '9')
            return false;
        if (i < 6 + DECIMALS_MAX) {
            part = part * 10 + cell.at[i] - '0';
            scale *= 10;
        }
    }
    if (scale < SURE_SCALE && part * DAY_MINUTES % scale != 0)
        return false;
    if (scale > SURE_SCALE || !nearest(part, scale, 60, &seconds))
        nearest(part, scale, 1, &seconds);
    *ret_seconds = (day - DAYS_TO_1970) * DAY_SECONDS + seconds;
    return true;
}

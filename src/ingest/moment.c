/* moment.c - a time cell in eight bytes, until date order and zone are known.
 */
#include "ingest/moment.h"

#include "base/civil.h"

#include <assert.h>

#define IS_BITS    3
#define OPEN_BIT   4
#define DMY_BIT    8
#define MDY_BIT    16
#define CLOCK_BIT  DMY_BIT /* of a time that is not open */
#define SERIAL_BIT MDY_BIT /* the same */
#define SHIFT_BITS 5
#define SHIFT_ZERO 512
#define TIME_BITS  16

struct moment
moment_pack(const struct when *when)
{
    int64_t seconds = when->seconds, shift = 0;
    int64_t flags = (int64_t)when->is;

    if (when->is == WHEN_NONE || when->is == WHEN_BAD)
        return (struct moment){ flags };
    if (when->open) {
        flags |= OPEN_BIT;
        flags |= when->dmy_ok ? DMY_BIT : 0;
        flags |= when->mdy_ok ? MDY_BIT : 0;
        seconds = when->dmy_ok ? when->dmy : when->mdy;
        if (when->dmy_ok && when->mdy_ok)
            shift = (when->mdy - when->dmy) / DAY_SECONDS;
    }
    flags |= when->clock ? CLOCK_BIT : 0;
    flags |= when->serial ? SERIAL_BIT : 0;
    return (struct moment){ seconds * (1 << TIME_BITS) +
                            ((shift + SHIFT_ZERO) << SHIFT_BITS) + flags };
}

enum when_is
moment_is(struct moment moment)
{
    return (enum when_is)(moment.packed & IS_BITS);
}

bool
moment_open(struct moment moment)
{
    return (moment.packed & OPEN_BIT) != 0;
}

bool
moment_clock(struct moment moment)
{
    return moment_is(moment) == WHEN_LOCAL && !moment_open(moment) &&
           (moment.packed & CLOCK_BIT) != 0;
}

bool
moment_serial(struct moment moment)
{
    return moment_is(moment) >= WHEN_LOCAL && !moment_open(moment) &&
           (moment.packed & SERIAL_BIT) != 0;
}

struct moment
moment_on(struct moment clock, int64_t day)
{
    assert(moment_clock(clock));
    clock.packed += day * DAY_SECONDS * (1 << TIME_BITS);
    clock.packed &= ~(int64_t)CLOCK_BIT;
    return clock;
}

struct moment
moment_floor(struct moment moment)
{
    int64_t day = (int64_t)DAY_SECONDS * (1 << TIME_BITS);
    int64_t flags = moment.packed & ((1 << TIME_BITS) - 1);

    moment.packed = floor_div(moment.packed, day) * day + flags;
    return moment;
}

bool
moment_reads(struct moment moment, enum date_order order)
{
    if (moment_is(moment) != WHEN_LOCAL && moment_is(moment) != WHEN_INSTANT)
        return false;
    if (!moment_open(moment))
        return true;
    return (order == DATE_ORDER_DMY && (moment.packed & DMY_BIT)) ||
           (order == DATE_ORDER_MDY && (moment.packed & MDY_BIT));
}

static int64_t
moment_shift(struct moment moment)
{
    return ((moment.packed & 0xffff) >> SHIFT_BITS) - SHIFT_ZERO;
}

bool
moment_differs(struct moment moment)
{
    return moment_open(moment) && moment_shift(moment) != 0;
}

static int64_t
moment_seconds(struct moment moment, enum date_order order)
{
    int64_t seconds = floor_div(moment.packed, 1 << TIME_BITS);

    if (moment_open(moment) && order == DATE_ORDER_MDY &&
        (moment.packed & DMY_BIT))
        seconds += moment_shift(moment) * DAY_SECONDS;
    return seconds;
}

int64_t
moment_day(struct moment moment, enum date_order order)
{
    return floor_div(moment_seconds(moment, order), DAY_SECONDS);
}

bool
moment_before(struct moment one, struct moment other, enum date_order order)
{
    return moment_seconds(one, order) < moment_seconds(other, order);
}

enum moment_found
moment_instants(struct moment moment, enum date_order order, struct zone *zone,
                int64_t ret[2])
{
    static const enum moment_found found[] = { MOMENT_SKIPPED, MOMENT_ONE,
                                               MOMENT_TWO };

    if (moment_is(moment) == WHEN_NONE)
        return MOMENT_ABSENT;
    if (!moment_reads(moment, order))
        return MOMENT_BAD;
    ret[0] = moment_seconds(moment, order);
    if (moment_is(moment) == WHEN_INSTANT)
        return MOMENT_ONE;
    return found[zone_instants(zone, ret[0], ret)];
}

/* when.c - what a time cell says (counting.md 6, T1-T5). */
#include "ingest/when.h"

#include "base/civil.h"
#include "ingest/cell.h"
#include "ingest/serial.h"
#include "ingest/stamp.h"

#include <string.h>

/* Seconds since midnight. A marker beside an hour above 12 is ignored, and
 * 0:xx PM is 12:xx (T5). */
static int64_t
clock_seconds(const struct notation *notation)
{
    int64_t hour = notation->hour;

    if (notation->half == HALF_PM && hour < 12)
        hour += 12;
    if (notation->half == HALF_AM && hour == 12)
        hour = 0;
    return hour * 3600 + notation->minute * 60 + notation->second;
}

/* Midnight of a date, if there is such a date, in years that can be. */
static bool
midnight(struct date_part year, int64_t month, struct date_part day,
         int64_t *ret_seconds)
{
    struct civil date = { .year = year.number,
                          .month = (int)month,
                          .day = (int)day.number };

    if (year.digits == 2)
        date.year += 2000;
    if (month > 12 || day.digits > 2 || date.year < 1970 || date.year > 2199 ||
        !civil_valid(date))
        return false;
    *ret_seconds = civil_days(date) * DAY_SECONDS;
    return true;
}

/* With 年 月 日, or with the month by name: what the parts are is told. */
static bool
told_date(const struct date_part *parts, int64_t *ret_seconds)
{
    struct date_part year = { 0 }, day = { 0 };
    int64_t month = 0;

    for (size_t i = 0; i < 3; i++) {
        bool is_year = parts[i].mark == 'Y' || parts[i].digits == 4;
        bool is_day = !is_year && (parts[i].mark == 'D' ||
                                   (parts[i].mark == 0 && day.digits == 0));

        if (parts[i].mark == 'M' || parts[i].mark == 'N')
            month = parts[i].number;
        else if (is_day)
            day = parts[i];
        else
            year = parts[i];
    }
    return year.digits > 0 && month > 0 && day.digits > 0 &&
           midnight(year, month, day, ret_seconds);
}

/* a/b/c with the year last: day or month first, or as `order` has it. */
static bool
open_date(const struct date_part *parts, enum date_order order,
          struct when *when)
{
    const struct date_part *a = &parts[0], *b = &parts[1], *c = &parts[2];

    if (order == DATE_ORDER_YMD)
        return c->digits <= 2 && midnight(*a, b->number, *c, &when->seconds);
    if (order == DATE_ORDER_DMY)
        return midnight(*c, b->number, *a, &when->seconds);
    if (order == DATE_ORDER_MDY)
        return midnight(*c, a->number, *b, &when->seconds);
    when->open = true;
    when->dmy_ok = midnight(*c, b->number, *a, &when->dmy);
    when->mdy_ok = midnight(*c, a->number, *b, &when->mdy);
    return when->dmy_ok || when->mdy_ok;
}

static bool
read_date(const struct notation *notation, enum date_order order,
          struct when *when)
{
    const struct date_part *parts = notation->parts;
    char separator = parts[0].separator;

    if (parts[0].mark || parts[1].mark || parts[2].mark)
        return told_date(parts, &when->seconds);
    if (separator != parts[1].separator || parts[1].digits > 2 ||
        (separator != '/' && separator != '-' && separator != '.'))
        return false;
    if (parts[0].digits == 4)
        return midnight(parts[0], parts[1].number, parts[2], &when->seconds);
    if (separator == '.')
        return midnight(parts[2], parts[1].number, parts[0], &when->seconds);
    return open_date(parts, order, when);
}

static void
when_shift(struct when *when, int64_t seconds)
{
    when->seconds += when->open ? 0 : seconds;
    when->dmy += when->dmy_ok ? seconds : 0;
    when->mdy += when->mdy_ok ? seconds : 0;
}

/* A local time is an instant where the cell or its heading tells the zone. */
static bool
when_settle(const struct notation *notation, const struct when_how *how,
            struct when *when)
{
    int32_t offset = notation->offset;

    when->is = WHEN_LOCAL;
    if (!notation->has_zone && how->zone == NULL)
        return true;
    if (!notation->has_zone && !when_zone(slice_of(how->zone), &offset))
        return false;
    when->is = WHEN_INSTANT;
    when_shift(when, -offset);
    return true;
}

static bool
read_serial(struct slice cell, const struct when_how *how, struct when *when)
{
    const struct notation nothing = { 0 };

    *when = (struct when){ .serial = true };
    return how->serial && serial_read(cell, &when->seconds) &&
           when_settle(&nothing, how, when);
}

static bool
when_make(const struct notation *notation, const struct when_how *how,
          struct when *when)
{
    when->is = WHEN_LOCAL;
    if (notation->part_count == 0) {
        when->seconds = clock_seconds(notation);
        when->clock = true;
        return how->clock_alone && how->zone == NULL && notation->has_time &&
               !notation->has_zone;
    }
    if (notation->part_count < COUNT_OF(notation->parts) ||
        (!notation->has_time && (!how->date_alone || notation->half)) ||
        !read_date(notation, how->order, when))
        return false;
    when_shift(when, clock_seconds(notation));
    return when_settle(notation, how, when);
}

enum date_order
when_order(enum date_order said)
{
    return said == DATE_ORDER_YMD ? DATE_ORDER_YMD : DATE_ORDER_CLEAR;
}

/* The notation of any cell. */
static bool
cell_notation(struct notation *notation, struct slice cell)
{
    struct tokens tokens;

    return tokens_cut(&tokens, cell, true) && notation_read(notation, &tokens);
}

struct when
when_read(struct slice cell, const struct when_how *how)
{
    struct when bad = { .is = WHEN_BAD }, when = { 0 };
    struct notation notation;

    cell = cell_trim(cell);
    if (cell_is_placeholder(cell))
        return (struct when){ .is = WHEN_NONE };
    if ((!stamp_read(&notation, cell) && !cell_notation(&notation, cell)) ||
        !when_make(&notation, how, &when))
        return read_serial(cell, how, &when) ? when : bad;
    return when;
}

/* Where a day is kept: by the first and the last bytes of its text. */
static struct when_day *
day_find(struct when_days *days, struct slice text)
{
    uint64_t first, last;

    memcpy(&first, text.at, sizeof first);
    memcpy(&last, text.at + text.len - sizeof last, sizeof last);
    first =
        (first ^ last << 1) * UINT64_C(0x9E3779B97F4A7C15); /* 2^64 / golden */
    return &days->at[first >> 32 & (WHEN_DAYS - 1)];
}

static bool
day_is(const struct when_day *day, struct slice text,
       const struct when_how *how)
{
    return day->len == text.len && memcmp(day->text, text.at, text.len) == 0 &&
           day->order == how->order && day->zone == how->zone;
}

struct when
when_again(struct when_days *days, struct slice cell,
           const struct when_how *how)
{
    struct notation clock, whole;
    struct slice text = { cell.at, stamp_clock(&clock, cell) };
    struct when_day *day;
    struct when when;

    if (text.len < sizeof(uint64_t) || text.len > sizeof day->text)
        return when_read(cell, how);
    day = day_find(days, text);
    if (day_is(day, text, how)) {
        when = day->midnight;
        when_shift(&when, clock_seconds(&clock));
        return when;
    }
    when = when_read(cell, how);
    if (when.is >= WHEN_LOCAL && stamp_read(&whole, cell)) {
        day->len = (uint8_t)text.len;
        memcpy(day->text, text.at, text.len);
        day->order = (uint8_t)how->order;
        day->zone = how->zone;
        day->midnight = when;
        when_shift(&day->midnight, -clock_seconds(&clock));
    }
    return when;
}

bool
when_zone(struct slice word, int32_t *ret_offset)
{
    struct notation notation = { .has_time = true };

    if (!cell_notation(&notation, word) || !notation.has_zone ||
        notation.part_count || notation.half)
        return false;
    *ret_offset = notation.offset;
    return true;
}

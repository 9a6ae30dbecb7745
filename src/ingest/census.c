/* census.c - what must be known of all rows before one can be resolved. */
#include "ingest/census.h"

#include <string.h>

#define LINES_STEP ((size_t)4096) /* bytes of bits: 32768 lines */

static void
line_take(struct roster *roster, uint32_t line)
{
    size_t at = line / 8, size = roster->taken_size;

    if (at >= size) {
        roster->taken_size = (at / LINES_STEP + 1) * LINES_STEP;
        roster->taken = x_regrow(roster->taken, roster->taken_size);
        memset(roster->taken + size, 0, roster->taken_size - size);
    }
    roster->taken[at] |= (uint8_t)(1 << line % 8);
}

bool
census_took(const struct roster *roster, uint32_t line)
{
    return line / 8 < roster->taken_size &&
           (roster->taken[line / 8] >> line % 8 & 1) != 0;
}

void
census_reject(struct roster *roster, uint32_t line, const char *field,
              const char *reason)
{
    if (line / 8 < roster->taken_size)
        roster->taken[line / 8] &= (uint8_t) ~(1 << line % 8);
    NUMBERS_ADD(roster->rejects, roster->reject_count, roster->reject_cap) =
        (struct reject){ line, field, reason };
}

/* Meetings keep the order in which rows tell of them. */
static void
meeting_see(struct roster *roster, size_t number)
{
    struct meeting *meeting = &roster->meetings[number];

    if (meeting->is_seen)
        return;
    meeting->is_seen = true;
    NUMBERS_ADD(roster->seen, roster->seen_count, roster->seen_cap) =
        (uint32_t)number;
}

/* Lines that are no records stand among those of their meeting; before the
 * first row only the next can tell. */
static void
lines_deal(struct roster *roster, size_t number)
{
    if (!roster->is_waiting)
        return;
    meeting_see(roster, number);
    for (int i = 0; i < PART_COUNT; i++)
        roster->meetings[number].rows[i][CLASS_REJECTED] += roster->waiting[i];
    memset(roster->waiting, 0, sizeof roster->waiting);
    roster->is_waiting = false;
}

void
census_line(struct roster *roster, enum part part)
{
    struct meeting *meeting = &roster->meetings[roster->meeting_last];

    roster->entry_count++;
    if (roster->meeting_last == 0) {
        roster->waiting[part]++;
        roster->is_waiting = true;
    } else {
        meeting->rows[part][CLASS_REJECTED]++;
    }
}

void
census_end(struct roster *roster)
{
    lines_deal(roster, 0);
}

/* A date of a join or leave cell, for order_find. */
static void
date_count(struct roster *roster, struct moment moment, uint32_t number)
{
    struct meeting *meeting = &roster->meetings[number];
    struct open_date date = { .day = moment_floor(moment),
                              .meeting = number,
                              .next = meeting->dates };
    struct open_date *last =
        roster->date_count > 0 ? &roster->dates[roster->date_last] : NULL;
    char key[sizeof date.day + sizeof number];
    uint32_t *at;

    if (last != NULL && last->meeting == number &&
        last->day.packed == date.day.packed) {
        last->count++;
        return;
    }
    memcpy(key, &date.day, sizeof date.day);
    memcpy(key + sizeof date.day, &number, sizeof number);
    at = map_at(&roster->date_map, (struct slice){ key, sizeof key });
    if (*at == MAP_NONE) {
        *at = meeting->dates = (uint32_t)roster->date_count;
        NUMBERS_ADD(roster->dates, roster->date_count, roster->date_cap) = date;
    }
    roster->date_last = *at;
    roster->dates[*at].count++;
}

/* The first date that reads so, to be shown if none can be told. */
static void
date_show(struct roster *roster, struct moment moment, uint32_t line)
{
    bool dmy = moment_reads(moment, DATE_ORDER_DMY);
    bool mdy = moment_reads(moment, DATE_ORDER_MDY);
    enum dated_how how = !mdy ? DATED_DMY : !dmy ? DATED_MDY : DATED_EITHER;

    if ((dmy || mdy) && roster->dated[how].line == 0 &&
        moment_differs(moment) == (how == DATED_EITHER))
        roster->dated[how] = (struct dated){ moment, line };
}

void
census_row(struct roster *roster, const struct entry *entry)
{
    struct meeting *meeting = &roster->meetings[entry->meeting];

    roster->entry_count++;
    lines_deal(roster, entry->meeting);
    meeting_see(roster, entry->meeting);
    roster->meeting_last = entry->meeting;
    line_take(roster, entry->line);
    meeting->count++;
    meeting->has_row[roster->profile->tables[entry->table].part] = true;
    meeting->has_joins |= moment_is(entry->join) != WHEN_NONE;
    meeting->has_clocks |= moment_clock(entry->join);
    if (moment_open(entry->registered))
        date_show(roster, entry->registered, entry->line);
    if (moment_open(entry->join)) {
        date_show(roster, entry->join, entry->line);
        date_count(roster, entry->join, entry->meeting);
    }
    if (moment_open(entry->leave)) {
        date_show(roster, entry->leave, entry->line);
        date_count(roster, entry->leave, entry->meeting);
    }
}

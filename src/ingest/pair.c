/* pair.c - event lists: joined and left become stays (counting.md R5). */
#include "ingest/pair.h"

#include "ingest/census.h"

#include <stdlib.h>

/* Events by meeting, name, time; a join before a leave of the same second. */
static int
event_order(const void *left, const void *right)
{
    const struct entry *a = *(struct entry *const *)left;
    const struct entry *b = *(struct entry *const *)right;

    if (a->meeting != b->meeting)
        return a->meeting < b->meeting ? -1 : 1;
    if (a->head != b->head)
        return a->head < b->head ? -1 : 1;
    if (a->join.packed != b->join.packed)
        return a->join.packed < b->join.packed ? -1 : 1;
    if ((a->flags ^ b->flags) & ENTRY_LEFT)
        return a->flags & ENTRY_LEFT ? 1 : -1;
    return a->line < b->line ? -1 : a->line > b->line;
}

static void
event_reject(struct roster *roster, struct entry *entry, const char *field,
             const char *reason)
{
    entry->class = CLASS_REJECTED;
    census_reject(roster, entry->line, field, reason);
}

/* Reads an event's time; false: its row is rejected. */
static bool
event_time(struct roster *roster, struct entry *entry,
           const struct placing *placing)
{
    int64_t found[2];
    enum moment_found how =
        moment_instants(entry->join, placing->order, placing->zone, found);
    const char *reason = how == MOMENT_SKIPPED  ? "no_such_time"
                         : how == MOMENT_ABSENT ? "no_join"
                                                : "bad_time";

    if (how < MOMENT_ONE) {
        event_reject(roster, entry, "event_at", reason);
        return false;
    }
    if (!(entry->flags & (ENTRY_JOINED | ENTRY_LEFT))) {
        event_reject(roster, entry, "event", "unknown_event");
        return false;
    }
    entry->join.packed = found[0];
    if (how == MOMENT_TWO && (entry->flags & ENTRY_LEFT)) {
        entry->leave.packed = found[1];
        entry->flags |= ENTRY_DOUBLED;
    }
    return true;
}

/* Pairs the events of one name in one meeting: a leave ends the earliest join
 * that is still open. Both walk forward only. */
static void
name_pair(struct roster *roster, struct entry **events, size_t count)
{
    size_t open = 0;

    for (size_t i = 0; i < count; i++) {
        struct entry *event = events[i];

        if (event->flags & ENTRY_JOINED) {
            event->class = CLASS_STAY;
            continue;
        }
        while (open < i && !(events[open]->flags & ENTRY_JOINED))
            open++;
        if (open == i) {
            event_reject(roster, event, "event", "leave_without_join");
            open++;
            continue;
        }
        events[open]->leave.packed = event->join.packed;
        events[open]->flags |= ENTRY_MATCHED;
        event->class = CLASS_SUMMARY;
        open++;
    }
}

/* Stays without an end: that of the file, or its last event (R4). */
static void
name_close(struct roster *roster, struct entry **events, size_t count,
           const struct placing *placing, int64_t last)
{
    for (size_t i = 0; i < count; i++) {
        struct entry *event = events[i];
        int64_t end;

        if (event->class != CLASS_STAY || (event->flags & ENTRY_MATCHED))
            continue;
        end = meeting_end(&roster->meetings[event->meeting], placing,
                          event->join.packed);
        if (end == INSTANT_NONE)
            roster->warnings[WARNING_OPEN_END]++;
        event->leave.packed = end == INSTANT_NONE ? last : end;
    }
}

/* T4: a leave at a doubled hour is the earlier one, unless it then ends
 * nothing: that would put it before its join. */
static void
name_doubled(struct entry **events, size_t count)
{
    size_t open = 0;
    bool moved = false;

    for (size_t i = 0; i < count; i++) {
        struct entry *event = events[i];

        if (event->flags & ENTRY_JOINED) {
            open++;
        } else if (open > 0) {
            open--;
        } else if (event->flags & ENTRY_DOUBLED) {
            event->join = event->leave;
            moved = true;
        }
    }
    if (moved)
        qsort(events, count, sizeof *events, event_order);
}

static void
meeting_pair(struct roster *roster, struct entry **events, size_t count,
             const struct placing *placing)
{
    int64_t last;

    for (size_t i = 0, end; i < count; i = end) {
        for (end = i; end < count && events[end]->head == events[i]->head;)
            end++;
        name_doubled(events + i, end - i);
    }
    last = events[0]->join.packed;
    for (size_t i = 0; i < count; i++)
        if (events[i]->join.packed > last)
            last = events[i]->join.packed;
    for (size_t i = 0, end; i < count; i = end) {
        for (end = i; end < count && events[end]->head == events[i]->head;)
            end++;
        name_pair(roster, events + i, end - i);
        name_close(roster, events + i, end - i, placing, last);
    }
}

void
events_pair(struct roster *roster, const struct places *places)
{
    struct entry **events = NULL;
    size_t count = 0, cap = 0;

    for (size_t i = 0; roster->is_whole && i < roster->held; i++) {
        struct entry *entry = &roster->entries[i];

        if (entry->class == CLASS_COUNT &&
            event_time(roster, entry, &places->meetings[entry->meeting]))
            ARRAY_ADD(events, count, cap) = entry;
    }
    if (count > 0)
        qsort(events, count, sizeof *events, event_order);
    for (size_t i = 0, end; i < count; i = end) {
        for (end = i;
             end < count && events[end]->meeting == events[i]->meeting;)
            end++;
        meeting_pair(roster, events + i, end - i,
                     &places->meetings[events[i]->meeting]);
    }
    x_free(events);
}

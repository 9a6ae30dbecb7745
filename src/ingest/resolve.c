/* resolve.c - rows to classes, cells to instants (counting.md R2-R5, T4). */
#include "ingest/resolve.h"

#include "base/civil.h"
#include "ingest/borrow.h"
#include "ingest/pair.h"

/* The leave of a stay that began at `join`: T4, the earlier of doubled times
 * unless that puts it before the join. */
static int64_t
leave_after(const int64_t found[2], enum moment_found how, int64_t join)
{
    return how == MOMENT_TWO && found[0] < join ? found[1] : found[0];
}

int64_t
meeting_end(const struct meeting *meeting, const struct placing *placing,
            int64_t join)
{
    int64_t found[2];
    enum moment_found how =
        moment_instants(meeting->end, placing->order, placing->zone, found);
    int64_t end;

    if (how < MOMENT_ONE)
        return INSTANT_NONE;
    end = leave_after(found, how, join);
    return end < join ? join : end;
}

static bool
cell_wrong(struct roster *roster, struct entry *entry, const char *field,
           enum moment_found how)
{
    if (how != MOMENT_BAD && how != MOMENT_SKIPPED)
        return false;
    roster_reject(roster, entry, field,
                  how == MOMENT_BAD ? "bad_time" : "no_such_time");
    return true;
}

/* R4: a row with a join time is a stay, or is rejected. */
static void
entry_stay(struct roster *roster, struct entry *entry,
           const struct placing *placing)
{
    int64_t joins[2], leaves[2], leave;
    enum moment_found join_how =
        moment_instants(entry->join, placing->order, placing->zone, joins);
    enum moment_found leave_how =
        moment_instants(entry->leave, placing->order, placing->zone, leaves);

    if (cell_wrong(roster, entry, "join", join_how) ||
        cell_wrong(roster, entry, "leave", leave_how))
        return;
    if (leave_how == MOMENT_ABSENT) {
        leave =
            meeting_end(&roster->meetings[entry->meeting], placing, joins[0]);
        if (leave == INSTANT_NONE) {
            leave = joins[0];
            roster->warnings[WARNING_OPEN_END]++;
        }
    } else {
        leave = leave_after(leaves, leave_how, joins[0]);
    }
    if (leave < joins[0]) {
        roster_reject(roster, entry, "leave", "leave_before_join");
        return;
    }
    roster->warnings[WARNING_OUTER_BOUNDS] +=
        roster->profile->tables[entry->table].trait[TRAIT_OUTER];
    entry->class = CLASS_STAY;
    entry->join.packed = joins[0];
    entry->leave.packed = leave;
}

/* A time without a date is of the day on which the webinar starts where the
 * file was written; who left before joining, by the clock, left past
 * midnight. */
static void
entry_day(struct entry *entry, const struct placing *placing)
{
    const struct plan_webinar *webinar = placing->webinar;
    int64_t day = webinar->day;
    struct moment leave;

    if (webinar->starts_at != INSTANT_NONE)
        day = floor_div(zone_local(placing->zone, webinar->starts_at),
                        DAY_SECONDS);
    if (moment_clock(entry->join))
        entry->join = moment_on(entry->join, day);
    if (!moment_clock(entry->leave))
        return;
    if (moment_reads(entry->join, placing->order))
        day = moment_day(entry->join, placing->order);
    leave = moment_on(entry->leave, day);
    if (moment_before(leave, entry->join, placing->order))
        leave = moment_on(entry->leave, day + 1);
    entry->leave = leave;
}

/* Numbers of days among written times are what a spreadsheet has made of some
 * of them by an order of day and month that need not be the file's: nobody can
 * tell which times they were. */
static void
entry_serials(const struct roster *roster, struct entry *entry)
{
    struct moment *moments[] = { &entry->join, &entry->leave,
                                 &entry->registered };

    if (roster->serial == 0 || roster->written == 0)
        return;
    for (size_t i = 0; i < COUNT_OF(moments); i++)
        if (moment_serial(*moments[i]))
            *moments[i] = MOMENT_IS_BAD;
}

/* R2: the first class that fits. */
static void
entry_class(struct roster *roster, struct entry *entry,
            const struct placing *placing)
{
    const struct table *table = &roster->profile->tables[entry->table];

    entry_day(entry, placing);
    if (table->summary_of >= 0 &&
        roster->meetings[entry->meeting].has_row[table->summary_of])
        entry->class = CLASS_SUMMARY;
    else if (entry->flags & ENTRY_WAITING)
        entry->class = CLASS_WAITING;
    else if (moment_is(entry->join) != WHEN_NONE)
        entry_stay(roster, entry, placing);
    else if (entry->flags & ENTRY_NO)
        entry->class = CLASS_NO_SHOW;
    else if ((entry->flags & ENTRY_YES) || entry->duration >= 0)
        entry->class = CLASS_UNTIMED;
    else if (entry->flags & ENTRY_LISTED)
        entry->class = CLASS_REGISTERED;
    else
        roster_reject(roster, entry, "join", "no_join");
}

/* T4: a registration time that cannot be read is as not stated. */
static void
entry_registered(struct entry *entry, const struct placing *placing)
{
    int64_t found[2];
    enum moment_found how = moment_instants(entry->registered, placing->order,
                                            placing->zone, found);

    entry->registered.packed = how < MOMENT_ONE ? INSTANT_NONE : found[0];
}

/* O1: a presenter is a panelist only where others are attendees. */
static void
entry_role(const struct roster *roster, struct entry *entry)
{
    if ((entry->flags & ENTRY_PRESENTER) && roster->attendee_word &&
        entry->role < ROLE_PANELIST)
        entry->role = ROLE_PANELIST;
}

/* I2: without a name a guest is told by webinar and stay. */
static void
entry_nameless(struct roster *roster, struct entry *entry,
               const struct placing *placing)
{
    struct stay stay = { entry->join.packed, entry->leave.packed };
    bool timed = entry->class == CLASS_STAY;
    struct head head = { .is_guest = true };

    if (entry->head != HEAD_NONE || (!timed && entry->class != CLASS_UNTIMED))
        return;
    head.ref = identity_nameless(roster->identity, placing->webinar->slug,
                                 timed ? &stay : NULL);
    entry->head = roster_head(roster, &head);
}

bool
roster_resolve(struct roster *roster, const struct places *places,
               const bool *known, struct err *err)
{
    borrow_settle(roster);
    for (size_t i = 0; i < roster->entry_count; i++) {
        struct entry *entry = &roster->entries[i];
        const struct placing *placing = &places->meetings[entry->meeting];

        /* A line that is no record was rejected before; of which meeting it
         * is nobody knows. */
        if (entry->class == CLASS_REJECTED)
            continue;
        if (placing->webinar == NULL)
            entry->class = CLASS_FOREIGN;
        else if (known[entry->meeting])
            entry->class = CLASS_KNOWN;
        entry_serials(roster, entry);
        if (entry->class == CLASS_COUNT &&
            !roster->profile->tables[entry->table].trait[TRAIT_EVENTS])
            entry_class(roster, entry, placing);
    }
    if (!events_pair(roster, places, err))
        return false;
    for (size_t i = 0; i < roster->entry_count; i++) {
        struct entry *entry = &roster->entries[i];
        const struct placing *placing = &places->meetings[entry->meeting];

        if (placing->webinar == NULL)
            continue;
        entry_registered(entry, placing);
        entry_role(roster, entry);
        entry_nameless(roster, entry, placing);
    }
    return true;
}

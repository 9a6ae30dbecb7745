/* resolve.c - rows to classes, cells to instants (counting.md R2-R5, T4). */
#include "ingest/resolve.h"

#include "base/civil.h"
#include "ingest/census.h"
#include "ingest/pair.h"
#include "ingest/runs.h"

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

static void
entry_reject(struct entry *entry, struct ruling *ruling, const char *field,
             const char *reason)
{
    entry->class = CLASS_REJECTED;
    ruling->field = field;
    ruling->reason = reason;
}

static bool
cell_wrong(struct entry *entry, struct ruling *ruling, const char *field,
           enum moment_found how)
{
    if (how != MOMENT_BAD && how != MOMENT_SKIPPED)
        return false;
    entry_reject(entry, ruling, field,
                 how == MOMENT_BAD ? "bad_time" : "no_such_time");
    return true;
}

/* R4: a row with a join time is a stay, or is rejected. */
static void
entry_stay(const struct roster *roster, struct entry *entry,
           const struct placing *placing, struct ruling *ruling)
{
    int64_t joins[2], leaves[2], leave;
    enum moment_found join_how =
        moment_instants(entry->join, placing->order, placing->zone, joins);
    enum moment_found leave_how =
        moment_instants(entry->leave, placing->order, placing->zone, leaves);

    if (cell_wrong(entry, ruling, "join", join_how) ||
        cell_wrong(entry, ruling, "leave", leave_how))
        return;
    if (leave_how == MOMENT_ABSENT) {
        leave =
            meeting_end(&roster->meetings[entry->meeting], placing, joins[0]);
        ruling->open_end = leave == INSTANT_NONE;
        if (leave == INSTANT_NONE)
            leave = joins[0];
    } else {
        leave = leave_after(leaves, leave_how, joins[0]);
    }
    if (leave < joins[0]) {
        entry_reject(entry, ruling, "leave", "leave_before_join");
        return;
    }
    ruling->outer_bounds =
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
entry_class(const struct roster *roster, struct entry *entry,
            const struct placing *placing, struct ruling *ruling)
{
    const struct table *table = &roster->profile->tables[entry->table];

    entry_day(entry, placing);
    if (table->summary_of >= 0 &&
        roster->meetings[entry->meeting].has_row[table->summary_of])
        entry->class = CLASS_SUMMARY;
    else if (entry->flags & ENTRY_WAITING)
        entry->class = CLASS_WAITING;
    else if (moment_is(entry->join) != WHEN_NONE)
        entry_stay(roster, entry, placing, ruling);
    else if (entry->flags & ENTRY_NO)
        entry->class = CLASS_NO_SHOW;
    else if ((entry->flags & ENTRY_YES) || entry->duration >= 0)
        entry->class = CLASS_UNTIMED;
    else if (entry->flags & ENTRY_LISTED)
        entry->class = CLASS_REGISTERED;
    else
        entry_reject(entry, ruling, "join", "no_join");
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

void
entry_resolve(const struct resolving *how, struct entry *entry,
              struct ruling *ret_ruling)
{
    const struct roster *roster = how->roster;
    const struct placing *placing = &how->places->meetings[entry->meeting];

    *ret_ruling = (struct ruling){ 0 };
    if (entry->class != CLASS_COUNT)
        return;
    if (placing->webinar == NULL) {
        entry->class = CLASS_FOREIGN;
        return;
    }
    entry_serials(roster, entry);
    if (how->known[entry->meeting])
        entry->class = CLASS_KNOWN;
    else if (!roster->profile->tables[entry->table].trait[TRAIT_EVENTS])
        entry_class(roster, entry, placing, ret_ruling);
    entry_registered(entry, placing);
    entry_role(roster, entry);
}

static void
entry_count(struct roster *roster, const struct entry *entry)
{
    enum part part = roster->profile->tables[entry->table].part;

    roster->meetings[entry->meeting].rows[part][entry->class]++;
}

static void
ruling_count(struct roster *roster, const struct entry *entry,
             const struct ruling *ruling)
{
    roster->warnings[WARNING_OPEN_END] += ruling->open_end;
    roster->warnings[WARNING_OUTER_BOUNDS] += ruling->outer_bounds;
    if (ruling->reason != NULL)
        census_reject(roster, entry->line, ruling->field, ruling->reason);
}

/* I2: without a name a guest is told by webinar and stay. */
static void
entry_nameless(const struct resolving *how, struct entry *entry)
{
    const struct placing *placing = &how->places->meetings[entry->meeting];
    struct stay stay = { entry->join.packed, entry->leave.packed };
    bool timed = entry->class == CLASS_STAY;
    struct person guest = { 0 };

    if (entry->head != HEAD_NONE || (!timed && entry->class != CLASS_UNTIMED))
        return;
    guest.ref = identity_nameless(how->roster->identity, placing->webinar->slug,
                                  timed ? &stay : NULL);
    entry->head = roster_head(how->roster, &guest, true);
}

/* A guest without a name comes back from staging, to go there as a head. */
static bool
nameless_add(const struct resolving *how, const struct sheaf *sheaf,
             struct err *err)
{
    struct roster *roster = how->roster;
    struct entry entry = sheaf->entries[0];

    entry_nameless(how, &entry);
    if (entry.head == HEAD_NONE)
        return true;
    for (size_t i = 0; i < sheaf->answer_count; i++) {
        struct entry_answer answer = sheaf->answers[i];

        answer.entry = (uint32_t)roster->held;
        NUMBERS_ADD(roster->answers, roster->answer_count, roster->answer_cap) =
            answer;
    }
    return runs_add(roster, &entry, err);
}

static bool
sheaf_resolve(struct sheaf *sheaf, void *with, struct err *err)
{
    const struct resolving *how = with;

    for (size_t i = 0; i < sheaf->count; i++) {
        struct entry *entry = &sheaf->entries[i];
        struct ruling ruling;

        entry_resolve(how, entry, &ruling);
        ruling_count(how->roster, entry, &ruling);
        entry_count(how->roster, entry);
    }
    return !sheaf->is.is_nameless || nameless_add(how, sheaf, err);
}

bool
roster_resolve(const struct resolving *how, struct err *err)
{
    struct roster *roster = how->roster;

    for (size_t i = 0; i < roster->held; i++) {
        struct ruling ruling;

        entry_resolve(how, &roster->entries[i], &ruling);
        ruling_count(roster, &roster->entries[i], &ruling);
    }
    events_pair(roster, how->places);
    roster->is_whole = false;
    if (roster->run_count > 0) /* then all are, in the order of the file */
        return roster_stage(roster, err) &&
               runs_each(roster, roster->run_count, sheaf_resolve, (void *)how,
                         err);
    for (size_t i = 0; i < roster->held; i++) {
        entry_nameless(how, &roster->entries[i]);
        entry_count(roster, &roster->entries[i]);
    }
    return true;
}

/* reading.c - one file read: what it is, what it says, its facts. */
#include "ingest/reading.h"

#include "ingest/borrow.h"
#include "ingest/census.h"
#include "ingest/intake.h"
#include "ingest/mask.h"
#include "ingest/merge.h"

#include <stdlib.h>
#include <string.h>

struct reading {
    const struct reading_how *how;
    struct source *source;
    struct recognised recognised;
    struct layout *layout;
    struct roster roster;
    struct places places;
    struct resolving resolving;
    struct harvest harvest;
    struct moment generated;
    uint32_t *group_of; /* for each meeting its webinar in the harvest */
    size_t reports;     /* whose own statements were taken */
};

void
reading_close(struct reading *reading)
{
    if (reading == NULL)
        return;
    layout_close(reading->layout);
    roster_drop(&reading->roster);
    places_drop(&reading->places);
    harvest_drop(&reading->harvest);
    x_free(reading->group_of);
    x_free(reading);
}

/* What a report says of itself stands before its first row. */
static void
about_take(const struct slice *about, void *with)
{
    struct reading *reading = with;
    struct roster *roster = &reading->roster;
    struct when_how how = { 0 };
    struct meeting *meeting;

    if (reading->reports++ > 0) {
        struct meeting another = { .platform_id = "", .topic = "" };

        roster->meeting_now = roster_meeting(roster, &another);
    }
    meeting = &roster->meetings[roster->meeting_now];
    meeting->platform_id = roster_platform_id(roster, about[ABOUT_PLATFORM_ID]);
    meeting->topic = roster_topic(roster, about[ABOUT_TOPIC]);
    /* When it began says nothing that joins do not, but counts for T3. */
    roster_moment(roster, about[ABOUT_START], how);
    meeting->end = roster_moment(roster, about[ABOUT_END], how);
    how.date_alone = true;
    reading->generated = roster_moment(roster, about[ABOUT_GENERATED], how);
    roster_host(roster, meeting, about[ABOUT_HOST_ADDRESS]);
    for (int i = 0; i < CLAIM_COUNT; i++)
        slice_number(about[ABOUT_CLAIMS + i], &meeting->claims[i]);
}

static bool
reading_row(const struct row *row, void *with, struct err *err)
{
    struct reading *reading = with;

    return roster_row(row, &reading->roster, err);
}

static void
reading_progress(int64_t done, void *with)
{
    const struct reading *reading = with;

    if (reading->how->progress != NULL)
        reading->how->progress(done, source_size(reading->source),
                               reading->how->with);
}

/* Bytes to entries. */
static bool
reading_read(struct reading *reading, struct err *err)
{
    const struct intake_use use = { .row = reading_row,
                                    .report = about_take,
                                    .progress = reading_progress,
                                    .with = reading };

    if (!intake_read(reading->source, reading->how->profiles,
                     &reading->recognised, &use, &reading->layout, err))
        return false;
    reading->roster.warnings[WARNING_GUESSED] +=
        reading->recognised.guessed ? reading->roster.entry_count : 0;
    return true;
}

static bool
webinar_known(const struct reading_how *how, const struct placing *placing)
{
    for (size_t i = 0; placing->webinar != NULL && i < how->known_count; i++)
        if (how->known[i] == placing->webinar->webinar_id)
            return true;
    return false;
}

static void
claims_read(const struct reading *reading, size_t meeting,
            struct harvest_webinar *webinar)
{
    bool silent = webinar->foreign || webinar->known;

    for (int i = 0; i < CLAIM_COUNT; i++)
        webinar->claims[i] =
            silent ? -1 : reading->roster.meetings[meeting].claims[i];
}

/* The harvest's webinar of a meeting, added when it is new. */
static uint32_t
harvest_group(struct reading *reading, size_t meeting, bool known)
{
    struct harvest *harvest = &reading->harvest;
    const struct placing *placing = &reading->places.meetings[meeting];
    const struct plan_webinar *webinar = placing->webinar;
    struct harvest_webinar *group;

    for (size_t i = 0; i < reading->roster.meeting_count; i++)
        if (reading->group_of[i] != MAP_NONE &&
            reading->places.meetings[i].webinar == webinar)
            return reading->group_of[i];
    group = &harvest->webinars[harvest->webinar_count];
    *group = (struct harvest_webinar){
        .slug = "", .zone = "", .title = "", .platform_id = ""
    };
    group->foreign = webinar == NULL;
    group->known = known;
    if (webinar != NULL) {
        group->webinar_id = webinar->webinar_id;
        group->slug = webinar->slug;
        group->zone = zone_name(placing->zone);
        group->order = order_told(&reading->roster, placing->order);
        group->create = webinar->webinar_id == 0;
        group->day = webinar->day;
        group->title = webinar->title;
        if (webinar->platform_count > 0)
            group->platform_id = webinar->platforms[0].shown;
    }
    claims_read(reading, meeting, group);
    return (uint32_t)harvest->webinar_count++;
}

static int
reject_order(const void *left, const void *right)
{
    const struct reject *a = left, *b = right;

    return a->line < b->line ? -1 : a->line > b->line;
}

static void
ledger_add(struct harvest_webinar *webinar, const struct meeting *meeting)
{
    for (int part = 0; part < PART_COUNT; part++)
        for (int class = 0; class < CLASS_COUNT; class ++)
            webinar->rows[part][class] += meeting->rows[part][class];
}

/* The harvest's webinars, in the order in which the file tells of them. */
static void
harvest_fill(struct reading *reading, const bool *known)
{
    struct harvest *harvest = &reading->harvest;
    struct roster *roster = &reading->roster;
    size_t meetings = roster->meeting_count;

    harvest->webinars =
        arena_get(&harvest->arena, meetings * sizeof *harvest->webinars);
    reading->group_of = x_alloc(meetings * sizeof *reading->group_of);
    for (size_t i = 0; i < meetings; i++)
        reading->group_of[i] = MAP_NONE;
    if (meetings == 1)
        reading->group_of[0] = harvest_group(reading, 0, known[0]);
    for (size_t i = 0; i < roster->seen_count; i++) {
        uint32_t number = roster->seen[i];
        uint32_t *group = &reading->group_of[number];

        if (*group == MAP_NONE)
            *group = harvest_group(reading, number, known[number]);
        ledger_add(&harvest->webinars[*group], &roster->meetings[number]);
    }
    if (roster->reject_count > 1)
        qsort(roster->rejects, roster->reject_count, sizeof *roster->rejects,
              reject_order);
    harvest->rejects = roster->rejects;
    harvest->reject_count = roster->reject_count;
}

static void
harvest_file(struct reading *reading)
{
    struct harvest *harvest = &reading->harvest;
    const struct places *places = &reading->places;
    int64_t found[2];

    harvest->size = source_size(reading->source);
    harvest->file = source_name(reading->source);
    harvest->profile = reading->recognised.profile->name;
    harvest->encoding = reading->recognised.encoding;
    harvest->generated_at = INSTANT_NONE;
    for (size_t i = 0; i < reading->roster.meeting_count; i++) {
        const struct placing *placing = &places->meetings[i];

        if (placing->webinar != NULL && harvest->generated_at == INSTANT_NONE &&
            moment_instants(reading->generated, placing->order, placing->zone,
                            found) >= MOMENT_ONE)
            harvest->generated_at = found[0];
    }
}

static bool
fact_found(const struct fact *fact, void *with, struct err *err)
{
    (void)fact;
    (void)err;
    *(bool *)with = true;
    return false; /* one is enough */
}

/* The wrong shape must not import as nobody: rows, but not one that gives a
 * fact. */
static bool
reading_useful(struct reading *reading, struct err *err)
{
    const struct roster *roster = &reading->roster;
    const struct harvest *harvest = &reading->harvest;
    const struct reject *first = roster->rejects;
    bool found = roster->entry_count == 0;

    for (size_t i = 0; !found && i < harvest->webinar_count; i++)
        if (harvest->webinars[i].known)
            found = true;
        else if (!harvest->webinars[i].foreign &&
                 !reading_facts(reading, i, fact_found, &found, err) && !found)
            return false;
    if (found)
        return true;
    err_set(err, ERR_INPUT,
            "%s: read as %s, not one of its %zu rows tells of anybody",
            source_name(reading->source), reading->recognised.profile->name,
            roster->entry_count);
    if (first != NULL)
        err_detail(err, "The first rejected is line %u: %s%s%s.", first->line,
                   first->reason, first->field[0] ? ", column " : "",
                   first->field);
    else
        err_detail(err, "No row has a usable address beside what it tells.");
    return err_hint(err, "Is this the report that you meant? Export it again "
                         "as CSV, or say --format.");
}

/* Entries to facts, or almost: what lies in memory is sorted by head, unless
 * there is more in staging, where the rest goes then. */
static bool
reading_resolve(struct reading *reading, struct err *err)
{
    struct places *places = &reading->places;
    struct roster *roster = &reading->roster;
    bool *known =
        arena_get(&places->arena, roster->meeting_count * sizeof *known);

    census_end(roster);
    borrow_settle(roster);
    if (!places_find(places, roster, err))
        return false;
    for (size_t i = 0; i < roster->meeting_count; i++)
        known[i] = webinar_known(reading->how, &places->meetings[i]);
    reading->resolving = (struct resolving){ roster, places, known };
    if (!roster_resolve(&reading->resolving, err))
        return false;
    harvest_fill(reading, known);
    harvest_file(reading);
    if (roster->run_count == 0)
        roster_sort(roster);
    else if (roster->held > 0 && !roster_stage(roster, err))
        return false;
    return reading_useful(reading, err);
}

bool
reading_open(struct reading **ret_reading, struct source *source,
             const struct reading_how *how, struct err *err)
{
    struct reading *reading = x_alloc(sizeof *reading);
    struct roster *roster = &reading->roster;

    reading->how = how;
    reading->source = source;
    reading->places.plan = how->plan;
    reading->places.how = how->place;
    roster->identity = how->identity;
    roster->plan = how->plan;
    roster->bots = how->bots;
    roster->order = how->order;
    roster->limit = how->memory;
    if (source_recognise(source, how->profiles, how->format, how->encoding,
                         &reading->recognised, err)) {
        roster->profile = reading->recognised.profile;
        roster_open(roster);
        if (reading_read(reading, err) && reading_resolve(reading, err)) {
            *ret_reading = reading;
            return true;
        }
    }
    reading_close(reading);
    return false;
}

struct harvest *
reading_harvest(struct reading *reading)
{
    return &reading->harvest;
}

const size_t *
reading_warnings(const struct reading *reading)
{
    return reading->roster.warnings;
}

size_t
reading_unknown(const struct reading *reading, struct buf *to)
{
    return mask_unknown(to, reading->layout);
}

bool
reading_facts(struct reading *reading, size_t webinar,
              bool (*use)(const struct fact *fact, void *with, struct err *err),
              void *with, struct err *err)
{
    return roster_facts(&reading->resolving, reading->group_of,
                        (uint32_t)webinar, use, with, err);
}

struct rejecting {
    const struct roster *roster;
    struct csv *csv;
    bool (*use)(struct slice text, void *with, struct err *err);
    void *with;
};

static bool
rejecting_record(const struct csv_record *record, void *with, struct err *err)
{
    struct rejecting *rejecting = with;

    return census_took(rejecting->roster, record->line) ||
           rejecting->use(record->raw, rejecting->with, err);
}

static bool
rejecting_piece(struct slice piece, void *with, struct err *err)
{
    struct rejecting *rejecting = with;

    return csv_add(rejecting->csv, piece, err);
}

bool
reading_rejected(struct reading *reading,
                 bool (*use)(struct slice text, void *with, struct err *err),
                 void *with, struct err *err)
{
    struct rejecting rejecting = { .roster = &reading->roster,
                                   .use = use,
                                   .with = with };
    bool good;

    rejecting.csv =
        csv_open(reading->recognised.delimiter, rejecting_record, &rejecting);
    good = source_text(reading->source, reading->recognised.encoding, 0,
                       rejecting_piece, &rejecting, err) &&
           csv_end(rejecting.csv, err);
    csv_close(rejecting.csv);
    return good;
}

/* roster.c - the rows of one file, kept small until they can be resolved. */
#include "ingest/roster.h"

#include "ingest/cell.h"
#include "wrap/unicode.h"

#include <string.h>

#define WARNING_ROW(name, word, meaning) { word, meaning },

static const struct {
    const char *word, *meaning;
} warnings[] = { WARNINGS(WARNING_ROW) };

const char *
warning_word(enum warning warning)
{
    return warnings[warning].word;
}

const char *
warning_meaning(enum warning warning)
{
    return warnings[warning].meaning;
}

void
roster_open(struct roster *roster)
{
    struct meeting first = { .platform_id = "", .topic = "" };

    roster_meeting(roster, &first);
    ARRAY_ADD(roster->text, roster->text_count, roster->text_cap) =
        (struct text){ .is = SLICE(""), .folded = SLICE("") };
    if (roster->plan != NULL)
        listed_open(&roster->listed, roster->plan, roster->bots);
}

void
roster_drop(struct roster *roster)
{
    map_drop(&roster->meeting_map);
    map_drop(&roster->texts);
    x_free(roster->entries);
    x_free(roster->heads);
    x_free(roster->slots);
    x_free(roster->meetings);
    x_free(roster->by_meeting);
    x_free(roster->text);
    x_free(roster->answers);
    x_free(roster->rejects);
    x_free(roster->upns);
    x_free(roster->asked);
    listed_drop(&roster->listed);
    x_free(roster->walk);
    x_free(roster->kept);
    for (size_t i = 0; i < WORD_LIST_COUNT; i++)
        buf_drop(&roster->said[i].cell);
    buf_drop(&roster->scratch);
    buf_drop(&roster->name);
    arena_drop(&roster->arena);
    *roster = (struct roster){ 0 };
}

void
roster_reject(struct roster *roster, struct entry *entry, const char *field,
              const char *reason)
{
    entry->class = CLASS_REJECTED;
    ARRAY_ADD(roster->rejects, roster->reject_count, roster->reject_cap) =
        (struct reject){ entry->line, field, reason };
}

/* Refs are keyed hashes, so their first bytes serve as the table's hash. */
static size_t
slot_find(const struct roster *roster, const struct ref *ref)
{
    uint64_t hash;
    size_t at;

    memcpy(&hash, ref->bytes, sizeof hash);
    at = hash & (roster->slot_cap - 1);
    while (roster->slots[at] != HEAD_NONE &&
           memcmp(&roster->heads[roster->slots[at]].ref, ref, sizeof *ref) != 0)
        at = (at + 1) & (roster->slot_cap - 1);
    return at;
}

static void
slots_grow(struct roster *roster)
{
    x_free(roster->slots);
    roster->slot_cap = roster->slot_cap ? roster->slot_cap * 2 : 256;
    roster->slots = x_alloc(roster->slot_cap * sizeof *roster->slots);
    memset(roster->slots, 0xff, roster->slot_cap * sizeof *roster->slots);
    for (size_t i = 0; i < roster->head_count; i++)
        roster->slots[slot_find(roster, &roster->heads[i].ref)] = (uint32_t)i;
}

uint32_t
roster_head(struct roster *roster, const struct head *head)
{
    size_t at;

    if (roster->head_count * 2 >= roster->slot_cap)
        slots_grow(roster);
    at = slot_find(roster, &head->ref);
    if (roster->slots[at] == HEAD_NONE) {
        roster->slots[at] = (uint32_t)roster->head_count;
        ARRAY_ADD(roster->heads, roster->head_count, roster->head_cap) = *head;
        roster->heads[roster->slots[at]].lender = HEAD_NONE;
        roster->heads[roster->slots[at]].upn_name = HEAD_NONE;
    }
    return roster->slots[at];
}

struct moment
roster_moment(struct roster *roster, struct slice cell, struct when_how how)
{
    struct moment moment;
    struct when when;

    how.order = when_order(roster->order);
    when = when_read(cell, &how);
    moment = moment_pack(&when);
    roster->serial += when.serial;
    roster->written += how.serial && !when.serial && when.is >= WHEN_LOCAL;
    if (moment_open(moment)) {
        roster->dmy_only += !moment_reads(moment, DATE_ORDER_MDY);
        roster->mdy_only += !moment_reads(moment, DATE_ORDER_DMY);
        roster->differing += moment_differs(moment);
    }
    return moment;
}

void
roster_host(struct roster *roster, struct meeting *meeting, struct slice cell)
{
    struct person person;

    if (identity_person(roster->identity, cell, &person) != ADDRESS_GOOD)
        return;
    meeting->host = person.ref;
    meeting->has_host = true;
}

uint32_t
roster_meeting(struct roster *roster, const struct meeting *meeting)
{
    struct meeting *added = &ARRAY_ADD(roster->meetings, roster->meeting_count,
                                       roster->meeting_cap);

    *added = *meeting;
    for (int i = 0; i < CLAIM_COUNT; i++)
        added->claims[i] = -1;
    return (uint32_t)(roster->meeting_count - 1);
}

void
roster_meetings(struct roster *roster)
{
    size_t at = 0;

    /* A line that is no record stands among those of its meeting; before the
     * first row only the next can tell. */
    for (size_t i = roster->entry_count; i-- > 1;)
        if (roster->entries[i - 1].class == CLASS_REJECTED &&
            roster->entries[i - 1].meeting == 0)
            roster->entries[i - 1].meeting = roster->entries[i].meeting;
    x_free(roster->by_meeting);
    roster->by_meeting =
        x_alloc((roster->entry_count + 1) * sizeof *roster->by_meeting);
    for (size_t i = 0; i < roster->entry_count; i++)
        roster->meetings[roster->entries[i].meeting].count +=
            roster->entries[i].class != CLASS_REJECTED;
    for (size_t i = 0; i < roster->meeting_count; i++) {
        roster->meetings[i].first = at;
        at += roster->meetings[i].count;
        roster->meetings[i].count = 0;
    }
    for (size_t i = 0; i < roster->entry_count; i++) {
        struct meeting *meeting = &roster->meetings[roster->entries[i].meeting];

        if (roster->entries[i].class != CLASS_REJECTED)
            roster->by_meeting[meeting->first + meeting->count++] = (uint32_t)i;
    }
}

const struct entry *
meeting_entry(const struct roster *roster, size_t meeting, size_t i)
{
    return &roster->entries[roster->by_meeting[roster->meetings[meeting].first +
                                               i]];
}

const char *
roster_platform_id(struct roster *roster, struct slice cell)
{
    const char *plain = platform_id_plain(&roster->arena, cell_trim(cell));

    return plain[strspn(plain, "0123456789")] == '\0' ? plain : "";
}

const char *
roster_topic(struct roster *roster, struct slice cell)
{
    AUTO(buf) folded = { 0 };

    cell = cell_trim(cell);
    unicode_fold(&folded, cell);
    if (folded.len == 0 || memchr(folded.at, '@', folded.len) != NULL)
        return "";
    return arena_text(&roster->arena, cell);
}

/* roster.c - the rows of one file, kept small until they can be resolved. */
#include "ingest/roster.h"

#include "base/staging.h"
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
    map_drop(&roster->date_map);
    map_drop(&roster->texts);
    x_free(roster->entries);
    x_free(roster->heads);
    x_free(roster->looses);
    x_free(roster->slots);
    x_free(roster->by_ref);
    x_free(roster->loans);
    staging_close(roster->staging);
    x_free(roster->runs);
    x_free(roster->meetings);
    x_free(roster->seen);
    x_free(roster->dates);
    x_free(roster->taken);
    x_free(roster->text);
    x_free(roster->questions);
    x_free(roster->answers);
    x_free(roster->rejects);
    x_free(roster->upns);
    x_free(roster->asked);
    listed_drop(&roster->listed);
    x_free(roster->kept);
    for (size_t i = 0; i < WORD_LIST_COUNT; i++)
        buf_drop(&roster->said[i].cell);
    buf_drop(&roster->scratch);
    buf_drop(&roster->name_cell);
    buf_drop(&roster->name);
    buf_drop(&roster->given.folded);
    buf_drop(&roster->family.folded);
    arena_drop(&roster->arena);
    *roster = (struct roster){ 0 };
}

/* Refs are keyed hashes, so their first bytes serve as the table's hash, the
 * next ones as its tag. */
static struct slot *
slot_find(const struct roster *roster, const struct ref *ref)
{
    uint64_t hash;
    uint32_t tag;
    size_t at;

    memcpy(&hash, ref->bytes, sizeof hash);
    memcpy(&tag, ref->bytes + sizeof hash, sizeof tag);
    for (at = hash & (roster->slot_cap - 1);;
         at = (at + 1) & (roster->slot_cap - 1)) {
        struct slot *slot = &roster->slots[at];

        if (slot->head == HEAD_NONE) {
            slot->tag = tag;
            return slot;
        }
        if (slot->tag == tag &&
            memcmp(&roster->heads[slot->head].ref, ref, sizeof *ref) == 0)
            return slot;
    }
}

static void
slots_free(struct roster *roster)
{
    memset(roster->slots, 0xff, roster->slot_cap * sizeof *roster->slots);
}

static void
slots_grow(struct roster *roster)
{
    x_free(roster->slots);
    roster->slot_cap = roster->slot_cap ? roster->slot_cap * 2 : 256;
    roster->slots = x_alloc(roster->slot_cap * sizeof *roster->slots);
    slots_free(roster);
    for (size_t i = 0; i < roster->head_count; i++)
        slot_find(roster, &roster->heads[i].ref)->head = (uint32_t)i;
}

static uint32_t
head_add(struct roster *roster, const struct person *person, bool is_guest)
{
    struct head head = { .ref = person->ref, .is_guest = is_guest };

    if (person->has_loose) {
        if (roster->loose_count == 0) /* 0 is none */
            NUMBERS_ADD(roster->looses, roster->loose_count,
                        roster->loose_cap) = (struct ref){ 0 };
        head.loose = (uint32_t)roster->loose_count;
        NUMBERS_ADD(roster->looses, roster->loose_count, roster->loose_cap) =
            person->loose;
    }
    NUMBERS_ADD(roster->heads, roster->head_count, roster->head_cap) = head;
    return (uint32_t)(roster->head_count - 1);
}

uint32_t
roster_head(struct roster *roster, const struct person *person, bool is_guest)
{
    struct slot *slot;

    if (roster->head_count >= roster->slot_cap / 4 * 3)
        slots_grow(roster);
    slot = slot_find(roster, &person->ref);
    if (slot->head == HEAD_NONE)
        slot->head = head_add(roster, person, is_guest);
    return slot->head;
}

void
roster_clear(struct roster *roster)
{
    roster->held = 0;
    roster->head_count = 0;
    roster->loose_count = 0;
    roster->answer_count = 0;
}

struct moment
roster_moment(struct roster *roster, struct slice cell, struct when_how how)
{
    struct moment moment;
    struct when when;

    how.order = when_order(roster->order);
    when = when_again(&roster->days, cell, &how);
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
    added->dates = MAP_NONE;
    for (int i = 0; i < CLAIM_COUNT; i++)
        added->claims[i] = -1;
    return (uint32_t)(roster->meeting_count - 1);
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

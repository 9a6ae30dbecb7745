/* sheaf.c - the entries of one head, bound together. */
#include "ingest/sheaf.h"

#include <string.h>

_Static_assert(sizeof(struct entry) == 64 && sizeof(struct sheaf_head) == 44 &&
                   sizeof(struct entry_answer) == 12,
               "what goes to staging has no gaps");

void
sheaf_clear(struct sheaf *sheaf)
{
    sheaf->is = (struct sheaf_head){ 0 };
    sheaf->count = 0;
    sheaf->answer_count = 0;
}

void
sheaf_drop(struct sheaf *sheaf)
{
    x_free(sheaf->entries);
    x_free(sheaf->answers);
    *sheaf = (struct sheaf){ 0 };
}

/* Refs are keyed hashes, so their first bits deal them out evenly. */
static uint32_t
ref_bucket(const struct ref *ref, unsigned bits)
{
    const uint8_t *bytes = ref->bytes;
    uint32_t first = (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 |
                     (uint32_t)bytes[2] << 8 | bytes[3];

    return first >> (32 - bits);
}

/* About one head a bucket; what is left to sort are neighbours. */
static void
heads_sort(const struct head *heads, size_t count, uint32_t *by_ref)
{
    unsigned bits = 1;
    uint32_t *begin, at = 0;

    while (bits < 24 && (size_t)1 << bits < count)
        bits++;
    begin = x_alloc(((size_t)1 << bits) * sizeof *begin);
    for (size_t i = 0; i < count; i++)
        begin[ref_bucket(&heads[i].ref, bits)]++;
    for (size_t i = 0; i < (size_t)1 << bits; i++) {
        uint32_t size = begin[i];

        begin[i] = at;
        at += size;
    }
    for (size_t i = 0; i < count; i++)
        by_ref[begin[ref_bucket(&heads[i].ref, bits)]++] = (uint32_t)i;
    x_free(begin);
    for (size_t i = 1; i < count; i++) {
        uint32_t head = by_ref[i];
        size_t to = i;

        for (; to > 0 && memcmp(&heads[by_ref[to - 1]].ref, &heads[head].ref,
                                sizeof(struct ref)) > 0;
             to--)
            by_ref[to] = by_ref[to - 1];
        by_ref[to] = head;
    }
}

void
roster_sort(struct roster *roster)
{
    x_free(roster->slots);
    roster->slots = NULL;
    roster->slot_cap = 0;
    roster->by_ref =
        x_regrow(roster->by_ref, roster->head_count * sizeof *roster->by_ref);
    heads_sort(roster->heads, roster->head_count, roster->by_ref);
    for (size_t i = 0; i < roster->head_count; i++)
        roster->heads[i].first = ENTRY_LAST;
    for (size_t i = roster->held; i-- > 0;) {
        uint32_t head = roster->entries[i].head;

        if (head == HEAD_NONE)
            continue;
        roster->entries[i].head = roster->heads[head].first;
        roster->heads[head].first = (uint32_t)i;
    }
}

/* The answers of an entry, which lie in order of the entries. */
static void
answers_bind(struct sheaf *sheaf, const struct roster *roster, uint32_t entry)
{
    size_t low = 0, high = roster->answer_count;

    while (low < high) {
        size_t middle = (low + high) / 2;

        if (roster->answers[middle].entry < entry)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < roster->answer_count && roster->answers[low].entry == entry;
         low++) {
        struct entry_answer answer = roster->answers[low];

        answer.entry = (uint32_t)sheaf->count;
        NUMBERS_ADD(sheaf->answers, sheaf->answer_count, sheaf->answer_cap) =
            answer;
    }
}

static void
entry_bind(struct sheaf *sheaf, const struct roster *roster, uint32_t entry)
{
    if (roster->answer_count > 0)
        answers_bind(sheaf, roster, entry);
    NUMBERS_ADD(sheaf->entries, sheaf->count, sheaf->cap) =
        roster->entries[entry];
}

void
sheaf_bind(struct sheaf *sheaf, const struct roster *roster, uint32_t number)
{
    const struct head *head = &roster->heads[number];

    sheaf_clear(sheaf);
    sheaf->is.ref = head->ref;
    sheaf->is.is_guest = head->is_guest;
    sheaf->is.has_loose = head->loose > 0;
    if (head->loose > 0)
        sheaf->is.loose = roster->looses[head->loose];
    for (uint32_t at = head->first; at != ENTRY_LAST;
         at = roster->entries[at].head)
        entry_bind(sheaf, roster, at);
}

void
sheaf_bind_one(struct sheaf *sheaf, const struct roster *roster, uint32_t entry)
{
    sheaf_clear(sheaf);
    sheaf->is.is_nameless = true;
    entry_bind(sheaf, roster, entry);
}

bool
sheaf_write(struct sheaf *sheaf, struct staging *staging, struct err *err)
{
    sheaf->is.count = (uint32_t)sheaf->count;
    sheaf->is.answer_count = (uint32_t)sheaf->answer_count;
    return staging_add(staging, &sheaf->is, sizeof sheaf->is, err) &&
           staging_add(staging, sheaf->entries,
                       sheaf->count * sizeof *sheaf->entries, err) &&
           staging_add(staging, sheaf->answers,
                       sheaf->answer_count * sizeof *sheaf->answers, err);
}

bool
sheaf_head_read(struct sheaf_head *head, struct staged *staged, struct err *err)
{
    return staged_read(staged, head, sizeof *head, err);
}

bool
sheaf_read(struct sheaf *sheaf, const struct sheaf_head *head,
           struct staged *staged, struct err *err)
{
    uint32_t before = (uint32_t)sheaf->count;

    for (uint32_t i = 0; i < head->count; i++)
        if (!staged_read(staged,
                         &NUMBERS_ADD(sheaf->entries, sheaf->count, sheaf->cap),
                         sizeof *sheaf->entries, err))
            return false;
    for (uint32_t i = 0; i < head->answer_count; i++) {
        struct entry_answer *answer = &NUMBERS_ADD(
            sheaf->answers, sheaf->answer_count, sheaf->answer_cap);

        if (!staged_read(staged, answer, sizeof *answer, err))
            return false;
        answer->entry += before;
    }
    return true;
}

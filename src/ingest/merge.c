/* merge.c - the entries of a roster as facts: one for each webinar and head. */
#include "ingest/merge.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

struct merging {
    struct roster *roster;
    struct stay *stays, *presence;
    size_t stay_cap, presence_cap;
    struct answer *answers;
    int64_t *told; /* when each answer was registered */
    size_t answer_cap, told_cap;
};

static int
stay_order(const void *left, const void *right)
{
    const struct stay *a = left, *b = right;

    if (a->join != b->join)
        return a->join < b->join ? -1 : 1;
    return a->leave < b->leave ? -1 : a->leave > b->leave;
}

size_t
stays_sort(struct stay *stays, size_t count)
{
    size_t kept = 0;

    if (count > 1)
        qsort(stays, count, sizeof *stays, stay_order);
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || stay_order(&stays[i], &stays[kept - 1]) != 0)
            stays[kept++] = stays[i];
    return kept;
}

size_t
stays_unite(const struct stay *sorted, size_t count, struct stay *to)
{
    size_t united = 0;

    assert(count == 0 || sorted != NULL);
    for (size_t i = 0; i < count; i++) {
        if (sorted[i].leave <= sorted[i].join)
            continue;
        if (united > 0 && sorted[i].join <= to[united - 1].leave) {
            if (sorted[i].leave > to[united - 1].leave)
                to[united - 1].leave = sorted[i].leave;
        } else {
            to[united++] = sorted[i];
        }
    }
    return united;
}

static int
ref_order(const void *left, const void *right, void *with)
{
    const struct head *heads = with;

    return memcmp(&heads[*(const uint32_t *)left].ref,
                  &heads[*(const uint32_t *)right].ref, sizeof(struct ref));
}

/* Entries by the ref of their head, then by line: heads are sorted, entries
 * are dealt out to them by counting. */
void
roster_sort(struct roster *roster)
{
    size_t heads = roster->head_count;
    uint32_t *by_ref = x_alloc((heads + 1) * sizeof *by_ref);
    uint32_t *start = x_alloc((heads + 2) * sizeof *start);
    uint32_t *begin = x_alloc((heads + 1) * sizeof *begin);
    uint32_t at = 0;

    x_free(roster->walk);
    roster->walk = x_alloc((roster->entry_count + 1) * sizeof *roster->walk);
    for (size_t i = 0; i < heads; i++)
        by_ref[i] = (uint32_t)i;
    qsort_r(by_ref, heads, sizeof *by_ref, ref_order, roster->heads);
    for (size_t i = 0; i < roster->entry_count; i++)
        if (roster->entries[i].head != HEAD_NONE)
            start[roster->entries[i].head]++;
    for (size_t i = 0; i < heads; i++) {
        begin[by_ref[i]] = at;
        at += start[by_ref[i]];
    }
    roster->walk_count = at;
    for (size_t i = 0; i < roster->entry_count; i++)
        if (roster->entries[i].head != HEAD_NONE)
            roster->walk[begin[roster->entries[i].head]++] = (uint32_t)i;
    x_free(by_ref);
    x_free(start);
    x_free(begin);
}

/* R8: whether an entry carries a registration. */
static bool
carries_registration(const struct roster *roster, const struct entry *entry)
{
    enum part part = roster->profile->tables[entry->table].part;

    if (part == PART_HOST || part == PART_PANELIST ||
        roster->heads[entry->head].is_guest)
        return false;
    if (entry->class == CLASS_REGISTERED || entry->class == CLASS_NO_SHOW)
        return true;
    return (entry->class == CLASS_STAY || entry->class == CLASS_UNTIMED) &&
           (entry->registered.packed != INSTANT_NONE ||
            (entry->flags & ENTRY_STATED));
}

/* Takes the word of a later statement: within one file the later time of
 * registration, then the later line (R9). Entries come by line. */
static void
fact_texts(struct fact *fact, const struct roster *roster,
           const struct entry *entry, int64_t latest[3])
{
    const uint32_t numbers[3] = { entry->country, entry->country_guess,
                                  entry->organisation };
    struct slice *to[3] = { &fact->country, &fact->country_guess,
                            &fact->organisation };

    for (int i = 0; i < 3; i++) {
        if (numbers[i] == 0 || entry->registered.packed < latest[i])
            continue;
        *to[i] = roster->text[numbers[i]].is;
        latest[i] = entry->registered.packed;
    }
}

static void
fact_answers(struct fact *fact, struct merging *merging, uint32_t number)
{
    const struct roster *roster = merging->roster;
    size_t low = 0, high = roster->answer_count;

    while (low < high) { /* answers lie in order of their entries */
        size_t middle = (low + high) / 2;

        if (roster->answers[middle].entry < number)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < roster->answer_count && roster->answers[low].entry == number;
         low++) {
        struct answer answer = { roster->answers[low].question,
                                 roster->text[roster->answers[low].answer].is };
        int64_t told = roster->entries[number].registered.packed;
        size_t at = 0;

        while (at < fact->answer_count &&
               !slice_same(merging->answers[at].question, answer.question))
            at++;
        if (at == fact->answer_count) {
            size_t count = at;

            ARRAY_ADD(merging->told, count, merging->told_cap) = told;
            ARRAY_ADD(merging->answers, fact->answer_count,
                      merging->answer_cap) = answer;
        } else if (told >= merging->told[at]) {
            merging->answers[at] = answer;
            merging->told[at] = told;
        }
    }
}

static void
fact_add(struct fact *fact, struct merging *merging, uint32_t number,
         int64_t latest[3])
{
    const struct roster *roster = merging->roster;
    const struct entry *entry = &roster->entries[number];
    int64_t seconds = entry->duration < 0 ? 0 : entry->duration;

    if (entry->role > (uint8_t)fact->role)
        fact->role = (enum role)entry->role;
    if (entry->class == CLASS_STAY)
        ARRAY_ADD(merging->stays, fact->stay_count, merging->stay_cap) =
            (struct stay){ entry->join.packed, entry->leave.packed };
    if (entry->class == CLASS_UNTIMED && seconds > fact->untimed_seconds)
        fact->untimed_seconds = seconds;
    if (entry->class == CLASS_STAY || entry->class == CLASS_UNTIMED)
        fact->attended = true;
    if (carries_registration(roster, entry) &&
        (fact->status == STATUS_NONE ||
         entry->registered.packed >= fact->registered_at)) {
        fact->status = (enum status)entry->status;
        fact->registered_at = entry->registered.packed;
    }
    fact_texts(fact, roster, entry, latest);
    fact_answers(fact, merging, number);
}

/* Classes that tell of a head: the others have no effect (R2). */
static bool
class_counts(uint8_t class)
{
    return class == CLASS_SUMMARY || class == CLASS_STAY ||
           class == CLASS_NO_SHOW || class == CLASS_UNTIMED ||
           class == CLASS_REGISTERED;
}

/* One head: all its entries of the group. False in `ret_tells`: nothing that
 * a fact could keep. */
static void
fact_make(struct fact *fact, struct merging *merging, const uint32_t *order,
          size_t count, const bool *mine, bool *ret_tells)
{
    struct roster *roster = merging->roster;
    const struct head *head = &roster->heads[roster->entries[order[0]].head];
    int64_t latest[3] = { INSTANT_NONE, INSTANT_NONE, INSTANT_NONE };

    *fact = (struct fact){ .head = head->ref,
                           .loose = head->loose,
                           .is_guest = head->is_guest,
                           .has_loose = head->has_loose,
                           .status = STATUS_NONE,
                           .registered_at = INSTANT_NONE,
                           .untimed_seconds = -1 };
    for (size_t i = 0; i < count; i++) {
        const struct entry *entry = &roster->entries[order[i]];

        if (!mine[entry->meeting] || !class_counts(entry->class))
            continue;
        if (fact->line == 0)
            fact->line = entry->line;
        fact_add(fact, merging, order[i], latest);
    }
    *ret_tells = fact->attended || fact->status != STATUS_NONE ||
                 fact->role != ROLE_ATTENDEE;
    if (fact->stay_count > merging->presence_cap) {
        x_free(merging->presence);
        merging->presence_cap = fact->stay_count * 2;
        merging->presence =
            x_alloc(merging->presence_cap * sizeof *merging->presence);
    }
    fact->stay_count = stays_sort(merging->stays, fact->stay_count);
    fact->presence_count =
        stays_unite(merging->stays, fact->stay_count, merging->presence);
    fact->stays = merging->stays;
    fact->presence = merging->presence;
    fact->answers = merging->answers;
}

bool
roster_facts(struct roster *roster, const uint32_t *group_of, uint32_t group,
             bool (*use)(const struct fact *fact, void *with, struct err *err),
             void *with, struct err *err)
{
    struct merging merging = { .roster = roster };
    bool *mine = x_alloc(roster->meeting_count * sizeof *mine);
    bool good = true;

    for (size_t i = 0; i < roster->meeting_count; i++)
        mine[i] = group_of[i] == group;
    for (size_t i = 0, end; good && i < roster->walk_count; i = end) {
        uint32_t head = roster->entries[roster->walk[i]].head;
        struct fact fact;
        bool tells;

        for (end = i; end < roster->walk_count &&
                      roster->entries[roster->walk[end]].head == head;)
            end++;
        fact_make(&fact, &merging, roster->walk + i, end - i, mine, &tells);
        if (tells)
            good = use(&fact, with, err);
    }
    x_free(merging.stays);
    x_free(merging.presence);
    x_free(merging.answers);
    x_free(merging.told);
    x_free(mine);
    return good;
}

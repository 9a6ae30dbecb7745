/* merge.c - the entries of a roster as facts: one for each webinar and head. */
#include "ingest/merge.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

struct merging {
    const struct resolving *how;
    struct sheaf sheaf; /* the head that is being merged */
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
    size_t kept = 0, sorted = 1;

    /* Mostly there is one, or they come in order. */
    while (sorted < count &&
           stay_order(&stays[sorted - 1], &stays[sorted]) <= 0)
        sorted++;
    if (sorted < count)
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

/* R8: whether an entry carries a registration. */
static bool
carries_registration(const struct merging *merging, const struct entry *entry)
{
    const struct profile *profile = merging->how->roster->profile;
    enum part part = profile->tables[entry->table].part;

    if (part == PART_HOST || part == PART_PANELIST ||
        merging->sheaf.is.is_guest)
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
fact_answer(struct fact *fact, struct merging *merging,
            const struct entry_answer *from)
{
    const struct roster *roster = merging->how->roster;
    struct answer answer = { roster->questions[from->question],
                             roster->text[from->answer].is };
    int64_t told = merging->sheaf.entries[from->entry].registered.packed;
    size_t at = 0;

    while (at < fact->answer_count &&
           !slice_same(merging->answers[at].question, answer.question))
        at++;
    if (at == fact->answer_count) {
        size_t count = at;

        ARRAY_ADD(merging->told, count, merging->told_cap) = told;
        ARRAY_ADD(merging->answers, fact->answer_count, merging->answer_cap) =
            answer;
    } else if (told >= merging->told[at]) {
        merging->answers[at] = answer;
        merging->told[at] = told;
    }
}

static void
fact_add(struct fact *fact, struct merging *merging, const struct entry *entry,
         int64_t latest[3])
{
    int64_t seconds = entry->duration < 0 ? 0 : entry->duration;

    if (entry->role > (uint8_t)fact->role)
        fact->role = (enum role)entry->role;
    if (entry->class == CLASS_STAY)
        NUMBERS_ADD(merging->stays, fact->stay_count, merging->stay_cap) =
            (struct stay){ entry->join.packed, entry->leave.packed };
    if (entry->class == CLASS_UNTIMED && seconds > fact->untimed_seconds)
        fact->untimed_seconds = seconds;
    if (entry->class == CLASS_STAY || entry->class == CLASS_UNTIMED)
        fact->attended = true;
    if (carries_registration(merging, entry) &&
        (fact->status == STATUS_NONE ||
         entry->registered.packed >= fact->registered_at)) {
        fact->status = (enum status)entry->status;
        fact->registered_at = entry->registered.packed;
    }
    fact_texts(fact, merging->how->roster, entry, latest);
}

/* Classes that tell of a head: the others have no effect (R2). */
static bool
class_counts(uint8_t class)
{
    return class == CLASS_SUMMARY || class == CLASS_STAY ||
           class == CLASS_NO_SHOW || class == CLASS_UNTIMED ||
           class == CLASS_REGISTERED;
}

/* One head: all its entries of the group. False: nothing that a fact could
 * keep. */
static bool
fact_make(struct fact *fact, struct merging *merging, const bool *mine)
{
    struct sheaf *sheaf = &merging->sheaf;
    int64_t latest[3] = { INSTANT_NONE, INSTANT_NONE, INSTANT_NONE };
    size_t next = 0;

    *fact = (struct fact){ .head = sheaf->is.ref,
                           .loose = sheaf->is.loose,
                           .is_guest = sheaf->is.is_guest,
                           .has_loose = sheaf->is.has_loose,
                           .status = STATUS_NONE,
                           .registered_at = INSTANT_NONE,
                           .untimed_seconds = -1 };
    for (size_t i = 0; i < sheaf->count; i++) {
        struct entry *entry = &sheaf->entries[i];
        struct ruling told_before;
        bool counts;

        if (mine[entry->meeting])
            entry_resolve(merging->how, entry, &told_before);
        counts = mine[entry->meeting] && class_counts(entry->class);
        if (counts && fact->line == 0)
            fact->line = entry->line;
        if (counts)
            fact_add(fact, merging, entry, latest);
        for (; next < sheaf->answer_count && sheaf->answers[next].entry == i;
             next++)
            if (counts)
                fact_answer(fact, merging, &sheaf->answers[next]);
    }
    return fact->attended || fact->status != STATUS_NONE ||
           fact->role != ROLE_ATTENDEE;
}

/* The stays, sorted, and what they are together. */
static void
fact_stays(struct fact *fact, struct merging *merging)
{
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

static bool
heads_merge(struct merging *merging, struct sheaves *sheaves, const bool *mine,
            fact_use *use, void *with, struct err *err)
{
    bool more;

    while (sheaves_next(sheaves, &merging->sheaf, &more, err)) {
        struct fact fact;

        if (!more)
            return true;
        if (!fact_make(&fact, merging, mine))
            continue;
        fact_stays(&fact, merging);
        if (!use(&fact, with, err))
            return false;
    }
    return false;
}

bool
roster_facts(const struct resolving *how, const uint32_t *group_of,
             uint32_t group, fact_use *use, void *with, struct err *err)
{
    struct merging merging = { .how = how };
    struct roster *roster = how->roster;
    bool *mine = x_alloc(roster->meeting_count * sizeof *mine);
    AUTO(sheaves) sheaves = { 0 };
    bool good;

    for (size_t i = 0; i < roster->meeting_count; i++)
        mine[i] = group_of[i] == group;
    good = sheaves_open(&sheaves, roster, err) &&
           heads_merge(&merging, &sheaves, mine, use, with, err);
    sheaf_drop(&merging.sheaf);
    x_free(merging.stays);
    x_free(merging.presence);
    x_free(merging.answers);
    x_free(merging.told);
    x_free(mine);
    return good;
}

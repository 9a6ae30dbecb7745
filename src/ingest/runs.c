/* runs.c - entries in staging, and all of them head by head. */
#include "ingest/runs.h"

#include <string.h>

#define BUFFER_MOST  ((size_t)256 * 1024)
#define BUFFER_LEAST ((size_t)4 * 1024)

/* A run that is being read: its next head. */
struct feed {
    struct sheaf_head head;
    struct staged staged;
    size_t run;
};

static bool
nameless_stage(struct roster *roster, struct sheaf *sheaf, struct err *err)
{
    for (uint32_t i = 0; i < roster->held; i++) {
        if (roster->entries[i].head != HEAD_NONE)
            continue;
        sheaf_bind_one(sheaf, roster, i);
        if (!sheaf_write(sheaf, roster->staging, err))
            return false;
    }
    return true;
}

static bool
heads_stage(struct roster *roster, struct sheaf *sheaf, struct err *err)
{
    for (size_t i = 0; i < roster->head_count; i++) {
        sheaf_bind(sheaf, roster, roster->by_ref[i]);
        if (sheaf->count > 0 && !sheaf_write(sheaf, roster->staging, err))
            return false;
    }
    return true;
}

bool
roster_stage(struct roster *roster, struct err *err)
{
    AUTO(sheaf) sheaf = { 0 };
    struct run run;

    if (roster->staging == NULL && !staging_open(&roster->staging, err))
        return false;
    run.begin = staging_size(roster->staging);
    if (!nameless_stage(roster, &sheaf, err))
        return false;
    run.named = staging_size(roster->staging);
    roster_sort(roster);
    if (!heads_stage(roster, &sheaf, err) ||
        !staging_flush(roster->staging, err))
        return false;
    run.end = staging_size(roster->staging);
    NUMBERS_ADD(roster->runs, roster->run_count, roster->run_cap) = run;
    roster_clear(roster);
    return true;
}

/* What entries and heads take, also while they are sorted. */
static size_t
roster_size(const struct roster *roster)
{
    return roster->held * sizeof *roster->entries +
           roster->head_count * (sizeof *roster->heads + 2 * sizeof(uint32_t)) +
           roster->slot_cap * sizeof *roster->slots +
           roster->loose_count * sizeof *roster->looses +
           roster->answer_count * sizeof *roster->answers;
}

bool
runs_add(struct roster *roster, const struct entry *entry, struct err *err)
{
    NUMBERS_ADD(roster->entries, roster->held, roster->entry_cap) = *entry;
    return roster->limit == 0 || roster->is_whole ||
           roster_size(roster) < roster->limit || roster_stage(roster, err);
}

static bool
run_each(struct roster *roster, const struct run *run, sheaf_use *use,
         void *with, struct err *err)
{
    AUTO(staged) staged = { 0 };
    AUTO(sheaf) sheaf = { 0 };

    staged_open(&staged, roster->staging, run->begin, run->end, BUFFER_MOST);
    while (!staged_is_read(&staged)) {
        sheaf_clear(&sheaf);
        if (!sheaf_head_read(&sheaf.is, &staged, err) ||
            !sheaf_read(&sheaf, &sheaf.is, &staged, err) ||
            !use(&sheaf, with, err))
            return false;
    }
    return true;
}

bool
runs_each(struct roster *roster, size_t count, sheaf_use *use, void *with,
          struct err *err)
{
    for (size_t i = 0; i < count; i++) {
        struct run run = roster->runs[i]; /* more may be added meanwhile */

        if (!run_each(roster, &run, use, with, err))
            return false;
    }
    return true;
}

/* By ref, then in the order of the file. */
static bool
feed_before(const struct feed *a, const struct feed *b)
{
    int order = memcmp(&a->head.ref, &b->head.ref, sizeof a->head.ref);

    return order != 0 ? order < 0 : a->run < b->run;
}

static void
feed_sink(struct feed *feeds, size_t count, size_t at)
{
    for (size_t least = at;; at = least) {
        struct feed moved = feeds[at];

        for (size_t i = 2 * at + 1; i <= 2 * at + 2 && i < count; i++)
            if (feed_before(&feeds[i], &feeds[least]))
                least = i;
        if (least == at)
            return;
        feeds[at] = feeds[least];
        feeds[least] = moved;
    }
}

/* The first feed goes on to its next head, or ends. */
static bool
feed_step(struct sheaves *sheaves, struct err *err)
{
    struct feed *first = &sheaves->feeds[0];

    if (staged_is_read(&first->staged)) {
        staged_drop(&first->staged);
        *first = sheaves->feeds[--sheaves->feed_count];
    } else if (!sheaf_head_read(&first->head, &first->staged, err)) {
        return false;
    }
    feed_sink(sheaves->feeds, sheaves->feed_count, 0);
    return true;
}

bool
sheaves_open(struct sheaves *sheaves, struct roster *roster, struct err *err)
{
    size_t size = BUFFER_MOST;

    *sheaves = (struct sheaves){ .roster = roster };
    if (roster->run_count == 0)
        return true;
    while (size > BUFFER_LEAST && size * roster->run_count > roster->limit)
        size /= 2;
    sheaves->feeds = x_alloc(roster->run_count * sizeof *sheaves->feeds);
    for (size_t i = 0; i < roster->run_count; i++) {
        struct feed *feed = &sheaves->feeds[sheaves->feed_count];

        if (roster->runs[i].named == roster->runs[i].end)
            continue;
        sheaves->feed_count++;
        feed->run = i;
        staged_open(&feed->staged, roster->staging, roster->runs[i].named,
                    roster->runs[i].end, size);
        if (!sheaf_head_read(&feed->head, &feed->staged, err)) {
            sheaves_drop(sheaves);
            return false;
        }
    }
    for (size_t i = sheaves->feed_count / 2; i-- > 0;)
        feed_sink(sheaves->feeds, sheaves->feed_count, i);
    return true;
}

void
sheaves_drop(struct sheaves *sheaves)
{
    for (size_t i = 0; i < sheaves->feed_count; i++)
        staged_drop(&sheaves->feeds[i].staged);
    x_free(sheaves->feeds);
    *sheaves = (struct sheaves){ 0 };
}

static bool
staged_next(struct sheaves *sheaves, struct sheaf *sheaf, struct err *err)
{
    struct feed *first = &sheaves->feeds[0];

    sheaf_clear(sheaf);
    sheaf->is = first->head;
    do {
        if (!sheaf_read(sheaf, &first->head, &first->staged, err) ||
            !feed_step(sheaves, err))
            return false;
    } while (sheaves->feed_count > 0 &&
             memcmp(&first->head.ref, &sheaf->is.ref, sizeof(struct ref)) == 0);
    return true;
}

/* Heads in order of their refs lie anywhere in memory, and so do their entries:
 * fetched ahead, they are there when their turn comes. */
static void
sheaf_fetch(const struct sheaves *sheaves)
{
    const struct roster *roster = sheaves->roster;
    size_t head = sheaves->next + 16, entry = sheaves->next + 8;

    if (head < roster->head_count)
        __builtin_prefetch(&roster->heads[roster->by_ref[head]]);
    if (entry < roster->head_count)
        __builtin_prefetch(
            &roster->entries[roster->heads[roster->by_ref[entry]].first]);
}

bool
sheaves_next(struct sheaves *sheaves, struct sheaf *sheaf, bool *ret_more,
             struct err *err)
{
    struct roster *roster = sheaves->roster;

    *ret_more = roster->run_count > 0 ? sheaves->feed_count > 0
                                      : sheaves->next < roster->head_count;
    if (!*ret_more)
        return true;
    if (roster->run_count > 0)
        return staged_next(sheaves, sheaf, err);
    sheaf_fetch(sheaves);
    sheaf_bind(sheaf, roster, roster->by_ref[sheaves->next++]);
    return true;
}

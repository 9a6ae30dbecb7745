/* tally.c - what the heads of a webinar add up to. */
#include "model/tally.h"

#include <stdlib.h>

void
tally_open(struct tally *tally, int64_t webinar_id, int64_t min_seconds)
{
    *tally =
        (struct tally){ .webinar_id = webinar_id, .min_seconds = min_seconds };
}

void
tally_window(struct tally *tally, const char *slug, int64_t starts_at,
             int64_t ends_at, int64_t min_seconds)
{
    ARRAY_ADD(tally->windows, tally->window_count, tally->window_cap) =
        (struct tally_window){ .slug = x_copy(slug),
                               .starts_at = starts_at,
                               .ends_at = ends_at,
                               .min_seconds = min_seconds };
}

static void
changes_add(struct tally_changes *changes, int64_t at, int64_t change)
{
    uint32_t *place = map_at(&changes->places,
                             (struct slice){ (const char *)&at, sizeof at });

    if (*place == MAP_NONE) {
        *place = (uint32_t)changes->count;
        ARRAY_ADD(changes->at, changes->count, changes->cap) =
            (struct tally_change){ at, 0 };
    }
    changes->at[*place].change += change;
}

/* Adds a head with `connections` to its line. In the key each value has bits of
 * its own. */
static void
lines_add(struct tally *tally, const struct tally_line *line,
          int64_t connections)
{
    uint64_t key = (uint64_t)line->seconds << 16 |
                   (uint64_t)(line->status + 1) << 8 |
                   (uint64_t)line->role << 3 | (uint64_t)line->is_guest << 2 |
                   (uint64_t)line->came << 1 | (uint64_t)line->timed;
    uint32_t *place = map_at(&tally->places,
                             (struct slice){ (const char *)&key, sizeof key });

    if (*place == MAP_NONE) {
        *place = (uint32_t)tally->line_count;
        ARRAY_ADD(tally->lines, tally->line_count, tally->line_cap) = *line;
    }
    tally->lines[*place].heads++;
    tally->lines[*place].connections += connections;
}

static int
mark_of(const struct tally_line *line)
{
    static const int attended[ROLE_COUNT] = { [ROLE_ATTENDEE] = 1,
                                              [ROLE_STAFF] = 4,
                                              [ROLE_BOT] = 8,
                                              [ROLE_PANELIST] = 16,
                                              [ROLE_HOST] = 32 };
    bool registered =
        line->status == STATUS_APPROVED && line->role == ROLE_ATTENDEE;

    return (line->attended ? attended[line->role] : 0) + (registered ? 2 : 0);
}

/* The part of an interval that lies in a window; false: none. */
static bool
stay_within(const struct stay *stay, const struct tally_window *window,
            struct stay *ret_part)
{
    struct stay part = *stay;

    if (part.join < window->starts_at)
        part.join = window->starts_at;
    if (part.leave > window->ends_at)
        part.leave = window->ends_at;
    *ret_part = part;
    return part.join < part.leave;
}

/* In a window counts who was there for more than 0 s and its min_minutes. */
static void
window_add(struct tally_window *window, const struct fact *fact)
{
    int64_t seconds = 0;
    struct stay part;

    for (size_t i = 0; i < fact->presence_count; i++)
        if (stay_within(&fact->presence[i], window, &part))
            seconds += part.leave - part.join;
    if (seconds == 0 || seconds < window->min_seconds)
        return;
    window->seconds += seconds;
    if (fact->is_guest)
        window->guests++;
    else
        window->identified++;
    for (size_t i = 0; window->min_seconds && i < fact->presence_count; i++) {
        if (!stay_within(&fact->presence[i], window, &part))
            continue;
        changes_add(&window->changes, part.join, 1);
        changes_add(&window->changes, part.leave, -1);
    }
}

void
tally_add(struct tally *tally, const struct fact *fact)
{
    struct tally_line line = { .is_guest = fact->is_guest,
                               .came = fact->attended,
                               .timed = fact->stay_count > 0,
                               .role = fact->role,
                               .status =
                                   fact->is_guest ? STATUS_NONE : fact->status,
                               .seconds = fact_seconds(fact) };

    line.attended = line.came && line.seconds >= tally->min_seconds;
    line.mark = mark_of(&line);
    lines_add(tally, &line, (int64_t)fact->stay_count);
    if ((line.mark & 1) == 0)
        return;
    for (size_t i = 0; i < fact->presence_count; i++) {
        changes_add(&tally->changes, fact->presence[i].join, 1);
        changes_add(&tally->changes, fact->presence[i].leave, -1);
    }
    for (size_t i = 0; i < tally->window_count; i++)
        window_add(&tally->windows[i], fact);
}

static int
change_order(const void *one, const void *other)
{
    const struct tally_change *a = one, *b = other;

    return (a->at > b->at) - (a->at < b->at);
}

static void
changes_sort(struct tally_changes *changes)
{
    if (changes->count)
        qsort(changes->at, changes->count, sizeof *changes->at, change_order);
}

/* The most heads from one change to the next, as far as that lies in the
 * window, and the first instant with so many. */
static void
window_peak(struct tally_window *window, const struct tally_changes *changes)
{
    int64_t present = 0;

    window->peak = 0;
    window->peak_at = INSTANT_NONE;
    for (size_t i = 0; i + 1 < changes->count; i++) {
        struct stay level = { changes->at[i].at, changes->at[i + 1].at };

        present += changes->at[i].change;
        if (present <= window->peak || !stay_within(&level, window, &level))
            continue;
        window->peak = present;
        window->peak_at = level.join;
    }
}

void
tally_end(struct tally *tally)
{
    changes_sort(&tally->changes);
    for (size_t i = 0; i < tally->window_count; i++) {
        struct tally_window *window = &tally->windows[i];

        changes_sort(&window->changes);
        window_peak(window,
                    window->min_seconds ? &window->changes : &tally->changes);
    }
}

static void
changes_drop(struct tally_changes *changes)
{
    map_drop(&changes->places);
    x_free(changes->at);
}

static void
window_drop(struct tally_window *window)
{
    x_free(window->slug);
    changes_drop(&window->changes);
}

void
tally_drop(struct tally *tally)
{
    map_drop(&tally->places);
    x_free(tally->lines);
    changes_drop(&tally->changes);
    for (size_t i = 0; i < tally->window_count; i++)
        window_drop(&tally->windows[i]);
    x_free(tally->windows);
    *tally = (struct tally){ 0 };
}

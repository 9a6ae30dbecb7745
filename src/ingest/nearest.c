/* nearest.c - what is said of a layout that no format knows. */
#include "ingest/nearest.h"

#include "ingest/cell.h"
#include "ingest/header.h"
#include "ingest/mask.h"

#define HEADINGS_MAX  ((size_t)500) /* bytes of headings in a message */
#define HEADING_WIDTH 40

void
nearest_drop(struct nearest *nearest)
{
    arena_drop(&nearest->arena);
}

void
nearest_look(struct nearest *nearest, const struct profiles *profiles,
             const struct csv_record *record)
{
    struct header_look look = header_look(profiles, record);
    bool better = look.known > nearest->known;

    /* Without one known heading: the widest that may be a header at all. */
    if (look.known == 0 && nearest->known == 0)
        better =
            look.filled >= 3 && !look.data && look.filled > nearest->filled;
    if (!better)
        return;
    arena_drop(&nearest->arena);
    nearest->cells = arena_get(&nearest->arena,
                               (record->count + 1) * sizeof *nearest->cells);
    for (size_t i = 0; i < record->count; i++)
        nearest->cells[i] = arena_slice(&nearest->arena, record->cells[i]);
    nearest->count = record->count;
    nearest->line = record->line;
    nearest->read_with = nearest->delimiter;
    nearest->filled = look.filled;
    nearest->known = look.known;
    nearest->certain = look.certain;
}

bool
nearest_heading(const struct nearest *nearest, const struct profiles *profiles,
                size_t number, struct buf *to, int width)
{
    struct slice cell = cell_trim(nearest->cells[number]);

    if (cell.len == 0 || (!nearest->certain && !header_knows(profiles, cell)))
        return false;
    mask_heading(to, cell, width);
    return true;
}

/* What of the record speaks for a table, not what it must not have; and what
 * it lacks. */
static uint32_t
table_near(const struct nearest *nearest, struct headings *headings,
           size_t number, struct nearest_table *near)
{
    const struct csv_record record = { .line = nearest->line,
                                       .cells = nearest->cells,
                                       .count = nearest->count };
    const struct table *table = &headings->profile->tables[number];
    uint32_t have = headings_have(headings, &record, number);

    *near = (struct nearest_table){ .profile = headings->profile,
                                    .number = number };
    for (size_t i = 0; i < table->need_count; i++)
        if (!(have & table->needs[i]))
            near->lacks[near->lack_count++] = table->needs[i];
    near->excess = have & table->lacks;
    return have & ~table->lacks;
}

static bool
nearer(const struct nearest_table *near, int have,
       const struct nearest_table *best, int best_have)
{
    if (have != best_have)
        return have > best_have;
    return near->lack_count < best->lack_count;
}

bool
nearest_find(const struct nearest *nearest, const struct profiles *profiles,
             const struct profile *only, struct nearest_table *ret_table)
{
    int best = 0;

    for (size_t i = 0; nearest->known > 0 && i < profiles->count; i++) {
        const struct profile *profile = &profiles->at[i];
        struct headings headings = { .profiles = profiles,
                                     .profile = profile,
                                     .profile_at = (uint16_t)i };

        for (size_t t = 0; t < profile->table_count; t++) {
            struct nearest_table near;
            int have;

            if ((only != NULL && only != profile) ||
                profile->tables[t].need_count == 0)
                continue;
            have = __builtin_popcount(table_near(nearest, &headings, t, &near));
            if (have == 0 || !nearer(&near, have, ret_table, best))
                continue;
            best = have;
            *ret_table = near;
        }
        headings_drop(&headings);
    }
    return best > 0;
}

const char *
nearest_means(const struct nearest *nearest, const struct profiles *profiles,
              const struct nearest_table *near, size_t number)
{
    struct headings headings = { .profiles = profiles,
                                 .profile = near->profile,
                                 .profile_at =
                                     (uint16_t)(near->profile - profiles->at) };
    const struct meaning *meaning =
        headings_meaning(&headings, nearest->cells[number], WORD_IS_COLUMN);

    while (meaning != NULL && meaning->table != near->number &&
           meaning->table != TABLE_ANY)
        meaning = headings_next(&headings, meaning);
    headings_drop(&headings);
    return meaning ? field_word((enum field)meaning->what) : "";
}

/* "name, join or leave": the fields of a set. */
static void
add_fields(struct buf *to, uint32_t set)
{
    for (int i = 0; set != 0; i++) {
        if (!(set >> i & 1))
            continue;
        set &= ~(1u << i);
        buf_format(to, "%s%s", field_word((enum field)i), set ? " or " : "");
    }
}

static void
add_table(const struct nearest_table *near, struct buf *to)
{
    const struct table *table = &near->profile->tables[near->number];

    buf_format(to, " Nearest is the table %s of %s", part_word(table->part),
               near->profile->name);
    for (size_t i = 0; i < near->lack_count; i++) {
        buf_text(to, i == 0 ? ": it lacks " : ", ");
        add_fields(to, near->lacks[i]);
    }
    if (near->excess != 0) {
        buf_text(to, near->lack_count ? ", and must not have "
                                      : ": it must not have ");
        add_fields(to, near->excess);
    }
    buf_char(to, '.');
}

static void
add_headings(const struct nearest *nearest, const struct profiles *profiles,
             struct buf *to)
{
    size_t shown = 0, begun = to->len;

    for (size_t i = 0; i < nearest->count; i++) {
        AUTO(buf) heading = { 0 };

        if (!nearest_heading(nearest, profiles, i, &heading, HEADING_WIDTH) ||
            to->len - begun + heading.len > HEADINGS_MAX)
            continue;
        buf_format(to, "%s\"%s\"", shown++ ? ", " : "", buf_string(&heading));
    }
    if (shown < nearest->filled)
        buf_format(to, " and %zu more cell%s", nearest->filled - shown,
                   PLURAL(nearest->filled - shown));
}

void
nearest_text(const struct nearest *nearest, const struct profiles *profiles,
             const struct profile *only, struct buf *to)
{
    struct nearest_table near = { 0 };

    if (nearest->known == 0) {
        buf_text(to, "No line of it has a heading that any format knows");
        if (nearest->line > 0)
            buf_format(to, "; line %u, which may be its header, has %zu cells",
                       nearest->line, nearest->filled);
        buf_char(to, '.');
        return;
    }
    buf_format(to, "Line %u looks most like a header: ", nearest->line);
    add_headings(nearest, profiles, to);
    buf_char(to, '.');
    if (nearest_find(nearest, profiles, only, &near))
        add_table(&near, to);
}

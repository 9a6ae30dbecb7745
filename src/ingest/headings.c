/* headings.c - the header of a table: which column is what. */
#include "ingest/headings.h"

#include "ingest/cell.h"
#include "ingest/when.h"

/* Longer cells are data, never a heading. */
#define WORD_MAX ((size_t)300)

/* A record is looked at as a header when one of its first cells is a word of
 * the profile: rows of data pass with a few look-ups. */
#define HEADER_PROBE ((size_t)4)

void
headings_drop(struct headings *headings)
{
    arena_drop(&headings->arena);
    buf_drop(&headings->folded);
}

const struct meaning *
headings_meaning(struct headings *headings, struct slice cell,
                 enum word_kind kind)
{
    const struct meaning *meaning;

    cell = cell_trim(cell);
    if (cell.len == 0 || cell.len > WORD_MAX ||
        !meaning_likely(headings->profiles, cell))
        return NULL;
    headings->folded.len = 0;
    heading_fold(&headings->folded, cell);
    meaning = meaning_first(headings->profiles, buf_all(&headings->folded));
    while (meaning != NULL && (meaning->profile != headings->profile_at ||
                               meaning->kind != (uint8_t)kind))
        meaning = meaning_next(headings->profiles, meaning);
    return meaning;
}

const struct meaning *
headings_next(struct headings *headings, const struct meaning *meaning)
{
    uint8_t kind = meaning->kind;

    do
        meaning = meaning_next(headings->profiles, meaning);
    while (meaning != NULL &&
           (meaning->profile != headings->profile_at || meaning->kind != kind));
    return meaning;
}

static bool
heading_is_time(struct headings *headings, struct slice cell)
{
    const uint32_t times = 1u << FIELD_JOIN | 1u << FIELD_LEAVE |
                           1u << FIELD_EVENT_AT | 1u << FIELD_REGISTERED_AT |
                           1u << FIELD_START | 1u << FIELD_END;
    const struct meaning *meaning =
        headings_meaning(headings, cell, WORD_IS_COLUMN);

    return meaning != NULL && (times >> meaning->what & 1) != 0;
}

/* Whether the whole cell is a heading that the profile knows. */
static bool
heading_known(struct headings *headings, struct slice cell)
{
    return headings_meaning(headings, cell, WORD_IS_COLUMN) != NULL;
}

/* "Join Time (GMT+9)": the heading without its zone, and the zone. A zone
 * that nobody knows is one, too: its times cannot be told (T2). */
static struct slice
heading_zone(struct headings *headings, struct slice cell,
             const char **ret_zone)
{
    struct slice zone = cell, stem;
    int32_t offset;

    *ret_zone = NULL;
    if (cell.len < 3 || cell.len > WORD_MAX || cell.at[cell.len - 1] != ')')
        return cell;
    slice_cut(&zone, '(');
    zone.len -= zone.len > 0;
    stem =
        cell_trim((struct slice){ cell.at, (size_t)(zone.at - 1 - cell.at) });
    if (zone.len == 0 || stem.len == 0 ||
        (!when_zone(zone, &offset) &&
         (heading_known(headings, cell) || !heading_is_time(headings, stem))))
        return cell;
    *ret_zone = arena_text(&headings->arena, zone);
    return stem;
}

/* What a heading means in this table, by the table's own words or else by
 * those of all tables; NULL: nothing. */
static const struct meaning *
heading_of_table(struct headings *headings, struct slice cell, uint8_t table)
{
    const struct meaning *meaning =
        headings_meaning(headings, cell, WORD_IS_COLUMN);

    while (meaning != NULL && meaning->table != table &&
           meaning->table != TABLE_ANY)
        meaning = headings_next(headings, meaning);
    return meaning;
}

/* Enters a heading. One that occurs twice can be of two fields, which its
 * meanings tell by the occurrence. */
static void
column_enter(struct headings *headings, const struct meaning *meaning, int at,
             const char *zone, struct columns *columns)
{
    uint8_t table = meaning->table;

    for (; meaning != NULL; meaning = headings_next(headings, meaning)) {
        int field = meaning->what;

        if (meaning->table != table)
            continue;
        columns->seen[field]++;
        if (columns->at[field] >= 0 ||
            (meaning->nth != 0 && meaning->nth != columns->seen[field]))
            continue;
        columns->at[field] = at;
        columns->zone[field] = zone;
    }
}

/* Fills in the columns of one table from a header. */
static void
columns_read(struct headings *headings, const struct csv_record *record,
             uint8_t table, struct columns *columns)
{
    size_t cap = 0;

    *columns = (struct columns){ .width = record->count };
    for (int i = 0; i < FIELD_COUNT; i++)
        columns->at[i] = -1;
    for (size_t i = 0; i < record->count; i++) {
        const char *zone;
        struct slice cell =
            heading_zone(headings, cell_trim(record->cells[i]), &zone);
        const struct meaning *meaning = heading_of_table(headings, cell, table);

        if (zone == NULL)
            zone = headings->profile->tables[table].zone;
        if (meaning != NULL && meaning->what != FIELD_ANSWER &&
            (meaning->what != FIELD_ADDRESS ||
             columns->at[FIELD_ADDRESS] < 0)) {
            column_enter(headings, meaning, (int)i, zone, columns);
        } else if (cell.len > 0) {
            columns->unknown += meaning == NULL;
            ARRAY_ADD(columns->questions, columns->question_count, cap) =
                (struct question){ (int)i, cell, meaning == NULL };
        }
    }
}

static uint32_t
columns_have(const struct table *table, const struct columns *columns)
{
    uint32_t have = 0;

    for (int i = 0; i < FIELD_COUNT; i++)
        have |= columns->at[i] >= 0 ? 1u << i : 0;
    if (table->trait[TRAIT_ASKS] && columns->question_count > 0)
        have |= 1u << FIELD_ADDRESS;
    return have;
}

static bool
table_fits(const struct table *table, const struct columns *columns)
{
    uint32_t have = columns_have(table, columns);

    if (table->need_count == 0 || (have & table->lacks))
        return false;
    for (size_t i = 0; i < table->need_count; i++)
        if (!(have & table->needs[i]))
            return false;
    return true;
}

const struct table *
headings_table(struct headings *headings, const struct csv_record *record,
               const struct headings_wish *wish, struct columns *columns)
{
    const struct profile *profile = headings->profile;
    const struct table *found = NULL;

    for (int pass = 0; pass < 2 && found == NULL; pass++) {
        for (size_t i = 0; i < profile->table_count && !found; i++) {
            const struct table *table = &profile->tables[i];
            bool titled = wish->pending ? table->has_section
                                        : table->trait[TRAIT_TITLED] &&
                                              wish->table == NULL;
            bool preferred = wish->pending ? (wish->pending >> i & 1) != 0
                                           : table == wish->table;

            if (preferred != (pass == 0) || (titled && !preferred))
                continue;
            columns_read(headings, record, (uint8_t)i, columns);
            if (table_fits(table, columns))
                found = table;
            else
                x_free(columns->questions);
        }
    }
    return found;
}

bool
headings_likely(struct headings *headings, const struct csv_record *record,
                bool first)
{
    size_t probe = 0;

    for (size_t i = 0; i < record->count && (first || probe < HEADER_PROBE);
         i++) {
        const char *zone;
        struct slice cell = cell_trim(record->cells[i]);

        if (cell.len == 0)
            continue;
        probe++;
        cell = heading_zone(headings, cell, &zone);
        if (headings_meaning(headings, cell, WORD_IS_COLUMN) != NULL)
            return true;
    }
    return false;
}

size_t
headings_fits(struct headings *headings, const struct csv_record *record)
{
    size_t fits = 0;

    for (size_t i = 0; i < headings->profile->table_count; i++) {
        struct columns columns;

        columns_read(headings, record, (uint8_t)i, &columns);
        fits += table_fits(&headings->profile->tables[i], &columns);
        x_free(columns.questions);
    }
    return fits;
}

uint32_t
headings_have(struct headings *headings, const struct csv_record *record,
              size_t table)
{
    struct columns columns;

    columns_read(headings, record, (uint8_t)table, &columns);
    x_free(columns.questions);
    return columns_have(&headings->profile->tables[table], &columns);
}

/* layout.c - which record of a file is what: title, header, row, or about. */
#include "ingest/layout.h"

#include "ingest/bare.h"
#include "ingest/cell.h"
#include "ingest/header.h"
#include "ingest/preamble.h"
#include "ingest/section.h"

#include <string.h>

struct layout {
    struct headings headings;
    layout_row_use *use;
    void *with;
    struct arena arena;
    const struct table *table; /* whose rows are being read; or NULL */
    uint32_t pending;          /* tables whose section's title came last */
    struct columns columns;
    struct preamble preamble;
    /* A record with a single cell waits for the next: a title stands before
     * a header, a row does not. */
    bool alone;
    uint32_t alone_line;
    struct buf alone_cell;
    bool title;           /* a lone cell that nobody knows came last */
    bool beyond;          /* behind all sections that are known */
    bool unknown_section; /* nobody can tell whose rows these are */
    size_t report;        /* of several in one file: 0, 1, ... */
    int score;
    size_t tables, unknown;
    struct slice *unknowns; /* their headings, each once */
    size_t unknown_count, unknown_cap;
    struct bare bare;
};

struct slice
row_cell(const struct row *row, enum field field)
{
    int at = row->columns->at[field];

    if (at < 0 || (size_t)at >= row->count)
        return (struct slice){ NULL, 0 };
    return row->cells[at];
}

struct when_how
row_how(const struct row *row, enum field field)
{
    return (struct when_how){
        .date_alone = field == FIELD_REGISTERED_AT,
        .clock_alone = row->table->trait[TRAIT_CLOCK] &&
                       (field == FIELD_JOIN || field == FIELD_LEAVE),
        .serial = true,
        .zone = row->columns->zone[field],
    };
}

struct layout *
layout_open(const struct profiles *profiles, const struct profile *profile,
            layout_row_use *use, void *with)
{
    struct layout *layout = x_alloc(sizeof *layout);

    layout->headings.profiles = profiles;
    layout->headings.profile = profile;
    layout->headings.profile_at = (uint16_t)(profile - profiles->at);
    layout->use = use;
    layout->with = with;
    return layout;
}

void
layout_close(struct layout *layout)
{
    if (layout == NULL)
        return;
    arena_drop(&layout->arena);
    headings_drop(&layout->headings);
    buf_drop(&layout->alone_cell);
    bare_drop(&layout->bare);
    x_free(layout->columns.questions);
    x_free(layout->unknowns);
    x_free(layout);
}

struct slice
layout_about(const struct layout *layout, enum about about)
{
    return layout->preamble.about[about];
}

int
layout_score(const struct layout *layout)
{
    return layout->tables ? layout->score : 0;
}

size_t
layout_unknown(const struct layout *layout)
{
    return layout->unknown;
}

const struct slice *
layout_unknown_heading(const struct layout *layout, size_t number)
{
    return number < layout->unknown_count ? &layout->unknowns[number] : NULL;
}

const struct table *
layout_table(const struct layout *layout)
{
    return layout->table;
}

const struct columns *
layout_columns(const struct layout *layout)
{
    return &layout->columns;
}

static void
unknown_add(struct layout *layout, struct slice heading)
{
    for (size_t i = 0; i < layout->unknown_count; i++)
        if (slice_same(layout->unknowns[i], heading))
            return;
    ARRAY_ADD(layout->unknowns, layout->unknown_count, layout->unknown_cap) =
        heading;
}

static void
table_begin(struct layout *layout, const struct table *table,
            const struct csv_record *record, struct columns *columns)
{
    columns->certain = header_look(layout->headings.profiles, record).certain;
    columns->has_registration = columns->at[FIELD_REGISTERED_AT] >= 0 ||
                                columns->at[FIELD_STATUS] >= 0 ||
                                table->trait[TRAIT_REGISTRATION];
    columns->address_only = table->trait[TRAIT_REGISTRATION] &&
                            columns->at[FIELD_REGISTERED_AT] < 0 &&
                            columns->at[FIELD_STATUS] < 0 &&
                            columns->unknown > 0;
    for (size_t i = 0; i < columns->question_count; i++) {
        struct question *question = &columns->questions[i];

        question->text = arena_slice(&layout->arena, question->text);
        if (question->unknown && columns->certain)
            unknown_add(layout, question->text);
    }
    x_free(layout->columns.questions);
    layout->columns = *columns;
    layout->table = table;
    layout->pending = 0;
    layout->columns.number = ++layout->tables;
    layout->unknown += columns->unknown;
    for (int i = 0; i < FIELD_COUNT; i++)
        layout->score += columns->at[i] >= 0 ? 2 : 0;
}

size_t
layout_report(const struct layout *layout)
{
    return layout->report;
}

int
layout_signs(const struct layout *layout)
{
    return layout->score;
}

/* The one cell of a record that has only one; false: none, or several. */
static bool
record_alone(const struct csv_record *record, struct slice *ret_cell)
{
    struct slice found = { NULL, 0 };

    for (size_t i = 0; i < record->count; i++) {
        struct slice cell = cell_trim(record->cells[i]);

        if (cell.len == 0)
            continue;
        if (found.at != NULL || i > 0)
            return false;
        found = cell;
    }
    *ret_cell = found;
    return found.at != NULL;
}

static bool
record_blank(const struct csv_record *record)
{
    for (size_t i = 0; i < record->count; i++)
        if (cell_trim(record->cells[i]).len > 0)
            return false;
    return true;
}

static bool
section_title(struct layout *layout, struct slice cell)
{
    const struct meaning *meaning = section_meaning(&layout->headings, cell);

    if (meaning == NULL)
        return false;
    layout->pending = 0;
    layout->table = NULL;
    layout->score += 4;
    for (; meaning != NULL; meaning = headings_next(&layout->headings, meaning))
        layout->pending |= 1u << meaning->table;
    return true;
}

static bool
row_give(struct layout *layout, struct row row, struct err *err)
{
    row.columns = &layout->columns;
    row.table = layout->table;
    if (row.table == NULL) {
        /* Rows of a section whose header was not understood. */
        size_t at = (size_t)__builtin_ctz(layout->pending);

        row.table = &layout->headings.profile->tables[at];
        row.reject = row.reject ? row.reject : "no_header";
    }
    if (layout->unknown_section && row.reject == NULL)
        row.reject = "unknown_section";
    for (size_t i = layout->columns.width; i < row.count; i++)
        row.extra = row.extra || cell_trim(row.cells[i]).len > 0;
    return layout->use == NULL || layout->use(&row, layout->with, err);
}

/* The record that waited was a row after all. */
static bool
alone_give(struct layout *layout, struct err *err)
{
    struct slice cell = buf_all(&layout->alone_cell);
    struct row row = { .line = layout->alone_line, .cells = &cell, .count = 1 };

    if (!layout->alone)
        return true;
    layout->alone = false;
    return row_give(layout, row, err);
}

static bool
in_table(const struct layout *layout)
{
    return layout->table != NULL || layout->pending != 0;
}

/* "*If an attendee left ..."; its commas may make cells, and a spreadsheet may
 * pad it. Names are masked with stars, too, but their rows are as wide as the
 * header, and full (R1). */
static bool
record_footnote(const struct layout *layout, const struct csv_record *record)
{
    struct slice cell = cell_trim(record->cells[0]);
    size_t filled = record->count;

    while (filled > 0 && cell_trim(record->cells[filled - 1]).len == 0)
        filled--;
    return cell.len > 0 && cell.at[0] == '*' &&
           (filled == 1 || filled * 2 < layout->columns.width ||
            record->count < layout->columns.width);
}

static bool
record_row(struct layout *layout, const struct csv_record *record,
           struct err *err)
{
    struct row row = { .line = record->line,
                       .cells = record->cells,
                       .count = record->count,
                       .reject = record->bad };
    struct slice cell;

    if (!in_table(layout)) {
        layout->title =
            record->bad == NULL && record_alone(record, &cell) &&
            headings_meaning(&layout->headings, cell, WORD_IS_ABOUT) == NULL;
        layout->score += preamble_record(&layout->preamble, &layout->headings,
                                         &layout->arena, record);
        return true;
    }
    if (record->bad == NULL && record_footnote(layout, record))
        return true;
    if (record->bad == NULL && record_alone(record, &cell)) {
        layout->alone = true;
        layout->alone_line = record->line;
        buf_reset(&layout->alone_cell);
        buf_slice(&layout->alone_cell, cell);
        return true;
    }
    return row_give(layout, row, err);
}

/* Whether a record behind a table is what another report says of itself:
 * somebody put two into one file. */
static bool
about_begins(struct layout *layout, const struct csv_record *record)
{
    for (size_t i = 0; i < record->count; i++)
        if (cell_trim(record->cells[i]).len > 0)
            return headings_meaning(&layout->headings, record->cells[i],
                                    WORD_IS_ABOUT) != NULL;
    return false;
}

static void
report_begin(struct layout *layout)
{
    layout->table = NULL;
    layout->pending = 0;
    layout->unknown_section = false;
    layout->preamble = (struct preamble){ 0 };
    layout->report++;
}

/* Whether a record stands in a section that tells nothing more of anybody,
 * which a title ends: of another section, or of the next report's first. */
static bool
record_beyond(struct layout *layout, const struct csv_record *record)
{
    struct slice cell;

    if (record->bad == NULL && record->count > 0 &&
        section_numbered(record->cells[0]) && record_alone(record, &cell))
        layout->beyond =
            layout->tables > 0 && section_beyond(&layout->headings, cell);
    return layout->beyond;
}

/* A line that is a record only to a platform which does not double quotes. A
 * row wider than its header is none: some cell of it looks like two. */
static bool
record_bare(struct layout *layout, const struct csv_record *record,
            struct csv_record *ret_record)
{
    return layout->headings.profile->bare_quotes &&
           bare_cut(&layout->bare, record, ret_record) &&
           (layout->table == NULL ||
            ret_record->count <= layout->columns.width);
}

bool
layout_record(struct layout *layout, const struct csv_record *record,
              struct err *err)
{
    struct csv_record bare;
    struct headings_wish wish = { layout->pending, layout->table };
    const struct table *table = NULL;
    struct columns columns;
    struct slice cell;

    if (record_bare(layout, record, &bare))
        record = &bare;
    if (record_beyond(layout, record))
        return alone_give(layout, err);
    if (record->bad != NULL)
        return alone_give(layout, err) && record_row(layout, record, err);
    if (record_blank(record))
        return true;
    if (headings_likely(&layout->headings, record, layout->tables == 0))
        table = headings_table(&layout->headings, record, &wish, &columns);
    if (table != NULL) {
        /* What waited was a title, unknown to us: whose rows follow is told
         * only by a header that no other table could have (O1). */
        layout->unknown_section = (layout->alone || layout->title) &&
                                  table->has_section &&
                                  headings_fits(&layout->headings, record) > 1;
        layout->alone = layout->title = false;
        table_begin(layout, table, record, &columns);
        return true;
    }
    if (in_table(layout) && about_begins(layout, record)) {
        layout->alone = false; /* the title of another report */
        report_begin(layout);
    }
    if (!alone_give(layout, err))
        return false;
    if (record_alone(record, &cell) && section_title(layout, cell))
        return true;
    return record_row(layout, record, err);
}

bool
layout_end(struct layout *layout, struct err *err)
{
    return alone_give(layout, err);
}

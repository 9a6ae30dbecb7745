/* inspect.c - how a file would be read, without a plan and without people. */
#include "ingest/inspect.h"

#include "ingest/cell.h"
#include "ingest/header.h"

#include <string.h>

#define HEADING_WIDTH 44

struct inspecting {
    struct inspection *to;
    const struct inspect_how *how;
    struct layout *layout;
    struct csv *csv;
    size_t now; /* table whose rows are read, from 1; 0: none */
    struct buf text;
};

void
inspection_drop(struct inspection *inspection)
{
    x_free(inspection->tables);
    arena_drop(&inspection->arena);
    *inspection = (struct inspection){ 0 };
}

static struct slice
text_keep(struct inspecting *inspecting)
{
    struct slice kept =
        arena_slice(&inspecting->to->arena, buf_all(&inspecting->text));

    buf_reset(&inspecting->text);
    return kept;
}

/* Takes a time into account for the order of dates. */
static void
date_count(struct seen_dates *dates, const struct when *when, uint32_t line)
{
    if (when->is != WHEN_LOCAL && when->is != WHEN_INSTANT)
        return;
    dates->all++;
    if (!when->open)
        return;
    if (!when->mdy_ok && dates->dmy_line == 0)
        dates->dmy_line = line;
    if (!when->dmy_ok && dates->mdy_line == 0)
        dates->mdy_line = line;
    if (!when->dmy_ok || !when->mdy_ok || when->dmy == when->mdy)
        return;
    dates->differing = true;
    if (dates->open_line == 0) {
        dates->open_line = line;
        dates->open = *when;
    }
}

/* What a report says of itself stands before its first row. */
static void
about_take(struct inspecting *inspecting, uint32_t line)
{
    struct inspection *to = inspecting->to;

    for (int i = 0; i < ABOUT_COUNT; i++) {
        struct slice value = layout_about(inspecting->layout, (enum about)i);
        struct when_how how = { .order = when_order(inspecting->how->order),
                                .date_alone = i == ABOUT_GENERATED };

        if (cell_is_placeholder(value))
            continue;
        if (i == ABOUT_GENERATED || i == ABOUT_START || i == ABOUT_END) {
            to->about_when[i] = when_read(value, &how);
            date_count(&to->dates, &to->about_when[i], line);
        } else {
            mask_about(&inspecting->text, (enum about)i, value);
            to->about[i] = text_keep(inspecting);
        }
    }
}

static const struct question *
question_find(const struct columns *columns, size_t column)
{
    for (size_t i = 0; i < columns->question_count; i++)
        if ((size_t)columns->questions[i].column == column)
            return &columns->questions[i];
    return NULL;
}

static void
column_read(struct inspecting *inspecting, const struct csv_record *record,
            size_t number, struct seen_column *column)
{
    const struct columns *columns = layout_columns(inspecting->layout);
    const struct question *question = question_find(columns, number);
    struct slice cell = cell_trim(record->cells[number]);

    mask_heading(&inspecting->text, cell, HEADING_WIDTH);
    *column = (struct seen_column){ text_keep(inspecting), "", -1, NULL };
    if (!columns->certain && !header_knows(inspecting->how->profiles, cell))
        column->heading = SLICE("(not shown)");
    for (int i = 0; i < FIELD_COUNT; i++)
        if (columns->at[i] == (int)number) {
            column->word = field_word((enum field)i);
            column->field = i == FIELD_IGNORE ? -1 : i;
            if (columns->zone[i] != NULL)
                column->zone = arena_text(&inspecting->to->arena,
                                          slice_of(columns->zone[i]));
        }
    if (column->word[0] != '\0' || cell.len == 0)
        return;
    if (question == NULL)
        column->word = field_word(FIELD_IGNORE);
    else if (columns->has_registration || !question->unknown)
        column->word = field_word(FIELD_ANSWER);
    else
        column->word = "unknown";
}

static bool
table_same(const struct seen_table *a, const struct seen_table *b)
{
    if (a->table != b->table || a->column_count != b->column_count)
        return false;
    for (size_t i = 0; i < a->column_count; i++)
        if (!slice_same(a->columns[i].heading, b->columns[i].heading))
            return false;
    return true;
}

/* A header: of a new table, or of one that was there before. */
static void
table_take(struct inspecting *inspecting, const struct csv_record *record)
{
    struct inspection *to = inspecting->to;
    struct seen_table table = { .table = layout_table(inspecting->layout),
                                .line = record->line,
                                .headers = 1,
                                .column_count = record->count };

    table.columns =
        arena_get(&to->arena, (record->count + 1) * sizeof *table.columns);
    for (size_t i = 0; i < record->count; i++)
        column_read(inspecting, record, i, &table.columns[i]);
    for (size_t i = 0; i < to->table_count; i++)
        if (table_same(&to->tables[i], &table)) {
            to->tables[i].headers++;
            inspecting->now = i + 1;
            return;
        }
    ARRAY_ADD(to->tables, to->table_count, to->table_cap) = table;
    inspecting->now = to->table_count;
}

/* Where the zone of a stay or an event is told (T2). */
static void
zone_count(struct seen_dates *dates, const struct seen_column *column,
           const struct when *when)
{
    if (column->field != FIELD_JOIN && column->field != FIELD_LEAVE &&
        column->field != FIELD_EVENT_AT && column->field != FIELD_REGISTERED_AT)
        return;
    dates->local += when->is == WHEN_LOCAL;
    dates->in_heading += when->is == WHEN_INSTANT && column->zone != NULL;
    dates->in_cell += when->is == WHEN_INSTANT && column->zone == NULL;
}

static void
row_take(struct inspecting *inspecting, const struct seen_table *table,
         const struct row *row, struct seen_row *shown)
{
    struct inspection *to = inspecting->to;

    if (shown != NULL)
        *shown = (struct seen_row){ .line = row->line,
                                    .cells = arena_get(
                                        &to->arena, (table->column_count + 1) *
                                                        sizeof *shown->cells) };
    for (size_t i = 0; i < table->column_count; i++) {
        const struct seen_column *column = &table->columns[i];
        bool time =
            column->field >= 0 && field_is_time((enum field)column->field);

        if (time) {
            struct when when = mask_when(row, (enum field)column->field,
                                         when_order(inspecting->how->order));

            date_count(&to->dates, &when, row->line);
            zone_count(&to->dates, column, &when);
            if (shown != NULL)
                shown->cells[i].when = when;
        } else if (shown != NULL && column->field >= 0) {
            mask_cell(&inspecting->text, row, (enum field)column->field);
            shown->cells[i].text = text_keep(inspecting);
        }
        if (shown != NULL && strcmp(column->word, "answer") == 0) {
            shown->asked++;
            shown->answers +=
                i < row->count && !cell_is_placeholder(row->cells[i]);
        }
    }
}

static bool
inspect_row(const struct row *row, void *with, struct err *err)
{
    struct inspecting *inspecting = with;
    struct inspection *to = inspecting->to;
    struct seen_table *table;
    struct seen_row *shown = NULL;

    (void)err;
    if (to->reports == 0)
        about_take(inspecting, row->line);
    to->reports = layout_report(inspecting->layout) + 1;
    if (inspecting->now == 0)
        return true;
    table = &to->tables[inspecting->now - 1];
    if (table->table != row->table)
        return true; /* of a section whose header was not understood */
    table->rows++;
    if (row->reject != NULL)
        return true;
    if (table->first_count < INSPECT_ROWS)
        shown = &table->first[table->first_count++];
    row_take(inspecting, table, row, shown);
    return true;
}

static bool
inspect_record(const struct csv_record *record, void *with, struct err *err)
{
    struct inspecting *inspecting = with;
    size_t before = layout_columns(inspecting->layout)->number;

    if (record_is_sep(record))
        return true;
    if (!layout_record(inspecting->layout, record, err))
        return false;
    if (layout_columns(inspecting->layout)->number != before)
        table_take(inspecting, record);
    return true;
}

static bool
inspect_piece(struct slice piece, void *with, struct err *err)
{
    return csv_add(((struct inspecting *)with)->csv, piece, err);
}

bool
inspect_file(struct inspection *inspection, struct source *source,
             const struct inspect_how *how, struct err *err)
{
    struct inspecting inspecting = { .to = inspection, .how = how };
    struct recognised *found = &inspection->recognised;
    bool good;

    if (!source_recognise(source, how->profiles, how->format, how->encoding,
                          found, err))
        return false;
    inspecting.layout =
        layout_open(how->profiles, found->profile, inspect_row, &inspecting);
    inspecting.csv = csv_open(found->delimiter, inspect_record, &inspecting);
    good = source_text(source, found->encoding, 0, inspect_piece, &inspecting,
                       err) &&
           csv_end(inspecting.csv, err) && layout_end(inspecting.layout, err);
    if (good && inspection->reports == 0)
        about_take(&inspecting, 1);
    csv_close(inspecting.csv);
    layout_close(inspecting.layout);
    buf_drop(&inspecting.text);
    return good;
}

bool
inspection_order(const struct inspection *inspection, enum date_order said,
                 enum date_order *ret_order)
{
    const struct seen_dates *dates = &inspection->dates;
    bool dmy = dates->dmy_line != 0, mdy = dates->mdy_line != 0;

    *ret_order = said;
    if (said != DATE_ORDER_CLEAR)
        return true;
    if (dmy == mdy)
        return !dmy && !dates->differing;
    *ret_order = dmy ? DATE_ORDER_DMY : DATE_ORDER_MDY;
    return true;
}

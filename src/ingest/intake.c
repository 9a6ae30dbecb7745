/* intake.c - the rows of a file, read ahead by a thread of its own. */
#include "ingest/intake.h"

#include "base/belt.h"

#include <string.h>

#define BATCHES    ((size_t)4)
#define BATCH_TEXT ((size_t)64 * 1024)

struct batch_row {
    struct row row; /* but for its columns and cells */
    size_t columns; /* which of the batch's */
    size_t first;   /* of its cells */
    bool report;    /* the first of a report, which `about` tells of */
};

/* Rows on their way, with all that they point to. */
struct batch {
    struct buf text; /* of the cells; never grows while a cell is in it */
    struct slice *cells;
    size_t cell_count, cell_cap;
    struct batch_row *rows;
    size_t row_count, row_cap;
    struct columns *columns; /* copies, with their questions */
    size_t columns_count, columns_cap;
    struct slice (*about)[ABOUT_COUNT];
    size_t about_count, about_cap;
    int64_t read; /* bytes of the file, when it was full */
};

struct intake {
    struct source *source;
    const struct recognised *as;
    struct layout *layout;
    struct csv *csv;
    struct belt *belt;
    struct batch batches[BATCHES];
    struct batch *batch; /* being filled; NULL: none */
    size_t reports;      /* whose first row went over */
};

/* Ready to be filled again. Its text is overwritten then, and wiped at the
 * end. */
static void
batch_empty(struct batch *batch)
{
    for (size_t i = 0; i < batch->columns_count; i++)
        x_free(batch->columns[i].questions);
    batch->text.len = 0;
    batch->cell_count = batch->row_count = 0;
    batch->columns_count = batch->about_count = 0;
}

static void
batch_drop(struct batch *batch)
{
    batch_empty(batch);
    buf_drop(&batch->text);
    x_free(batch->cells);
    x_free(batch->rows);
    x_free(batch->columns);
    x_free(batch->about);
}

/* The copy of a table's columns; one for each table of a batch. */
static size_t
batch_columns(struct batch *batch, const struct columns *columns)
{
    size_t count = columns->question_count;
    struct columns *copy;

    if (batch->columns_count > 0 &&
        batch->columns[batch->columns_count - 1].number == columns->number)
        return batch->columns_count - 1;
    copy = &ARRAY_ADD(batch->columns, batch->columns_count, batch->columns_cap);
    *copy = *columns;
    copy->questions = x_alloc(count * sizeof *copy->questions);
    if (count > 0)
        memcpy(copy->questions, columns->questions,
               count * sizeof *copy->questions);
    return batch->columns_count - 1;
}

static void
batch_about(struct batch *batch, const struct layout *layout)
{
    struct slice *about =
        ARRAY_ADD(batch->about, batch->about_count, batch->about_cap);

    for (int i = 0; i < ABOUT_COUNT; i++)
        about[i] = layout_about(layout, (enum about)i);
}

static void
batch_add(struct batch *batch, const struct row *row, bool report)
{
    struct batch_row *added =
        &ARRAY_ADD(batch->rows, batch->row_count, batch->row_cap);

    *added = (struct batch_row){ .row = *row,
                                 .columns = batch_columns(batch, row->columns),
                                 .first = batch->cell_count,
                                 .report = report };
    for (size_t i = 0; i < row->count; i++) {
        const char *at = batch->text.at + batch->text.len;

        buf_slice(&batch->text, row->cells[i]);
        ARRAY_ADD(batch->cells, batch->cell_count, batch->cell_cap) =
            (struct slice){ at, row->cells[i].len };
    }
}

/* The batch that is being filled goes over. */
static void
intake_give(struct intake *intake)
{
    if (intake->batch == NULL)
        return;
    intake->batch->read = source_read(intake->source);
    intake->batch = NULL;
    belt_give(intake->belt);
}

/* A batch with room for so many bytes; false: nobody wants rows any more. */
static bool
intake_room(struct intake *intake, size_t len)
{
    size_t slot;

    if (intake->batch != NULL && intake->batch->row_count > 0 &&
        intake->batch->text.len + len > BATCH_TEXT)
        intake_give(intake);
    if (intake->batch == NULL) {
        if (!belt_place(intake->belt, &slot))
            return false;
        intake->batch = &intake->batches[slot];
        batch_empty(intake->batch);
    }
    /* NUL behind the last cell. */
    buf_room(&intake->batch->text, (len > BATCH_TEXT ? len : BATCH_TEXT) + 1);
    return true;
}

static bool
intake_row(const struct row *row, void *with, struct err *err)
{
    struct intake *intake = with;
    bool report = layout_report(intake->layout) >= intake->reports;
    size_t len = 0;

    (void)err;
    for (size_t i = 0; i < row->count; i++)
        len += row->cells[i].len;
    if (!intake_room(intake, len))
        return false;
    if (report) {
        batch_about(intake->batch, intake->layout);
        intake->reports++;
    }
    batch_add(intake->batch, row, report);
    return true;
}

static bool
intake_record(const struct csv_record *record, void *with, struct err *err)
{
    struct intake *intake = with;

    return record_is_sep(record) || layout_record(intake->layout, record, err);
}

static bool
intake_piece(struct slice piece, void *with, struct err *err)
{
    struct intake *intake = with;

    return csv_add(intake->csv, piece, err);
}

/* The reading thread. */
static bool
intake_make(struct belt *belt, void *with, struct err *err)
{
    struct intake *intake = with;
    bool good;

    intake->belt = belt;
    good = source_text(intake->source, intake->as->encoding, 0, intake_piece,
                       intake, err) &&
           csv_end(intake->csv, err) && layout_end(intake->layout, err);
    intake_give(intake);
    return good;
}

static bool
batch_use(const struct batch *batch, const struct intake_use *use,
          struct err *err)
{
    size_t about = 0;

    for (size_t i = 0; i < batch->row_count; i++) {
        const struct batch_row *from = &batch->rows[i];
        struct row row = from->row;

        row.columns = &batch->columns[from->columns];
        row.cells = row.count > 0 ? batch->cells + from->first : NULL;
        if (from->report)
            use->report(batch->about[about++], use->with);
        if (!use->row(&row, use->with, err))
            return false;
    }
    use->progress(batch->read, use->with);
    return true;
}

/* The caller's thread. */
static bool
intake_take(struct intake *intake, const struct intake_use *use,
            struct err *err)
{
    struct belt *belt;
    struct err late = { 0 };
    bool good = true;
    size_t slot;

    if (!belt_open(&belt, BATCHES, intake_make, intake, err))
        return false;
    while (good && belt_take(belt, &slot)) {
        good = batch_use(&intake->batches[slot], use, err);
        if (good)
            belt_return(belt);
    }
    if (belt_close(belt, &late))
        return good;
    *err = late;
    return false;
}

bool
intake_read(struct source *source, const struct profiles *profiles,
            const struct recognised *as, const struct intake_use *use,
            struct layout **ret_layout, struct err *err)
{
    struct intake intake = { .source = source, .as = as };
    struct batch none = { 0 };
    bool good;

    intake.layout = layout_open(profiles, as->profile, intake_row, &intake);
    *ret_layout = intake.layout;
    intake.csv = csv_open(as->delimiter, intake_record, &intake);
    good = intake_take(&intake, use, err);
    csv_close(intake.csv);
    for (size_t i = 0; i < BATCHES; i++)
        batch_drop(&intake.batches[i]);
    if (good && intake.reports == 0) {
        batch_about(&none, intake.layout);
        use->report(none.about[0], use->with);
    }
    batch_drop(&none);
    return good;
}

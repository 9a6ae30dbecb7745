/* csv.c - records from decoded text; the only module that includes libcsv.
 *
 * The text is kept from the beginning of the current record on, and libcsv is
 * fed from line end to line end, so that a record knows its lines and can be
 * taken back. Every limit counts bytes of the record, never of a piece, so
 * the records are the same at every chunk size.
 *
 * Taking back costs little, whatever the input: in strict mode a line leaves
 * the parser inside quotes exactly when it holds an odd number of them and
 * began outside, so a record that failed reaches at most to the next odd
 * line, and each line between is a record of its own when it is read again.
 * No line is read more than three times.
 *
 * Nearly all lines are records of fields that are plain or simply quoted; such
 * a line is cut where it lies (wrap/csvline), and libcsv never sees it.
 */
#include "wrap/csv.h"

#include "wrap/csvline.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

#define CSV_CELLS_MAX ((size_t)100 * 1000) /* more: record_too_long */
#define CSV_STEP      ((size_t)128 * 1024) /* bytes added to `hold` at once */
#define CSV_NO_ROW    0 /* csv_parser.pstate: no field has begun (3.0.3) */
#define CSV_NO_FIELD  1 /* the same behind a delimiter */

struct csv {
    struct csv_parser parser;
    bool (*use)(const struct csv_record *record, void *with, struct err *err);
    void *with;
    char delimiter;
    bool skip;       /* dropping the rest of a line that was too long */
    bool equals;     /* a field began with "=", which waits for a quote */
    struct buf hold; /* text not given out yet */
    size_t start;    /* of the current record in `hold` */
    size_t fed;      /* bytes of the record that the parser has seen */
    size_t first;    /* length of the record's first line; 0: not known yet */
    uint32_t line;   /* of the record's beginning */
    uint32_t lines;  /* line ends in the record so far */
    const char *bad;
    struct buf text;       /* the cells of the record, one behind the other */
    struct csvcells cells; /* of libcsv: only the lengths, until given out */
};

/* libcsv's field buffer: its size stands before it, so that it can be wiped
 * and can grow geometrically (libcsv asks for 128 bytes more each time). A
 * size above the limit is refused, which ends the field as too long. */
union field_head {
    size_t size;
    max_align_t align;
};

static void
field_free(void *field)
{
    union field_head *head;

    if (field == NULL)
        return;
    head = (union field_head *)field - 1;
    explicit_bzero(field, head->size);
    x_free(head);
}

static void *
field_grow(void *field, size_t size)
{
    union field_head *old = field ? (union field_head *)field - 1 : NULL;
    union field_head *new;

    if (size > CSV_FIELD_MAX + 128)
        return NULL;
    if (old != NULL && old->size >= size)
        return field;
    if (old != NULL && size < 2 * old->size)
        size = 2 * old->size;
    new = x_alloc(sizeof *new + size);
    new->size = size;
    if (old != NULL)
        memcpy(new + 1, field, old->size);
    field_free(field);
    return new + 1;
}

/* Adds a cell without the formula that keeps a spreadsheet from guessing,
 * `="..."`, in which quotes are doubled. Returns what was added. */
static size_t
cell_add(struct buf *to, struct slice field)
{
    struct slice trimmed = slice_trim(field);
    size_t before = to->len;

    if (trimmed.len < 3 || !slice_starts(trimmed, "=\"") ||
        trimmed.at[trimmed.len - 1] != '"') {
        buf_slice(to, field);
        return field.len;
    }
    trimmed.at += 2, trimmed.len -= 3;
    for (size_t i = 0; i < trimmed.len; i++) {
        buf_char(to, trimmed.at[i]);
        i += trimmed.at[i] == '"' && i + 1 < trimmed.len &&
             trimmed.at[i + 1] == '"';
    }
    return to->len - before;
}

static void
on_field(void *field, size_t len, void *with)
{
    struct csv *csv = with;

    if (csv->bad != NULL)
        return;
    if (len > CSV_FIELD_MAX) {
        csv->bad = "field_too_long";
        return;
    }
    if (csv->cells.count == CSV_CELLS_MAX) {
        csv->bad = "record_too_long";
        return;
    }
    len = cell_add(&csv->text, (struct slice){ field, len });
    ARRAY_ADD(csv->cells.at, csv->cells.count, csv->cells.cap) =
        (struct slice){ .at = NULL, .len = len };
}

static void
parser_open(struct csv *csv)
{
    /* Fails for a NULL parser only. */
    csv_init(&csv->parser, CSV_STRICT);
    csv_set_realloc_func(&csv->parser, field_grow);
    csv_set_free_func(&csv->parser, field_free);
    csv_set_delim(&csv->parser, (unsigned char)csv->delimiter);
    csv->equals = false;
}

struct csv *
csv_open(char delimiter,
         bool (*use)(const struct csv_record *record, void *with,
                     struct err *err),
         void *with)
{
    struct csv *csv = x_alloc(sizeof *csv);

    csv->delimiter = delimiter;
    csv->use = use;
    csv->with = with;
    csv->line = 1;
    parser_open(csv);
    return csv;
}

void
csv_close(struct csv *csv)
{
    if (csv == NULL)
        return;
    csv_free(&csv->parser);
    buf_drop(&csv->hold);
    buf_drop(&csv->text);
    x_free(csv->cells.at);
    x_free(csv);
}

/* Points the cells that libcsv gave at their bytes. */
static void
cells_settle(struct csv *csv)
{
    const char *at = buf_string(&csv->text);

    for (size_t i = 0; i < csv->cells.count; i++) {
        csv->cells.at[i].at = at;
        at += csv->cells.at[i].len;
    }
}

/* Gives out a record of the first `len` bytes of what is kept and begins the
 * next one behind it. */
static bool
csv_give(struct csv *csv, size_t len, uint32_t lines, struct err *err)
{
    struct csv_record record = { .line = csv->line,
                                 .cells = csv->cells.at,
                                 .count = csv->bad ? 0 : csv->cells.count,
                                 .bad = csv->bad,
                                 .raw = { csv->hold.at + csv->start, len } };

    csv->start += len;
    csv->line += lines;
    csv->fed = csv->first = csv->cells.count = 0;
    csv->lines = 0;
    csv->bad = NULL;
    /* Overwritten by the next record and wiped at the end: buf_reset would
     * wipe all that the longest record needed, for each short one. */
    csv->text.len = 0;
    return csv->use(&record, csv->with, err);
}

/* Gives out a bad record: its first line, behind which reading goes on. */
static bool
csv_give_bad(struct csv *csv, struct err *err)
{
    csv_free(&csv->parser);
    parser_open(csv);
    csv->cells.count = 0;
    csv->skip = csv->first == 0;
    return csv_give(csv, csv->first ? csv->first : csv->fed, !csv->skip, err);
}

/* The next bytes of the record: to the end of a line, of the text, or as many
 * as a record may have. */
static size_t
csv_part(const struct csv *csv, bool *ret_ends_line)
{
    const char *at = csv->hold.at + csv->start + csv->fed;
    size_t len = csv->hold.len - csv->start - csv->fed;
    const char *end;

    if (len > CSV_RECORD_MAX - csv->fed)
        len = CSV_RECORD_MAX - csv->fed;
    end = memchr(at, '\n', len);
    *ret_ends_line = end != NULL;
    return end ? (size_t)(end - at) + 1 : len;
}

static void
csv_parse_part(struct csv *csv, const char *at, size_t len)
{
    if (csv->bad != NULL ||
        csv_parse(&csv->parser, at, len, on_field, NULL, csv) == len ||
        csv->bad != NULL)
        return;
    csv->bad =
        csv_error(&csv->parser) == CSV_EPARSE ? "bad_quote" : "field_too_long";
}

/* A field that begins with `="` is quoted, as one that begins with `"`. */
static void
csv_feed(struct csv *csv, const char *at, size_t len)
{
    const char *end = at + len;

    while (at < end && csv->bad == NULL) {
        const char *equals = memchr(at, '=', (size_t)(end - at));

        if (csv->equals && *at != '"')
            csv_parse_part(csv, "=", 1);
        csv->equals = false;
        csv_parse_part(csv, at, (size_t)((equals ? equals : end) - at));
        if (equals == NULL)
            return;
        csv->equals = csv->parser.pstate == CSV_NO_ROW ||
                      csv->parser.pstate == CSV_NO_FIELD;
        if (!csv->equals)
            csv_parse_part(csv, "=", 1);
        at = equals + 1;
    }
}

/* Reads one line, or what there is of it. */
static bool
csv_read(struct csv *csv, struct err *err)
{
    bool ends_line;
    size_t len = csv_part(csv, &ends_line);

    if (csv->skip) {
        csv->start += len;
        csv->line += ends_line;
        csv->skip = !ends_line;
        return true;
    }
    if (ends_line && csv->fed == 0 && len <= CSV_FIELD_MAX &&
        csvline_cut(&csv->cells, csv->delimiter,
                    (struct slice){ csv->hold.at + csv->start, len }))
        return csv_give(csv, len, 1, err);
    if (csv->bad == NULL)
        csv_feed(csv, csv->hold.at + csv->start + csv->fed, len);
    csv->fed += len;
    csv->lines += ends_line;
    if (ends_line && csv->first == 0)
        csv->first = csv->fed;
    if (csv->bad == NULL && ends_line && csv->parser.pstate == CSV_NO_ROW) {
        cells_settle(csv);
        return csv_give(csv, csv->fed, csv->lines, err);
    }
    if (csv->bad == NULL && csv->fed == CSV_RECORD_MAX)
        csv->bad = "record_too_long";
    if (csv->bad && (csv->first || csv->fed == CSV_RECORD_MAX))
        return csv_give_bad(csv, err);
    return true;
}

static bool
csv_read_all(struct csv *csv, struct err *err)
{
    while (csv->start + csv->fed < csv->hold.len)
        if (!csv_read(csv, err))
            return false;
    return true;
}

/* Lets go of what has been given out. */
static void
csv_settle(struct csv *csv)
{
    if (csv->start == 0)
        return;
    csv->hold.len -= csv->start;
    memmove(csv->hold.at, csv->hold.at + csv->start, csv->hold.len);
    csv->start = 0;
}

bool
csv_add(struct csv *csv, struct slice piece, struct err *err)
{
    while (piece.len > 0) {
        size_t len = piece.len < CSV_STEP ? piece.len : CSV_STEP;

        buf_add(&csv->hold, piece.at, len);
        piece.at += len;
        piece.len -= len;
        if (!csv_read_all(csv, err))
            return false;
        csv_settle(csv);
    }
    return true;
}

bool
csv_end(struct csv *csv, struct err *err)
{
    /* A record that is taken back here leaves lines to be read again. */
    while (csv->fed > 0) {
        if (csv->bad == NULL)
            csv_feed(csv, "\n", 1);
        if (csv->bad == NULL && csv->parser.pstate != CSV_NO_ROW)
            csv->bad = "bad_quote";
        cells_settle(csv);
        if (csv->bad ? !csv_give_bad(csv, err)
                     : !csv_give(csv, csv->fed, csv->lines + 1, err))
            return false;
        if (!csv_read_all(csv, err))
            return false;
    }
    return true;
}

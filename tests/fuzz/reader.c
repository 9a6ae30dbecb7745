/* reader.c - libFuzzer: any bytes as a file of records with times in them.
 *
 * The first byte chooses delimiter, chunk size and date order. Beyond what
 * the sanitizers see: the lines of the records are all the text, and a second
 * reading in other pieces gives the same records.
 */
#include "check.h"
#include "ingest/when.h"
#include "wrap/csv.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

struct seen {
    struct buf records, raw;
    struct when_how how;
};

static bool
take(const struct csv_record *record, void *with, struct err *err)
{
    struct seen *seen = with;

    (void)err;
    buf_format(&seen->records, "%u %s", record->line,
               record->bad ? record->bad : "");
    buf_slice(&seen->raw, record->raw);
    for (size_t i = 0; i < record->count; i++) {
        struct when when = when_read(record->cells[i], &seen->how);
        int64_t seconds;
        int32_t offset;

        buf_char(&seen->records, '|');
        buf_slice(&seen->records, record->cells[i]);
        check(!when.open || when.dmy_ok || when.mdy_ok, "an open date reads");
        if (when_duration(record->cells[i], &seconds))
            check(seconds >= 0, "a duration is none below 0");
        if (when_zone(record->cells[i], &offset))
            check(offset > -86400 && offset < 86400,
                  "an offset is below a day");
    }
    buf_char(&seen->records, '\n');
    return true;
}

static void
read_all(struct seen *seen, char delimiter, size_t step, struct slice text)
{
    struct csv *csv = csv_open(delimiter, take, seen);
    struct err err;

    while (text.len > 0) {
        struct slice piece = { text.at, text.len < step ? text.len : step };

        check(csv_add(csv, piece, &err), "any text can be read");
        text.at += piece.len;
        text.len -= piece.len;
    }
    check(csv_end(csv, &err), "any text can end");
    csv_close(csv);
}

static void
seen_drop(struct seen *seen)
{
    buf_drop(&seen->records);
    buf_drop(&seen->raw);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    AUTO(seen) whole = { .how.date_alone = true };
    AUTO(seen) parts = { .how.clock_alone = true };
    struct slice text;
    char delimiter;

    if (size == 0)
        return 0;
    text = (struct slice){ (const char *)bytes + 1, size - 1 };
    delimiter = ",;\t,"[bytes[0] % 4];
    whole.how.order = (enum date_order)(bytes[0] / 4 % DATE_ORDER_COUNT);
    read_all(&whole, delimiter, size, text);
    read_all(&parts, delimiter, bytes[0] / 16 + 1U, text);
    check(slice_same(buf_all(&whole.records), buf_all(&parts.records)),
          "pieces make no difference");
    check(slice_same(buf_all(&whole.raw), text), "the lines are all the text");
    return 0;
}

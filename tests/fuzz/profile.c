/* profile.c - libFuzzer: any text as a profile, and a file read by it.
 *
 * The bytes up to the first NUL are the profile, those behind it the records.
 * Beyond what the sanitizers see: a mistake is told with its line, and a row
 * is of a table that the profile has.
 */
#include "check.h"
#include "ingest/layout.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static bool
take_row(const struct row *row, void *with, struct err *err)
{
    const struct profile *profile = with;

    (void)err;
    check(row->table >= profile->tables &&
              row->table < profile->tables + profile->table_count,
          "a row is of a table");
    check(row->line > 0, "a row has a line");
    for (int i = 0; row->reject == NULL && i < FIELD_COUNT; i++) {
        struct slice cell = row_cell(row, (enum field)i);

        check(cell.len == 0 || cell.at != NULL, "a cell is there");
    }
    return true;
}

static bool
take_record(const struct csv_record *record, void *with, struct err *err)
{
    return layout_record(with, record, err);
}

static void
read_by(const struct profiles *profiles, struct slice text)
{
    const struct profile *profile = &profiles->at[0];
    struct layout *layout =
        layout_open(profiles, profile, take_row, (void *)profile);
    struct csv *csv = csv_open(',', take_record, layout);
    struct err err;

    check(csv_add(csv, text, &err) && csv_end(csv, &err) &&
              layout_end(layout, &err),
          "any text can be read");
    check(layout_score(layout) >= 0 && layout_signs(layout) >= 0, "scores");
    csv_close(csv);
    layout_close(layout);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct profiles profiles = { 0 };
    struct slice text = { (const char *)bytes, size };
    struct slice words = slice_cut(&text, '\0');
    struct err err = { 0 };

    if (profiles_add(&profiles, "fuzz", words, &err))
        read_by(&profiles, text);
    else
        check(err.code == ERR_SETTING && strncmp(err.message, "fuzz:", 5) == 0,
              "a mistake tells its line");
    profiles_drop(&profiles);
    return 0;
}

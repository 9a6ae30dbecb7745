/* when.c - libFuzzer: one time cell; the fast path says what the general way
 * says, and a plain number of minutes is what it is beside its unit.
 */
#include "ingest/when.h"
#include "../unit/stamped.h"
#include "check.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void
check_duration(struct slice cell)
{
    AUTO(buf) with_unit = { 0 };
    int64_t fast, slow, number;

    if (cell.len > 9 || !slice_number(cell, &number))
        return;
    buf_slice(&with_unit, cell);
    buf_text(&with_unit, " min");
    check(when_duration(cell, &fast), "digits are minutes");
    check(when_duration(buf_all(&with_unit), &slow), "and with their unit");
    check(fast == slow, "the same minutes");
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    const struct when_how how = { .date_alone = true };
    struct slice cell = { (const char *)bytes, size };
    bool taken;

    check(stamp_lawful(cell, &taken), "both ways agree");
    if (taken)
        check(when_read(cell, &how).is != WHEN_NONE, "no placeholder");
    check_duration(cell);
    return 0;
}

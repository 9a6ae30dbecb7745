/* notation.c - tests of ingest/notation and serial: weekdays, French clocks,
 * placeholders, a spreadsheet's numbers of days. */
#include "ingest/serial.h"
#include "ingest/when.h"

#include <setjmp.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

static void
is_time(const char *cell, bool read, int64_t seconds, const char *expected)
{
    time_t time = (time_t)seconds;
    char got[32] = "bad";
    struct tm tm;

    if (read && gmtime_r(&time, &tm) != NULL)
        strftime(got, sizeof got, "%Y-%m-%d %H:%M:%S", &tm);
    if (strcmp(got, expected) != 0)
        fail_msg("\"%s\": %s, not %s", cell, got, expected);
}

static void
test_T3_weekdays_and_clocks(void **state)
{
    static const struct {
        const char *cell, *expected;
    } rows[] = {
        { "Tue, Jun 29, 2021 4:20 PM", "2021-06-29 16:20:00" },
        { "mar. 29 juin 2021 16:20", "2021-06-29 16:20:00" },
        { "mar., 29 de jun. de 2021, 16:20", "2021-06-29 16:20:00" },
        { "martes, 29 de junio de 2021 16:20", "2021-06-29 16:20:00" },
        { "mar 29 giu 2021 16.20", "2021-06-29 16:20:00" },
        { "ter., 29 de jun. de 2021 16:20", "2021-06-29 16:20:00" },
        { "gio 1 lug 2021, 16:20", "2021-07-01 16:20:00" },
        { "czw., 1 lip 2021, 16:20", "2021-07-01 16:20:00" },
        { "Di., 29.06.2021, 16.20 Uhr", "2021-06-29 16:20:00" },
        { "2021年6月29日星期二 下午4:20", "2021-06-29 16:20:00" },
        { "周二 2021/6/29 16:20", "2021-06-29 16:20:00" },
        { "Mar 29, 2021 16:20", "2021-03-29 16:20:00" },
        { "29 juin 2021 16 h 20", "2021-06-29 16:20:00" },
        { "29 juin 2021 à 16 h", "2021-06-29 16:00:00" },
        { "29 juin 2021, 16 h 20 min 05 s", "2021-06-29 16:20:05" },
        { "29 juin 2021 16h20m05s", "2021-06-29 16:20:05" },
    };
    const struct when_how how = { 0 };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct when when = when_read(slice_of(rows[i].cell), &how);

        is_time(rows[i].cell, when.is == WHEN_LOCAL, when.seconds,
                rows[i].expected);
    }
}

static void
test_R7_placeholders_are_no_times(void **state)
{
    static const char *const cells[] = { "",    " ",   "-",    "--",  "NA",
                                         "N/A", "n/a", "None", "null" };

    const struct when_how how = { 0 };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cells); i++)
        assert_int_equal(when_read(slice_of(cells[i]), &how).is, WHEN_NONE);
}

/* To the second that the decimals tell. */
static void
test_T1_numbers_of_days(void **state)
{
    static const struct {
        const char *cell, *expected;
    } rows[] = {
        { "44376.41667", "2021-06-29 10:00:00" },
        { "44376,4166666667", "2021-06-29 10:00:00" },
        { "44376.416678240741", "2021-06-29 10:00:01" },
        { "44376.4167", "2021-06-29 10:00:00" },
        { "44376.5", "2021-06-29 12:00:00" },
        { "44376.99999999", "2021-06-30 00:00:00" },
        { "44376.02", "bad" },
        { "44376", "bad" },
        { "44376.", "bad" },
        { "44376.4x", "bad" },
        { "36525.5", "bad" },
        { "73051.5", "bad" },
        { "144376.5", "bad" },
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        int64_t seconds = 0;
        bool read = serial_read(slice_of(rows[i].cell), &seconds);

        is_time(rows[i].cell, read, seconds, rows[i].expected);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_T3_weekdays_and_clocks),
        cmocka_unit_test(test_R7_placeholders_are_no_times),
        cmocka_unit_test(test_T1_numbers_of_days),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

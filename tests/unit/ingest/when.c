/* when.c - tests of ingest/when: each notation that platforms write, and what
 * is no time. */
#include "ingest/when.h"
#include "base/civil.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const struct when_how plain = { .order = DATE_ORDER_CLEAR };

static void
write_seconds(struct buf *to, int64_t seconds)
{
    char date[16];
    int64_t clock = seconds - floor_div(seconds, DAY_SECONDS) * DAY_SECONDS;

    civil_format(floor_div(seconds, DAY_SECONDS), date);
    buf_format(to, "%s %02d:%02d:%02d", date, (int)(clock / 3600),
               (int)(clock / 60 % 60), (int)(clock % 60));
}

/* "2021-06-29 16:20:00", with Z behind an instant; "dmy TIME mdy TIME" with
 * "-" for a reading that is no date; "none", "bad". */
static void
write_when(struct buf *to, const struct when *when)
{
    if (when->is == WHEN_NONE || when->is == WHEN_BAD) {
        buf_text(to, when->is == WHEN_NONE ? "none" : "bad");
        return;
    }
    if (when->open) {
        buf_text(to, "dmy ");
        if (when->dmy_ok)
            write_seconds(to, when->dmy);
        buf_text(to, when->dmy_ok ? " mdy " : "- mdy ");
        if (when->mdy_ok)
            write_seconds(to, when->mdy);
        buf_text(to, when->mdy_ok ? "" : "-");
    } else {
        write_seconds(to, when->seconds);
    }
    if (when->is == WHEN_INSTANT)
        buf_char(to, 'Z');
}

static void
reads_how(const char *cell, const struct when_how *how, const char *expected)
{
    AUTO(buf) got = { 0 };
    size_t len = strlen(cell);
    char *copy = malloc(len ? len : 1);
    struct when when;

    /* No NUL behind it: a sanitizer sees a read too far. */
    memcpy(copy, cell, len);
    when = when_read((struct slice){ copy, len }, how);
    free(copy);
    write_when(&got, &when);
    if (strcmp(buf_string(&got), expected) != 0)
        fail_msg("\"%s\": %s, not %s", cell, buf_string(&got), expected);
}

static void
reads(const char *cell, const char *expected)
{
    reads_how(cell, &plain, expected);
}

static void
test_T3_clear_notations(void **state)
{
    static const struct {
        const char *cell, *expected;
    } rows[] = {
        { "Mar 28, 2020 08:07:27", "2020-03-28 08:07:27" },
        { "Mar 28, 2020 8:07 AM", "2020-03-28 08:07:00" },
        { "Apr 09, 2020 8:50 PM", "2020-04-09 20:50:00" },
        { "jul. 13, 2021 1:41 da tarde", "2021-07-13 13:41:00" },
        { "jul. 13, 2021 1:41 da manhã", "2021-07-13 01:41:00" },
        { "2021-06-14 17:00:00", "2021-06-14 17:00:00" },
        { "2020/12/8 8:35", "2020-12-08 08:35:00" },
        { "2020/12/8 8:35 PM", "2020-12-08 20:35:00" },
        { "06.10.26, 18:01:00", "2026-10-06 18:01:00" },
        { "10.04.2020 19:21:08 PM", "2020-04-10 19:21:08" },
        { "2021年6月29日 16:20:00", "2021-06-29 16:20:00" },
        { "2021年6月29日(火) 午後4:20", "2021-06-29 16:20:00" },
        { "2021年06月29日16時20分05秒", "2021-06-29 16:20:05" },
        { "2021年6月29日　午前9時", "2021-06-29 09:00:00" },
        { "２０２１／０６／２９　１６：２０", "2021-06-29 16:20:00" },
        { "2021/06/29 午後 4:20:00", "2021-06-29 16:20:00" },
        { "2021. 6. 29. 오후 4:20:00", "2021-06-29 16:20:00" },
        { "2021년 6월 29일 화요일 오전 9:05", "2021-06-29 09:05:00" },
        { "29 juin 2021 à 16:20", "2021-06-29 16:20:00" },
        { "1er août 2021 16h20", "2021-08-01 16:20:00" },
        { "29 de junho de 2021 16:20:00", "2021-06-29 16:20:00" },
        { "29. März 2021 um 16:20 Uhr", "2021-03-29 16:20:00" },
        { "29 czerwca 2021, 16:20", "2021-06-29 16:20:00" },
        { "29 июня 2021 г., 16:20", "2021-06-29 16:20:00" },
        { "29-Jun-2021 16:20", "2021-06-29 16:20:00" },
        { "Tuesday, June 29, 2021 4:20:07 p.m.", "2021-06-29 16:20:07" },
        { "29 jun 2021 4:20 p.\xC2\xA0m.", "2021-06-29 16:20:00" },
        { "Jun 29, 2021 4:20\xE2\x80\xAFPM", "2021-06-29 16:20:00" },
        { "\xE2\x80\x8E"
          "2021-06-29 16:20",
          "2021-06-29 16:20:00" },
        { "  2021-06-29\t16:20 ", "2021-06-29 16:20:00" },
        { "2024-02-29 00:00:00", "2024-02-29 00:00:00" },
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        reads(rows[i].cell, rows[i].expected);
}

static void
test_T3_open_notations(void **state)
{
    static const struct {
        const char *cell, *expected;
    } rows[] = {
        { "05/06/2026 10:00:00 AM",
          "dmy 2026-06-05 10:00:00 mdy 2026-05-06 10:00:00" },
        { "05/20/2026 10:00:00 AM", "dmy - mdy 2026-05-20 10:00:00" },
        { "13/04/2021 à 09:01:31", "dmy 2021-04-13 09:01:31 mdy -" },
        { "6/26/2020, 8:34:12 AM", "dmy - mdy 2020-06-26 08:34:12" },
        { "1/26/2021 7:45", "dmy - mdy 2021-01-26 07:45:00" },
        { "14/11/22, 09:29:07", "dmy 2022-11-14 09:29:07 mdy -" },
        { "3/10/25, 8:00:48 AM",
          "dmy 2025-10-03 08:00:48 mdy 2025-03-10 08:00:48" },
        { "mar. 29/06/2021 16:20", "dmy 2021-06-29 16:20:00 mdy -" },
        { "04/04/2021 10:00",
          "dmy 2021-04-04 10:00:00 mdy 2021-04-04 10:00:00" },
        { "11-12-2020 12:27:24",
          "dmy 2020-12-11 12:27:24 mdy 2020-11-12 12:27:24" },
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        reads(rows[i].cell, rows[i].expected);
}

static void
test_T3_date_order_resolves(void **state)
{
    const struct when_how dmy = { .order = DATE_ORDER_DMY };
    const struct when_how mdy = { .order = DATE_ORDER_MDY };
    const struct when_how ymd = { .order = DATE_ORDER_YMD };

    (void)state;
    reads_how("05/06/2026 10:00", &dmy, "2026-06-05 10:00:00");
    reads_how("05/06/2026 10:00", &mdy, "2026-05-06 10:00:00");
    reads_how("05/20/2026 10:00", &dmy, "bad");
    reads_how("20/05/2026 10:00", &mdy, "bad");
    reads_how("21/06/29 10:00", &ymd, "2021-06-29 10:00:00");
    reads_how("05/06/2026 10:00", &ymd, "bad");
    /* What is clear stays clear. */
    reads_how("2021/06/29 10:00", &dmy, "2021-06-29 10:00:00");
    reads_how("06.10.26 10:00", &mdy, "2026-10-06 10:00:00");
    reads_how("Jun 29, 2021 10:00", &dmy, "2021-06-29 10:00:00");
}

static void
test_T2_zone_in_the_cell(void **state)
{
    static const struct {
        const char *cell, *expected;
    } rows[] = {
        { "2021-06-29T16:20:00+09:00", "2021-06-29 07:20:00Z" },
        { "2021-06-29T07:20:00.123Z", "2021-06-29 07:20:00Z" },
        { "2021-06-29T07:20Z", "2021-06-29 07:20:00Z" },
        { "2023-01-24 14:49:27-05:00", "2023-01-24 19:49:27Z" },
        { "2023-01-24 14:49:27 -0500", "2023-01-24 19:49:27Z" },
        { "Mar 22, 2011 10:00 AM CDT", "2011-03-22 15:00:00Z" },
        { "Mar 22, 2011 01:03 PM PDT", "2011-03-22 20:03:00Z" },
        { "2020/04/14 10:15:30 AM GMT+9", "2020-04-14 01:15:30Z" },
        { "2020/04/14 10:15:30 (UTC+09:00)", "2020-04-14 01:15:30Z" },
        { "Tue Jun 29 2021 16:20:00 GMT+0900 (Japan Standard Time)",
          "2021-06-29 07:20:00Z" },
        { "2021-06-29 16:20 JST", "2021-06-29 07:20:00Z" },
        { "2021-06-29 16:20 CEST", "2021-06-29 14:20:00Z" },
        { "05/06/2026 10:00 UTC",
          "dmy 2026-06-05 10:00:00 mdy 2026-05-06 10:00:00Z" },
        { "Mar 22, 2011 10:00 AM XYZ", "bad" },
        { "Mar 22, 2011 10:00 AM EST+5", "bad" },
        { "2021-06-29 16:20 +25", "bad" },
        { "2021-06-29 16:20 Z Z", "bad" },
        { "2021-06-29 16:20 +", "bad" },
        { "2021-06-29 16:20 +0900 (Japan", "bad" },
        { "2021-06-29 16:20 (Japan Standard Time)", "bad" },
    };
    const struct when_how utc = { .zone = "UTC" };
    const struct when_how jst = { .zone = "GMT+9" };
    const struct when_how unknown = { .zone = "XYZ" };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        reads(rows[i].cell, rows[i].expected);
    reads_how("2021-06-29 16:20", &utc, "2021-06-29 16:20:00Z");
    reads_how("2021-06-29 16:20", &jst, "2021-06-29 07:20:00Z");
    /* The cell comes first. */
    reads_how("2021-06-29 16:20 CET", &jst, "2021-06-29 15:20:00Z");
    reads_how("2021-06-29 16:20", &unknown, "bad");
}

static void
test_T2_zone_words(void **state)
{
    static const struct {
        const char *word;
        int32_t minutes;
    } rows[] = {
        { "Z", 0 },        { "UTC", 0 },      { "gmt", 0 },
        { "EST", -300 },   { "EDT", -240 },   { "CST", -360 },
        { "CDT", -300 },   { "MST", -420 },   { "MDT", -360 },
        { "PST", -480 },   { "PDT", -420 },   { "CET", 60 },
        { "CEST", 120 },   { "JST", 540 },    { "GMT+9", 540 },
        { "+09:00", 540 }, { "-0330", -210 }, { "UTC-05:00", -300 },
    };
    static const char *const bad[] = { "",    "XYZ",        "10:00",
                                       "9",   "Asia/Tokyo", "UTC 10:00",
                                       "+99", "AM",         "Z+1" };
    int32_t offset;

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        assert_true(when_zone(slice_of(rows[i].word), &offset));
        assert_int_equal(offset, rows[i].minutes * 60);
    }
    for (size_t i = 0; i < COUNT_OF(bad); i++)
        if (when_zone(slice_of(bad[i]), &offset))
            fail_msg("\"%s\" is no zone", bad[i]);
}

static void
test_T5_markers_beside_24_hours(void **state)
{
    (void)state;
    reads("2/02/2021 14:55:10 AM",
          "dmy 2021-02-02 14:55:10 mdy 2021-02-02 14:55:10");
    reads("Feb 2, 2021 14:55:10 PM", "2021-02-02 14:55:10");
    reads("Feb 2, 2021 0:10 PM", "2021-02-02 12:10:00");
    reads("Feb 2, 2021 0:10 AM", "2021-02-02 00:10:00");
    reads("Feb 2, 2021 12:10 AM", "2021-02-02 00:10:00");
    reads("Feb 2, 2021 12:10 PM", "2021-02-02 12:10:00");
    reads("Feb 2, 2021 13:10 AM", "2021-02-02 13:10:00");
}

static void
test_T1_to_the_second(void **state)
{
    (void)state;
    reads("2021-06-29 16:20:59.999", "2021-06-29 16:20:59");
    reads("2021-06-29 16:20:59,9", "2021-06-29 16:20:59");
    reads("2021-06-29 16:20:59.1234567890123456789", "2021-06-29 16:20:59");
    reads("2021-06-29 16:20", "2021-06-29 16:20:00");
}

static void
test_what_is_no_time(void **state)
{
    static const char *const cells[] = {
        "2",
        "Yes",
        "32/13/2021 10:00:00",
        "2021-02-30 10:00",
        "2021-02-29 10:00",
        "29/02/2021 10:00",
        "2021-00-10 10:00",
        "2021-06-00 10:00",
        "1969-12-31 10:00",
        "2200-01-01 10:00",
        "2021-06-29",
        "16:20",
        "2021-06-29 25:00",
        "2021-06-29 10:61:00",
        "2021-06-29 10:60",
        "2021-06-29 10:00:60",
        "2021-06-29 10:0",
        "2021-06-29 10:00:00:00",
        "2021-06-29 10:00 10:00",
        "2021-06-29 AM 10:00 PM",
        "2021-06-29 10:00 tomorrow",
        "2021--06-29 10:00",
        "2021/06-29 10:00",
        "20210629 1000",
        "2021-06-29 10",
        "06 29 2021 10:00",
        "2021 10:00",
        "29 2021 10:00",
        "29 juin 2021 16 h 60",
        "29 juin 2021 16 h 5",
        "June 2021 10:00",
        "June June 2021 10:00",
        "29 June 10:00",
        "6月29日 10:00",
        "2021年13月29日 10:00",
        "1/2/3 10:00",
        "12/2021/3 10:00",
        "44376.68",
        "99999999999999999999999/1/2021 10:00",
        "...",
        "//",
        ":",
        "10:",
        "+09:00",
        "=\"",
        "2021-06-29 10:00 \xFF",
        "\xE6\x97",
        "1 2 3 4 5 6 7 8 9 1 2 3 4 5 6 7 8 9 1 2 3 4 5 6 7 8 9 1 2 3 4 5 6 7",
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cells); i++)
        reads(cells[i], "bad");
}

static void
test_dates_and_clocks_alone(void **state)
{
    const struct when_how date = { .date_alone = true };
    const struct when_how clock = { .clock_alone = true };

    (void)state;
    reads_how("2021-06-29", &date, "2021-06-29 00:00:00");
    reads_how("Jun 29, 2021", &date, "2021-06-29 00:00:00");
    reads_how("5/6/21", &date,
              "dmy 2021-06-05 00:00:00 mdy 2021-05-06 00:00:00");
    reads_how("16:20", &date, "bad");
    reads_how("18:02", &clock, "1970-01-01 18:02:00");
    reads_how("10:00 AM", &clock, "1970-01-01 10:00:00");
    reads_how("午後6:02", &clock, "1970-01-01 18:02:00");
    reads_how("18:02 UTC", &clock, "bad");
    reads_how("AM", &clock, "bad");
    reads_how("2021-06-29", &clock, "bad");
}

/* Damage: never a crash, never an impossible year. */
static void
test_any_bytes_are_safe(void **state)
{
    static const char *const seeds[] = {
        "Mar 28, 2020 08:07:27",
        "2021-06-29T16:20:00.123+09:00",
        "2021年6月29日(火) 午後4時20分",
        "2 godz. 19 min 19 s",
        "13/04/2021 à 09:01:31 GMT+9",
        "4:20 p. m.",
        "44376.4166666",
    };
    const struct when_how how = { .date_alone = true,
                                  .clock_alone = true,
                                  .serial = true };

    (void)state;
    srandom(11);
    for (int round = 0; round < 100000; round++) {
        const char *seed = seeds[(size_t)random() % COUNT_OF(seeds)];
        size_t len = strlen(seed) - (size_t)random() % 3;
        char *cell = malloc(len);
        struct when when;
        int64_t seconds;

        memcpy(cell, seed, len);
        for (int i = 0; i < round % 5; i++)
            cell[(size_t)random() % len] =
                random() % 2 ? (char)random()
                             : "0:/-. +,aY"[(size_t)random() % 10];
        when = when_read((struct slice){ cell, len }, &how);
        if (when.is == WHEN_LOCAL || when.is == WHEN_INSTANT)
            assert_in_range(when.seconds + DAY_SECONDS, 0,
                            (int64_t)231 * 366 * DAY_SECONDS);
        if (when_duration((struct slice){ cell, len }, &seconds))
            assert_true(seconds >= 0);
        free(cell);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_T3_clear_notations),
        cmocka_unit_test(test_T3_open_notations),
        cmocka_unit_test(test_T3_date_order_resolves),
        cmocka_unit_test(test_T2_zone_in_the_cell),
        cmocka_unit_test(test_T2_zone_words),
        cmocka_unit_test(test_T5_markers_beside_24_hours),
        cmocka_unit_test(test_T1_to_the_second),
        cmocka_unit_test(test_what_is_no_time),
        cmocka_unit_test(test_dates_and_clocks_alone),
        cmocka_unit_test(test_any_bytes_are_safe),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* days.c - days whose text is known from cells before. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ingest/when.h"

#include <stdio.h>
#include <stdlib.h>

static void
same_when(const struct when *a, const struct when *b, const char *cell)
{
    if (a->is != b->is || a->clock != b->clock || a->serial != b->serial ||
        a->open != b->open || a->dmy_ok != b->dmy_ok ||
        a->mdy_ok != b->mdy_ok || a->seconds != b->seconds ||
        a->dmy != b->dmy || a->mdy != b->mdy)
        fail_msg("%s: read otherwise behind others", cell);
}

/* Days that are known from cells before change nothing: cells of few days, of
 * every shape and with damage, in every order and zone. */
static void
test_days_that_are_known(void **state)
{
    static const char *const days[] = {
        "Jun 29, 2021",  "Jun 30, 2021", "2021-06-29", "6/7/2021,",
        "6/7/2021",      "31/12/2021",   "13/13/2021", "Feb 30, 2021",
        "Juin 29, 2021", "2021-06-29T",  " 6/7/2021",  "06/07/21",
        "44376.5",       "2021/06/29",
    };
    static const char *const clocks[] = {
        "8:17:46",  "08:17:46",    "0:00",     "23:59:59", "8:17:46 AM",
        "8:17 PM",  "12:00 PM",    "12:00 am", "0:30 pm",  "13:17 AM",
        "24:00",    "8:7:46",      "8:61",     "8:17:4",   "8:17am",
        "8:17 am ", "8",           "8 AM",     "8:17 xm",  "8:17:",
        ":17",      "8:17 +02:00", "108:17",   "",
    };
    static const char *const zones[] = { NULL, "GMT+9", "EST" };
    struct when_days known = { 0 };
    size_t taken = 0;

    (void)state;
    assert_int_equal(
        when_again(&known, (struct slice){ 0 }, &(struct when_how){ 0 }).is,
        WHEN_NONE);
    srandom(17);
    for (int round = 0; round < 200000; round++) {
        struct when_how how = { .order = (enum date_order)(random() % 4),
                                .date_alone = random() % 2,
                                .clock_alone = random() % 2,
                                .serial = random() % 2,
                                .zone = zones[random() % 3] };
        char cell[64];
        struct when first, again;

        snprintf(cell, sizeof cell, "%s%s%s",
                 days[(size_t)random() % COUNT_OF(days)],
                 random() % 20 ? " " : "",
                 clocks[(size_t)random() % COUNT_OF(clocks)]);
        if (random() % 8 == 0)
            cell[(size_t)random() % strlen(cell)] =
                "0:/-. +,aY"[(size_t)random() % 10];
        again = when_again(&known, slice_of(cell), &how);
        first = when_read(slice_of(cell), &how);
        same_when(&again, &first, cell);
    }
    for (size_t i = 0; i < WHEN_DAYS; i++)
        taken += known.at[i].len > 0;
    assert_true(taken > 10); /* it did keep some */
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_days_that_are_known),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

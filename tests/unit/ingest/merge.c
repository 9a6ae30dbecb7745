/* merge.c - stays of one head: sorted, each once, united (counting.md R10). */
#include "ingest/merge.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

/* The worked example of counting.md 7: Bob on two devices. */
static void
test_two_devices_count_once(void **state)
{
    struct stay stays[] = { { 33590, 33702 }, { 32436, 35858 } };
    struct stay united[2];

    (void)state;
    assert_int_equal(stays_sort(stays, 2), 2);
    assert_int_equal(stays[0].join, 32436);
    assert_int_equal(stays_unite(stays, 2, united), 1);
    assert_int_equal(united[0].join, 32436);
    assert_int_equal(united[0].leave, 35858);
}

static void
test_the_same_stay_twice_is_one(void **state)
{
    struct stay stays[] = { { 5, 9 }, { 1, 2 }, { 5, 9 }, { 5, 8 } };

    (void)state;
    assert_int_equal(stays_sort(stays, 4), 3);
    assert_int_equal(stays[1].leave, 8);
    assert_int_equal(stays[2].leave, 9);
}

/* A stay of 0 s is a stay, but no presence (R4). */
static void
test_R4_zero_seconds_are_no_presence(void **state)
{
    struct stay stays[] = { { 7, 7 } };
    struct stay united[1];

    (void)state;
    assert_int_equal(stays_sort(stays, 1), 1);
    assert_int_equal(stays_unite(stays, 1, united), 0);
}

static void
test_stays_that_touch_are_one_presence(void **state)
{
    struct stay stays[] = { { 1, 5 }, { 5, 9 }, { 10, 11 } };
    struct stay united[3];

    (void)state;
    assert_int_equal(stays_unite(stays, 3, united), 2);
    assert_int_equal(united[0].leave, 9);
    assert_int_equal(united[1].join, 10);
}

/* Against the slow and obvious: which seconds is somebody there? */
static void
test_union_is_that_of_the_seconds(void **state)
{
    (void)state;
    srandom(7);
    for (int round = 0; round < 2000; round++) {
        struct stay stays[8], united[8];
        bool there[64] = { 0 }, told[64] = { 0 };
        size_t count = (size_t)(random() % 9), kept;

        for (size_t i = 0; i < count; i++) {
            stays[i].join = random() % 50;
            stays[i].leave = stays[i].join + random() % 12;
            for (int64_t s = stays[i].join; s < stays[i].leave; s++)
                there[s] = true;
        }
        count = stays_sort(stays, count);
        kept = stays_unite(stays, count, united);
        for (size_t i = 0; i < kept; i++) {
            assert_true(united[i].join < united[i].leave);
            assert_true(i == 0 || united[i - 1].leave < united[i].join);
            for (int64_t s = united[i].join; s < united[i].leave; s++)
                told[s] = true;
        }
        assert_memory_equal(there, told, sizeof there);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_two_devices_count_once),
        cmocka_unit_test(test_the_same_stay_twice_is_one),
        cmocka_unit_test(test_R4_zero_seconds_are_no_presence),
        cmocka_unit_test(test_stays_that_touch_are_one_presence),
        cmocka_unit_test(test_union_is_that_of_the_seconds),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

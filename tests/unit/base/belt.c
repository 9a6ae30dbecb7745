/* belt.c - work handed from one thread to another: all of it, in order, a
 * bounded number at a time, and an end to it from either side. */
#include "base/belt.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <unistd.h>

#include <cmocka.h>

#define SLOTS ((size_t)3)

struct work {
    int slots[SLOTS];
    int count;      /* pieces to make */
    int fails;      /* at this piece; -1: never */
    int made;       /* the maker's own: read behind its end only */
    bool went_away; /* the maker was told that nobody takes any more */
};

static bool
work_make(struct belt *belt, void *with, struct err *err)
{
    struct work *work = with;
    size_t slot;

    for (int i = 0; i < work->count; i++) {
        if (i == work->fails)
            return err_set(err, ERR_INPUT, "no piece %d", i);
        if (!belt_place(belt, &slot)) {
            work->went_away = true;
            return false;
        }
        work->slots[slot] = i;
        work->made++;
        belt_give(belt);
    }
    return true;
}

static void
test_every_piece_comes_once_and_in_order(void **state)
{
    static const int counts[] = { 0, 1, 2, 3, 4, 7, 1000, 20000 };

    (void)state;
    for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++) {
        struct work work = { .count = counts[i], .fails = -1 };
        struct belt *belt;
        struct err err = { 0 };
        size_t slot;
        int taken = 0;

        assert_true(belt_open(&belt, SLOTS, work_make, &work, &err));
        while (belt_take(belt, &slot)) {
            assert_int_equal(work.slots[slot], taken);
            taken++;
            belt_return(belt);
        }
        assert_true(belt_close(belt, &err));
        assert_int_equal(taken, counts[i]);
    }
}

static void
test_the_maker_is_never_further_than_the_slots(void **state)
{
    struct work work = { .count = 1000, .fails = -1 };
    struct belt *belt;
    struct err err = { 0 };
    size_t slot;

    (void)state;
    assert_true(belt_open(&belt, SLOTS, work_make, &work, &err));
    assert_true(belt_take(belt, &slot));
    usleep(50000); /* time to run ahead */
    assert_int_equal(work.slots[slot], 0);
    belt_return(belt);
    assert_true(belt_take(belt, &slot));
    assert_true(belt_close(belt, &err)); /* leaves with a piece in hand */
    assert_true(work.went_away);
    assert_in_range(work.made, SLOTS, SLOTS + 1);
}

static void
test_what_the_maker_made_before_it_failed_is_taken(void **state)
{
    struct work work = { .count = 1000, .fails = 10 };
    struct belt *belt;
    struct err err = { 0 };
    size_t slot;
    int taken = 0;

    (void)state;
    assert_true(belt_open(&belt, SLOTS, work_make, &work, &err));
    for (; belt_take(belt, &slot); taken++)
        belt_return(belt);
    assert_int_equal(taken, 10);
    assert_false(belt_close(belt, &err));
    assert_int_equal(err.code, ERR_INPUT);
    assert_string_equal(err.message, "no piece 10");
}

static void
test_a_taker_that_leaves_ends_the_maker(void **state)
{
    struct work work = { .count = 1000, .fails = 900 };
    struct belt *belt;
    struct err err = { 0 };

    (void)state;
    assert_true(belt_open(&belt, SLOTS, work_make, &work, &err));
    assert_true(belt_close(belt, &err));
    assert_true(work.made <= (int)SLOTS);
    assert_int_equal(err.code, ERR_NONE);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_piece_comes_once_and_in_order),
        cmocka_unit_test(test_the_maker_is_never_further_than_the_slots),
        cmocka_unit_test(test_what_the_maker_made_before_it_failed_is_taken),
        cmocka_unit_test(test_a_taker_that_leaves_ends_the_maker),
    };

    return cmocka_run_group_tests_name("belt", tests, NULL, NULL);
}

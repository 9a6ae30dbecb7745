/* tally.c - heads of a webinar added up by hand. */
#include "model/tally.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

/* A head with one stay. */
static void
stayed(struct tally *tally, enum role role, int64_t join, int64_t leave)
{
    struct stay stay = { join, leave };
    struct fact fact = { .attended = true,
                         .role = role,
                         .status = STATUS_NONE,
                         .untimed_seconds = -1,
                         .stays = &stay,
                         .stay_count = 1,
                         .presence = &stay,
                         .presence_count = join < leave };

    tally_add(tally, &fact);
}

static void
test_same_heads_are_one_line(void **state)
{
    struct tally tally;

    (void)state;
    tally_open(&tally, 7, 0);
    stayed(&tally, ROLE_ATTENDEE, 100, 160);
    stayed(&tally, ROLE_ATTENDEE, 130, 190);
    stayed(&tally, ROLE_HOST, 100, 160);
    tally_end(&tally);
    assert_int_equal(tally.line_count, 2);
    assert_int_equal(tally.lines[0].heads, 2);
    assert_int_equal(tally.lines[0].connections, 2);
    assert_int_equal(tally.lines[0].mark, 1);
    assert_int_equal(tally.lines[0].seconds, 60);
    assert_int_equal(tally.lines[1].mark, 32);
    tally_drop(&tally);
}

/* Who leaves at t is not there at t; hosts are nobody's audience. */
static void
test_peak_is_the_first_instant_with_most(void **state)
{
    struct tally tally;

    (void)state;
    tally_open(&tally, 7, 0);
    tally_window(&tally, "early", 0, 150, 0);
    tally_window(&tally, "late", 150, 1000, 0);
    tally_window(&tally, "never", 2000, 3000, 0);
    tally_window(&tally, "twice", 1000, 2000, 0);
    stayed(&tally, ROLE_ATTENDEE, 100, 200);
    stayed(&tally, ROLE_ATTENDEE, 120, 200);
    stayed(&tally, ROLE_ATTENDEE, 200, 300);
    stayed(&tally, ROLE_HOST, 120, 200);
    stayed(&tally, ROLE_ATTENDEE, 400, 400);
    for (int64_t join = 1100; join <= 1500; join += 200) {
        stayed(&tally, ROLE_ATTENDEE, join, join + 100);
        stayed(&tally, ROLE_ATTENDEE, join, join + 100);
    }
    tally_end(&tally);
    assert_int_equal(tally.windows[0].peak, 2);
    assert_int_equal(tally.windows[0].peak_at, 120);
    assert_int_equal(tally.windows[0].identified, 2);
    assert_int_equal(tally.windows[0].seconds, 50 + 30);
    assert_int_equal(tally.windows[1].peak, 2);
    assert_int_equal(tally.windows[1].peak_at, 150);
    assert_int_equal(tally.windows[1].identified, 3);
    assert_int_equal(tally.windows[2].peak, 0);
    assert_true(tally.windows[2].peak_at == INSTANT_NONE);
    assert_int_equal(tally.windows[3].peak, 2);
    assert_int_equal(tally.windows[3].peak_at, 1100);
    tally_drop(&tally);
}

/* min_minutes is inclusive; a session's own decides its own peak. */
static void
test_least_times_are_inclusive(void **state)
{
    struct tally tally;

    (void)state;
    tally_open(&tally, 7, 60);
    tally_window(&tally, "short", 0, 130, 0);
    tally_window(&tally, "long", 0, 1000, 100);
    stayed(&tally, ROLE_ATTENDEE, 100, 159);
    stayed(&tally, ROLE_ATTENDEE, 110, 170);
    stayed(&tally, ROLE_ATTENDEE, 120, 220);
    tally_end(&tally);
    assert_int_equal(tally.windows[0].identified, 2);
    assert_int_equal(tally.windows[0].peak_at, 120);
    assert_int_equal(tally.windows[1].identified, 1);
    assert_int_equal(tally.windows[1].peak, 1);
    assert_int_equal(tally.windows[1].peak_at, 120);
    tally_drop(&tally);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_same_heads_are_one_line),
        cmocka_unit_test(test_peak_is_the_first_instant_with_most),
        cmocka_unit_test(test_least_times_are_inclusive),
    };

    return cmocka_run_group_tests_name("tally", tests, NULL, NULL);
}

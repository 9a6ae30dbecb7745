/* text.c - tests of buffers. */
#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static void
test_a_buffer_grows_and_ends_in_a_nul(void **state)
{
    AUTO(buf) buf = { 0 };

    (void)state;
    for (size_t i = 0; i < 1000; i++) {
        if (i % 2 == 0)
            buf_char(&buf, 'a');
        else
            buf_text(&buf, "b");
        assert_int_equal(buf.len, i + 1);
        assert_int_equal(strlen(buf.at), i + 1);
        assert_true(buf.cap > buf.len);
    }
    buf_room(&buf, 5000);
    assert_true(buf.cap > buf.len + 5000);
    assert_int_equal(strlen(buf.at), 1000);
}

static void
test_what_was_in_a_buffer_is_wiped(void **state)
{
    AUTO(buf) buf = { 0 };

    (void)state;
    buf_text(&buf, "ann@example.org");
    buf.len = 3; /* what stands behind the length is wiped, too */
    buf_reset(&buf);
    assert_int_equal(buf.len, 0);
    for (size_t i = 0; i < buf.cap; i++)
        assert_int_equal(buf.at[i], 0);
}

/* Wiping costs by what is in a buffer, not by what once was. */
static void
test_a_huge_buffer_is_given_back(void **state)
{
    AUTO(buf) buf = { 0 };

    (void)state;
    buf_room(&buf, 1 << 20);
    buf.len = 1 << 19;
    buf_reset(&buf);
    assert_true(buf.cap > 1 << 20); /* it may be filled again */
    buf_text(&buf, "small");
    buf_reset(&buf);
    assert_int_equal(buf.cap, 0);
    assert_string_equal(buf_string(&buf), "");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_buffer_grows_and_ends_in_a_nul),
        cmocka_unit_test(test_what_was_in_a_buffer_is_wiped),
        cmocka_unit_test(test_a_huge_buffer_is_given_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

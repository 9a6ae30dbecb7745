/* stamp.c - tests of the fast path of time cells: it reads the usual shapes,
 * and says what the general way says. */
#include "stamped.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

/* Says whether it was read, and fails where the law is broken. */
static bool
taken(struct slice cell)
{
    bool is_taken;

    if (!stamp_lawful(cell, &is_taken))
        fail_msg("not as the general way: \"%.*s\"", (int)cell.len, cell.at);
    return is_taken;
}

static void
test_usual_shapes_are_taken(void **state)
{
    static const char *const cells[] = {
        "Jun 29, 2021 08:17:46",  "Jun 29, 2021 08:17:46 AM",
        "Dec 1, 2021 8:17 pm",    "2021-06-29 08:17:46",
        "2021-06-29 08:17",       "2021-6-9 8:17:46 PM",
        "06/29/2021 08:17:46 AM", "6/29/2021, 8:17:46 AM",
        "6/29/21, 8:17:46 AM",    "29/6/2021 08:17",
    };
    static const char *const left[] = {
        "",
        "--",
        "Jun 29, 2021",
        "June 29, 2021 08:17:46",
        "Foo 29, 2021 08:17:46",
        "Jun 29, 21 08:17:46",
        "Jun 29, 2021 08:17:46 CEST",
        "Jun 29, 2021 24:00:00",
        "Jun 29, 2021 08:60:00",
        "Jun 29, 2021 8:1",
        "Jun 29, 2021 08:17:46.5",
        "Jun 29, 2021 08:17:46 XM",
        "2021-06-29T08:17:46",
        "2021-06-29 08:17:46+02",
        "2021/06/29 08:17:46",
        "29.06.2021 08:17:46",
        "6/29/2021,, 8:17:46 AM",
        "6/29/021 8:17:46 AM",
        "\xC3\xA9un 29, 2021 08:17:46",
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cells); i++)
        if (!taken(slice_of(cells[i])))
            fail_msg("left to the general way: %s", cells[i]);
    for (size_t i = 0; i < COUNT_OF(left); i++)
        if (taken(slice_of(left[i])))
            fail_msg("not for the fast path: %s", left[i]);
}

/* A cell put together of pieces of times, mostly in a usual order, and now and
 * then with a byte that is another. */
static void
make_cell(struct buf *to)
{
    static const char *const shapes[] = { "m n, y n:n:n h", "y-n-n n:n:n h",
                                          "n/n/y, n:n:n h", "n/n/n n:n",
                                          "y-n-n n:n",      "m n, y n:n" };
    static const char *const months[] = { "Jan", "feb", "MAR", "may", "Okt",
                                          "dez", "Mai", "Mon", "am",  "t" };
    static const char *const halves[] = { "AM", "PM", "am", "pm", "a.m.", "Z" };
    const char *shape = shapes[rand() % (int)COUNT_OF(shapes)];

    for (; *shape != '\0'; shape++)
        if (*shape == 'm')
            buf_text(to, months[rand() % (int)COUNT_OF(months)]);
        else if (*shape == 'h')
            buf_text(to, halves[rand() % (int)COUNT_OF(halves)]);
        else if (*shape == 'n')
            buf_format(to, rand() % 4 ? "%02d" : "%d", rand() % 66);
        else if (*shape == 'y')
            buf_format(to, "%d", rand() % 8 ? 1960 + rand() % 300 : 21);
        else
            buf_char(to, *shape);
    if (rand() % 2 == 0)
        to->at[(size_t)rand() % to->len] = " ,:/-.0A9\xC3\t("[rand() % 12];
    if (rand() % 8 == 0)
        to->len -= (size_t)rand() % to->len;
}

static void
test_the_general_way_says_the_same(void **state)
{
    size_t count = 0;

    (void)state;
    srand(1);
    for (int i = 0; i < 100000; i++) {
        AUTO(buf) cell = { 0 };

        make_cell(&cell);
        count += taken(buf_all(&cell));
    }
    assert_in_range(count, 5000, 95000); /* both ways were taken */
}

/* Nothing behind the end of a cell is looked at. */
static void
test_every_beginning_of_a_cell(void **state)
{
    static const char *const cells[] = { "Jun 29, 2021 08:17:46 AM",
                                         "2021-06-29 08:17:46 AM",
                                         "06/29/2021, 08:17:46 AM" };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cells); i++)
        for (size_t len = 1; len <= strlen(cells[i]); len++) {
            char *copy = malloc(len);

            assert_non_null(copy);
            memcpy(copy, cells[i], len);
            taken((struct slice){ copy, len });
            free(copy);
        }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_usual_shapes_are_taken),
        cmocka_unit_test(test_the_general_way_says_the_same),
        cmocka_unit_test(test_every_beginning_of_a_cell),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

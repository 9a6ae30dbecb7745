/* listed.c - tests of patterns of names: which fit, whatever is done to tell
 * quickly which do not (O4). */
#include "ingest/listed.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

/* Slow, and plainly what * means. */
static bool
fits(const char *pattern, const char *text)
{
    if (*pattern == '\0')
        return *text == '\0';
    if (*pattern == '*')
        return fits(pattern + 1, text) ||
               (*text != '\0' && fits(pattern, text + 1));
    return *pattern == *text && fits(pattern + 1, text + 1);
}

static void
make_text(char *to, const char *letters, int most)
{
    int len = 1 + rand() % most, kinds = (int)strlen(letters);

    for (int i = 0; i < len; i++)
        to[i] = letters[rand() % kinds];
    to[len] = '\0';
}

static void
test_O4_a_pattern_fits_the_whole_name(void **state)
{
    struct plan plan = { .staff = "", .hosts = "", .questions = "" };
    char pattern[16], name[16];
    int count = 0;

    (void)state;
    srand(1);
    for (int i = 0; i < 3000; i++) {
        struct listed listed = { 0 };

        make_text(pattern, "ab*\xC3", 6);
        listed_open(&listed, &plan, pattern);
        for (int n = 0; n < 30; n++) {
            bool is;

            make_text(name, "abc", 8);
            is = listed_bot(&listed, slice_of(name));
            /* What is no UTF-8 is folded to U+FFFD. */
            if (is != (strchr(pattern, '\xC3') == NULL && fits(pattern, name)))
                fail_msg("\"%s\", \"%s\": %d", pattern, name, is);
            count += is;
        }
        listed_drop(&listed);
    }
    assert_in_range(count, 1000, 80000);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_O4_a_pattern_fits_the_whole_name),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

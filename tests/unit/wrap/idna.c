/* idna.c - tests of domain names to A-labels. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "wrap/idna.h"

static void
gives(const char *domain, const char *want)
{
    AUTO(buf) to = { 0 };

    assert_int_equal(idna_ascii(&to, slice_of(domain)), want != NULL);
    assert_string_equal(buf_string(&to), want ? want : "");
}

static void
test_a_labels(void **state)
{
    (void)state;
    gives("bücher.example", "xn--bcher-kva.example");
    gives("BU\u0308CHER.Example", "xn--bcher-kva.example");
    gives("XN--BCHER-KVA.EXAMPLE", "xn--bcher-kva.example");
    gives("日本語。jp", "xn--wgv71a119e.jp");
    gives("ｅ．org", "e.org");
}

static void
test_non_transitional(void **state)
{
    (void)state;
    gives("straße.de", "xn--strae-oqa.de");
    gives("ς.gr", "xn--3xa.gr");
}

static void
test_refused(void **state)
{
    AUTO(buf) to = { 0 };

    (void)state;
    gives("", NULL);
    gives("xn--a.org", NULL);
    gives("\u0301a.org", NULL);
    assert_false(idna_ascii(&to, (struct slice){ "ü.org\0x", 8 }));
    assert_int_equal(to.len, 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_labels),
        cmocka_unit_test(test_non_transitional),
        cmocka_unit_test(test_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

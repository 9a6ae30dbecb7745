/* mapping.c - tests of ingest/mapping: columns named on the command line. */
#include "ingest/mapping.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void
named(const char *first, const char *second, const char *expected)
{
    const char *texts[] = { first, second };
    struct profiles profiles = { 0 };
    struct err err = { 0 };
    const char *name = NULL;

    if (!mapping_add(&profiles, texts, second ? 2 : 1, &name, &err))
        fail_msg("%s: %s", first, err.message);
    assert_string_equal(name, expected);
    assert_ptr_equal(profiles_find(&profiles, name), profiles.at);
    profiles_drop(&profiles);
}

static void
refused(const char *text, const char *message, const char *hint)
{
    struct profiles profiles = { 0 };
    struct err err = { 0 };
    const char *name = NULL;

    assert_false(mapping_add(&profiles, &text, 1, &name, &err));
    assert_int_equal(err.code, ERR_USAGE);
    assert_string_equal(err.message, message);
    assert_non_null(strstr(err.hint, hint));
    assert_null(strstr(err.message, "@"));
    profiles_drop(&profiles);
}

static void
test_one_name_however_it_is_written(void **state)
{
    static const char name[] = "map address=mail,join=kam um";

    (void)state;
    named("address=Mail,join=Kam um", NULL, name);
    named("join = KAM  um , address= mail", NULL, name);
    named("join=Kam um", "address=Mail", name);
}

static void
test_headings_with_commas_and_equals(void **state)
{
    (void)state;
    named("name=Name, as you like, address=Mail = work", NULL,
          "map address=mail = work,name=name, as you like");
    named("name=Who (a=b),given=x [2]", NULL, "map name=who (a=b),given=x [2]");
    named("address=Mail,answer=Why?,answer=What, then?", NULL,
          "map address=mail,answer=why? | what, then?");
}

static void
test_what_is_not_understood(void **state)
{
    static const char word[] = "--map: a word for a column is not known";

    (void)state;
    refused("adress=Mail", word, "Did you mean address?");
    refused("name=Name,adress=Mail", word, "Did you mean address?");
    refused("Mail", word, "--map address=");
    refused("", word, "--map address=");
    refused("ann@e.org=address", word, "--map address=");
    refused("name=ann@e.org", "--map: the heading for name cannot be one",
            "first line");
    refused("name=", "--map: the heading for name cannot be one", "");
    refused("name=a|b", "--map: the heading for name cannot be one", "");
    refused("name=a\nb", "--map: the heading for name cannot be one", "");
    refused("name=A,name=B", "--map: name is given twice", "one heading");
    refused("join=Kam um", "--map: no column tells who it was", "address");
    refused("name=A,event_at=B", "--map: event and event_at belong together",
            "joined or left");
}

static void
test_the_table_it_makes(void **state)
{
    static const struct {
        const char *text;
        enum part part;
        bool registration, events;
        size_t needs;
    } rows[] = {
        { "address=M,name=N", PART_REGISTRANTS, true, false, 2 },
        { "address=M,answer=Q,ignore=X", PART_REGISTRANTS, true, false, 1 },
        { "address=M,join=J", PART_PARTICIPANTS, false, false, 2 },
        { "address=M,duration=D", PART_PARTICIPANTS, false, false, 2 },
        { "address=M,attended=A", PART_PARTICIPANTS, false, false, 2 },
        { "name=N,event=E,event_at=T", PART_PARTICIPANTS, false, true, 3 },
        { "address=a,name=b,given=c,family=d,join=e,leave=f,role=g,status=h,"
          "country=i,organisation=j",
          PART_PARTICIPANTS, false, false, 10 },
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct profiles profiles = { 0 };
        struct err err = { 0 };
        const char *name = NULL;
        const struct table *table;

        assert_true(mapping_add(&profiles, &rows[i].text, 1, &name, &err));
        assert_int_equal(profiles.at->table_count, 1);
        table = profiles.at->tables;
        assert_int_equal(table->part, rows[i].part);
        assert_int_equal(table->trait[TRAIT_REGISTRATION],
                         rows[i].registration);
        assert_int_equal(table->trait[TRAIT_EVENTS], rows[i].events);
        assert_int_equal(table->need_count, rows[i].needs);
        profiles_drop(&profiles);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_name_however_it_is_written),
        cmocka_unit_test(test_headings_with_commas_and_equals),
        cmocka_unit_test(test_what_is_not_understood),
        cmocka_unit_test(test_the_table_it_makes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

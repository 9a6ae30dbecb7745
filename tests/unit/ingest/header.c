/* header.c - what may be shown as a heading, and what is rather a row. */
#include "ingest/header.h"
#include "ingest/mask.h"
#include "ingest/nearest.h"

#include <setjmp.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static struct profiles profiles;
static struct err err;

/* A record of cells divided by `|`. */
static void
record_of(struct csv_record *record, struct slice cells[16], const char *text)
{
    struct slice rest = slice_of(text);

    *record = (struct csv_record){ .line = 7, .cells = cells };
    while (rest.len > 0)
        cells[record->count++] = slice_cut(&rest, '|');
}

static bool
is_certain(const char *text)
{
    struct slice cells[16];
    struct csv_record record;

    record_of(&record, cells, text);
    return header_look(&profiles, &record).certain;
}

static void
test_two_telling_headings_make_a_header(void **state)
{
    (void)state;
    assert_true(is_certain("Name (Original Name)|User Email|Firma"));
    assert_true(is_certain("email|join_time"));
    assert_true(is_certain("Vorname|Nachname|Abteilung"));
    assert_true(is_certain("名前|メールアドレス|部署"));
}

/* A single word may be an answer, and words that rows hold tell nothing. */
static void
test_words_of_rows_make_none(void **state)
{
    (void)state;
    assert_false(is_certain("Ann Ay|ACME|Email"));
    assert_false(is_certain("Ann Ay|Attendee|Left"));
    assert_false(is_certain("Ann Ay|Attendee|Guest|Participant"));
    assert_false(is_certain("Ann Ay|Bob Bee|Cy Cee"));
    assert_false(is_certain(""));
}

/* No header has an address, a number or a time in it. */
static void
test_data_makes_none(void **state)
{
    (void)state;
    assert_true(is_certain("Email|Join Time|Ann"));
    assert_false(is_certain("Email|Join Time|ann@e.org"));
    assert_false(is_certain("Email|Join Time|0041 79 123"));
    assert_false(is_certain("Email|Join Time|2021-06-29"));
    assert_false(is_certain("Email|Join Time|16:05"));
    assert_false(is_certain("Email|Join Time|58 min"));
}

static void
shown(const char *heading, int width, const char *expected)
{
    AUTO(buf) text = { 0 };

    mask_heading(&text, slice_of(heading), width);
    assert_string_equal(buf_string(&text), expected);
}

static void
test_headings_are_cut_and_masked(void **state)
{
    char question[130];

    (void)state;
    memset(question, 'q', sizeof question - 1);
    question[sizeof question - 1] = '\0';
    shown(" Join Time ", 40, "Join Time");
    shown("Which topic interests you?", 10, "Which t...");
    shown("名前 (元の名前)", 8, "名前 ...");
    shown("ask ann@e.org", 40, "(masked)");
    shown("ask ann＠e.org", 40, "(masked)");
    shown("call 0041 791", 40, "(masked)");
    shown("Question 2021", 40, "Question 2021");
    shown(question, 40, "(long)");
}

static void
nearest_says(const char *header, const char *expected)
{
    struct slice cells[16];
    struct csv_record record;
    AUTO(nearest) nearest = { .delimiter = ';' };
    AUTO(buf) text = { 0 };

    record_of(&record, cells, "Ann Ay|Bob Bee|Cy Cee|Dee Dy|Ed E");
    nearest_look(&nearest, &profiles, &record);
    record_of(&record, cells, header);
    nearest_look(&nearest, &profiles, &record);
    record_of(&record, cells, "Ann Ay|ann@e.org|Email");
    nearest_look(&nearest, &profiles, &record);
    nearest_text(&nearest, &profiles, NULL, &text);
    if (strstr(buf_string(&text), expected) == NULL)
        fail_msg("no \"%s\" in: %s", expected, buf_string(&text));
    if (strstr(buf_string(&text), "Ay") || strstr(buf_string(&text), "Bee"))
        fail_msg("a name in: %s", buf_string(&text));
}

/* The table with most of the headings; of those the one that lacks least. */
static void
test_the_nearest_table_and_what_it_lacks(void **state)
{
    (void)state;
    nearest_says("Name (Original Name)|Join Time|Guest",
                 "Nearest is the table participants of "
                 "zoom-meeting-participants: it lacks leave, duration.");
    nearest_says("Event Name|Display Name|Connection Type",
                 "participants of webex-attendees: it lacks join.");
    nearest_says("Organization|Country|Shoe",
                 "and 1 more cell. Nearest is the table");
}

/* Not one heading is known: nothing of the record is told but its width. */
static void
test_an_unknown_record_is_only_counted(void **state)
{
    (void)state;
    nearest_says("Uno Nadie|Dos|Tres|Cuatro|Cinco|Seis",
                 "Line 7 looks most like a header: \"Email\" and 2 more");
}

static int
formats_open(void **state)
{
    (void)state;
    return profiles_load(&profiles, &err) ? 0 : -1;
}

static int
formats_drop(void **state)
{
    (void)state;
    profiles_drop(&profiles);
    return 0;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_two_telling_headings_make_a_header),
        cmocka_unit_test(test_words_of_rows_make_none),
        cmocka_unit_test(test_data_makes_none),
        cmocka_unit_test(test_headings_are_cut_and_masked),
        cmocka_unit_test(test_the_nearest_table_and_what_it_lacks),
        cmocka_unit_test(test_an_unknown_record_is_only_counted),
    };

    return cmocka_run_group_tests(tests, formats_open, formats_drop);
}

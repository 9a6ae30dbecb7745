/* layout.c - what a row is, and what is none (counting.md R1). */
#include "reading.h"

#define PLAN  "[series s]\ntimezone = UTC\n[webinar w]\ndate = 2021-06-29\n"
#define TIMES "2021-06-29 16:00:00,2021-06-29 16:10:00,10"
#define AT    "29T16:00:00/29T16:10:00"
#define ZOOM                                                         \
    "Attended,User Name (Original Name),Email,Join Time,Leave Time," \
    "Time in Session (minutes)\n"

/* Titles, headers, the preamble and footnotes are no rows. */
static void
test_R1_what_is_no_row(void **state)
{
    (void)state;
    read_file(PLAN,
              "Attendee Report,\n"
              "Report Generated:,\"Jul 05, 2021 10:12 AM\"\n"
              "Topic,Webinar ID,# Registered\nT,1,3\n"
              "Host Details,\n" ZOOM "Yes,Hana,hana@e.org," TIMES "\n"
              "Attendee Details,,,,,\n" ZOOM "Yes,Ann,ann@e.org," TIMES "\n"
              "*A note of the platform\n");
    says("w host stay 1");
    says("w attendee stay 1");
    silent("reject");
    says("generated 05T10:12:00");
}

/* Blank records never end a table, also those of delimiters only. */
static void
test_R1_blank_records(void **state)
{
    (void)state;
    read_file(PLAN, "email,join_time,leave_time,duration\n\n"
                    "ann@e.org," TIMES "\n,,,\n\"  \",,\t,\n\n"
                    "bob@e.org," TIMES "\n");
    says("w participants stay 2");
    silent("reject");
}

/* One cell makes a row, also behind the first column. */
static void
test_R1_one_cell_is_a_row(void **state)
{
    (void)state;
    read_file(PLAN, "email,join_time,leave_time\n"
                    "ann@e.org,2021-06-29 16:00:00,2021-06-29 16:10:00\n"
                    "bob@e.org\n"
                    ",2021-06-29 16:05:00\n");
    says("w participants stay 2");
    says("w participants rejected 1");
    says("reject 3 join no_join");
}

/* A header begins a new table, in other columns and of another kind. */
static void
test_R1_a_header_begins_a_new_table(void **state)
{
    (void)state;
    read_file(PLAN, "email,join_time,leave_time\n"
                    "ann@e.org,2021-06-29 16:00:00,2021-06-29 16:10:00\n"
                    "join_time,leave_time,email\n"
                    "2021-06-29 16:00:00,2021-06-29 16:10:00,bob@e.org\n"
                    "email,registered_at\n"
                    "cy@e.org,2021-06-20\n");
    says("w participants stay 2");
    says("w registrants registered 1");
    says("w ann attendee came " AT);
    says("w bob attendee came " AT);
    says("w cy attendee absent approved@20T00:00:00");
}

/* R3: a quote that never closes costs its own line. */
static void
test_R3_a_bad_quote_takes_no_other_row(void **state)
{
    (void)state;
    read_file(PLAN, "email,join_time,leave_time\n"
                    "ann@e.org,2021-06-29 16:00:00,2021-06-29 16:10:00\n"
                    "\"bob@e.org\"x,2021-06-29 16:00:00,\n"
                    "cy@e.org,2021-06-29 16:00:00,2021-06-29 16:10:00\n");
    says("w participants stay 2");
    says("w participants rejected 1");
    mentions("reject 3  bad_quote");
    says("w cy attendee came " AT);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_R1_what_is_no_row),
        cmocka_unit_test(test_R1_blank_records),
        cmocka_unit_test(test_R1_one_cell_is_a_row),
        cmocka_unit_test(test_R1_a_header_begins_a_new_table),
        cmocka_unit_test(test_R3_a_bad_quote_takes_no_other_row),
    };

    return cmocka_run_group_tests(tests, told_open, told_drop);
}

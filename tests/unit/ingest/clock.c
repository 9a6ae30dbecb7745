/* clock.c - times without a date: the webinar's day gives them one
 * (formats: google-meet; counting.md R4, T2, T4, T6). */
#include "reading.h"

#define MEET  "First name,Last name,Email,Duration,Time joined,Time exited\n"
#define UTC   "[series s]\ntimezone = UTC\n"
#define TOKYO "[series s]\ntimezone = Asia/Tokyo\n"
#define W     "[webinar w]\ndate = 2021-06-29\n"
#define V     "[webinar v]\ndate = 2021-07-01\n"

static void
test_a_clock_is_of_the_webinar_s_day(void **state)
{
    (void)state;
    read_file(UTC W, MEET "Ann,Ay,ann@e.org,58 min,18:02,19:00\n"
                          "Bob,Bee,bob@e.org,1 hr 2 min,10:00 AM,11:02 AM\n");
    says("w participants stay 2");
    says("w ann attendee came 29T18:02:00/29T19:00:00");
    says("w bob attendee came 29T10:00:00/29T11:02:00");
    says("warning outer_bounds 2");
}

/* Who left before joining, by the clock, left past midnight. */
static void
test_R4_past_midnight(void **state)
{
    (void)state;
    read_file(UTC W, MEET "Ann,Ay,ann@e.org,2 hr,23:00,01:00\n"
                          "Bob,Bee,bob@e.org,0 min,23:00,23:00\n"
                          "Cy,Cee,cy@e.org,0 min,23:30,\n");
    says("w ann attendee came 29T23:00:00/30T01:00:00");
    says("w bob attendee came 29T23:00:00/29T23:00:00");
    says("w cy attendee came 29T23:30:00/29T23:30:00");
    says("warning open_end 1");
}

/* T2: in the zone of the file; the day is that on which the webinar starts
 * there. */
static void
test_T2_zone_of_a_clock(void **state)
{
    static const char file[] = MEET "Ann,Ay,ann@e.org,1 hr,18:00,19:00\n";

    (void)state;
    read_file(TOKYO W "export_timezone = Europe/Vienna\n", file);
    says("w ann attendee came 29T16:00:00/29T17:00:00");
    asked.tz = "America/New_York";
    read_file(TOKYO W, file);
    says("w ann attendee came 29T22:00:00/29T23:00:00");
    asked.tz = "America/New_York";
    read_file(TOKYO W "starts = 07:00\n", file);
    says("w ann attendee came 28T22:00:00/28T23:00:00");
}

/* T4: on the webinar's day the clock is changed. */
static void
test_T4_clock_changes(void **state)
{
    static const char vienna[] =
        "[series s]\ntimezone = Europe/Vienna\n[webinar w]\ndate = ";
    AUTO(buf) spring = { 0 }, autumn = { 0 };

    (void)state;
    buf_format(&spring, "%s2021-03-28\n", vienna);
    buf_format(&autumn, "%s2021-10-31\n", vienna);
    read_file(buf_string(&spring), MEET "Ann,Ay,ann@e.org,,02:30,03:30\n"
                                        "Bob,Bee,bob@e.org,,01:30,03:30\n");
    says("reject 2 join no_such_time");
    says("w bob attendee came 28T00:30:00/28T01:30:00");
    read_file(buf_string(&autumn), MEET "Ann,Ay,ann@e.org,,02:30,02:40\n"
                                        "Bob,Bee,bob@e.org,,01:30,03:00\n");
    says("w ann attendee came 31T00:30:00/31T00:40:00");
    says("w bob attendee came 30T23:30:00/31T02:00:00");
}

/* A cell that has a date keeps it, and lends it to the other one. */
static void
test_dates_beside_clocks(void **state)
{
    (void)state;
    read_file(UTC W V,
              MEET "Ann,Ay,ann@e.org,,2021-07-01 18:00,2021-07-01 19:00\n"
                   "Bob,Bee,bob@e.org,,2021-07-01 23:50,00:10\n"
                   "Cy,Cee,cy@e.org,,18:30,2021-07-01 19:00\n");
    says("v ann attendee came 01T18:00:00/01T19:00:00");
    says("v bob attendee came 01T23:50:00/02T00:10:00");
    says("v cy attendee came 01T18:30:00/01T19:00:00");
}

/* T6: without a date a file fits every webinar; one must be left. */
static void
test_T6_a_file_without_dates(void **state)
{
    static const char file[] = MEET "Ann,Ay,ann@e.org,1 hr,18:00,19:00\n";

    (void)state;
    read_file(UTC W V, file);
    mentions("error ");
    mentions("several webinars of series s fit");
    mentions("no dates, only times");
    mentions("--webinar");
    asked.webinar = "v";
    read_file(UTC W V, file);
    says("v ann attendee came 01T18:00:00/01T19:00:00");
    asked.create = true;
    read_file(UTC, file);
    mentions("no webinar of series s fits");
}

/* Only where the format says so: elsewhere a clock alone cannot be read. */
static void
test_elsewhere_a_clock_is_no_time(void **state)
{
    (void)state;
    asked.webinar = "w";
    read_file(UTC W, "email,join_time,leave_time\n"
                     "ann@e.org,2021-06-29 18:00,2021-06-29 19:00\n"
                     "bob@e.org,18:00,19:00\n");
    says("reject 3 join bad_time");
    read_file(UTC W, "First name,Last name,Email,Duration,Time joined (UTC),"
                     "Time exited\nAnn,Ay,ann@e.org,1 hr,18:00,19:00\n"
                     "Bob,Bee,bob@e.org,1 hr,2021-06-29 18:00,19:00\n");
    says("reject 2 join bad_time");
    says("w bob attendee came 29T18:00:00/29T19:00:00");
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_clock_is_of_the_webinar_s_day),
        cmocka_unit_test(test_R4_past_midnight),
        cmocka_unit_test(test_T2_zone_of_a_clock),
        cmocka_unit_test(test_T4_clock_changes),
        cmocka_unit_test(test_dates_beside_clocks),
        cmocka_unit_test(test_T6_a_file_without_dates),
        cmocka_unit_test(test_elsewhere_a_clock_is_no_time),
    };

    return cmocka_run_group_tests(tests, told_open, told_drop);
}

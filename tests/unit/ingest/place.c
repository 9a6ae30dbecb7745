/* place.c - which webinar, which zone, which reading of dates (counting.md
 * T2, T3, T6), and files with many meetings (R2). */
#include "reading.h"

#define UTC     "[series s]\ntimezone = UTC\n"
#define TOKYO   "[series s]\ntimezone = Asia/Tokyo\n"
#define W       "[webinar w]\ndate = 2021-06-29\n"
#define GENERIC "email,join_time,leave_time\n"

static void
test_T2_zones(void **state)
{
    static const char vienna[] = TOKYO W "export_timezone = Europe/Vienna\n";
    static const char local[] =
        GENERIC "ann@e.org,2021-06-29 16:00:00,2021-06-29 16:10:00 GMT+1\n";

    (void)state;
    read_file(TOKYO W, local);
    says("w zone Asia/Tokyo order ");
    says("w ann attendee came 29T07:00:00/29T15:10:00");
    read_file(vienna, local);
    says("w zone Europe/Vienna order ");
    says("w ann attendee came 29T14:00:00/29T15:10:00");
    asked.tz = "America/New_York";
    read_file(vienna, GENERIC "ann@e.org,2021-06-29 10:00:00,"
                              "2021-06-29 16:10:00 GMT+1\n");
    says("w zone America/New_York order ");
    says("w ann attendee came 29T14:00:00/29T15:10:00");
}

/* T2: a column's header tells a zone; the cell's own comes first. */
static void
test_T2_zone_of_a_header(void **state)
{
    (void)state;
    asked.tz = "America/New_York";
    read_file(TOKYO W, "email,join_time (GMT+9),leave_time (UTC)\n"
                       "ann@e.org,2021-06-29 16:00:00,2021-06-29 07:10:00\n"
                       "bob@e.org,2021-06-29 07:00:00Z,2021-06-29 07:10:00\n"
                       "cy@e.org,2021-06-29 16:00:00 XYZ,\n");
    says("w ann attendee came 29T07:00:00/29T07:10:00");
    says("w bob attendee came 29T07:00:00/29T07:10:00");
    says("reject 4 join bad_time");
}

#define ON(day) "[series s]\ntimezone = UTC\n[webinar w]\ndate = " day "\n"

/* T3: the reading with more joins and leaves near the webinar's day. */
static void
test_T3_near_the_webinar_s_day(void **state)
{
    static const char file[] =
        GENERIC "ann@e.org,05/06/2021 16:00:00,05/06/2021 16:10:00\n";

    (void)state;
    read_file(ON("2021-06-05"), file);
    says("w zone UTC order dmy");
    says("w ann attendee came 05T16:00:00/05T16:10:00");
    read_file(ON("2021-05-06"), file);
    says("w zone UTC order mdy");
    says("w ann attendee came 06T16:00:00/06T16:10:00");
    /* A webinar on either day: nothing settles it. */
    read_file(ON("2021-06-05") "[webinar v]\ndate = 2021-05-06\n", file);
    mentions("its dates can be read day first or month first");
    mentions("2021-06-05 (day first) or 2021-05-06 (month first)");
    /* Two on one day: there it is the webinar that is open. */
    read_file(ON("2021-06-05") "[webinar v]\ndate = 2021-06-05\n", file);
    mentions("several webinars of series s fit");
    /* The nearer days outweigh a value above 12 elsewhere. */
    read_file(ON("2021-05-06"),
              "email,join_time,leave_time,registered_at\n"
              "ann@e.org,05/06/2021 16:00:00,05/06/2021 16:10:00,"
              "25/04/2021\n");
    says("w zone UTC order mdy");
    says("w ann attendee came 06T16:00:00/06T16:10:00");
}

/* T3: a day off by one is still near: midnight, and zones. */
static void
test_T3_within_a_day(void **state)
{
    (void)state;
    asked.webinar = "w";
    read_file(ON("2021-06-05"),
              GENERIC "ann@e.org,04/06/2021 23:50:00,06/06/2021 00:10:00\n");
    says("w zone UTC order dmy");
    asked.webinar = "w";
    read_file(ON("2021-06-05"),
              GENERIC "ann@e.org,03/06/2021 23:50:00,07/06/2021 00:10:00\n");
    mentions("--date-order");
}

/* T3: on a tie a value above 12 anywhere in the file. */
static void
test_T3_a_value_above_12(void **state)
{
    (void)state;
    asked.webinar = "w";
    read_file(ON("2021-06-05"), "email,registered_at\n"
                                "ann@e.org,05/04/2021\n"
                                "bob@e.org,04/25/2021\n");
    says("w zone UTC order mdy");
    says("w ann attendee absent approved@04T00:00:00");
    asked.webinar = "w";
    read_file(ON("2021-06-05"), "email,registered_at\n"
                                "ann@e.org,05/04/2021\n"
                                "bob@e.org,25/04/2021\n");
    says("w zone UTC order dmy");
    says("w ann attendee absent approved@05T00:00:00");
}

static void
test_T3_still_open(void **state)
{
    static const char list[] = "email,registered_at\n"
                               "ann@e.org,05/04/2021\n";

    (void)state;
    asked.webinar = "w";
    read_file(ON("2021-06-05"), list);
    mentions("error ");
    mentions("--date-order");
    mentions("Line 2 can be 2021-04-05 (day first) or 2021-05-04 (month "
             "first)");
    /* A date whose readings are the same shows nothing. */
    asked.webinar = "w";
    read_file(ON("2021-06-05"), "email,registered_at\nann@e.org,04/04/2021\n"
                                "bob@e.org,05/04/2021\n");
    mentions("Line 3 can be 2021-04-05 (day first)");
    /* Both: no reading serves all. */
    asked.webinar = "w";
    read_file(ON("2021-06-05"), "email,registered_at\nann@e.org,25/04/2021\n"
                                "bob@e.org,04/25/2021\n");
    mentions("--date-order");
    mentions("Line 2 can only be 2021-04-25 (day first), line 3 only "
             "2021-04-25 (month first)");
    asked.webinar = "w";
    asked.order = DATE_ORDER_MDY;
    read_file(ON("2021-06-05"), list);
    says("w zone UTC order mdy");
    says("w ann attendee absent approved@04T00:00:00");
    /* Day = month in all: either. */
    asked.webinar = "w";
    read_file(ON("2021-06-05"), "email,registered_at\nann@e.org,04/04/2021\n");
    says("w ann attendee absent approved@04T00:00:00");
    /* No webinar to settle it: named too. */
    read_file(ON("2021-09-09"),
              GENERIC "ann@e.org,05/06/2021 16:00:00,05/06/2021 16:10:00\n");
    mentions("error ");
    mentions("--date-order");
}

/* Where day and month are the same number all can be read. */
static void
test_T3_day_and_month_the_same(void **state)
{
    (void)state;
    read_file(ON("2021-04-04"),
              GENERIC "ann@e.org,04/04/2021 16:00:00,04/04/2021 16:10:00\n");
    says("w zone UTC order ");
    says("w ann attendee came 04T16:00:00/04T16:10:00");
}

#define TWO                                                         \
    UTC "[webinar a]\ndate = 2021-06-29\nplatform_id = 811 11-11\n" \
        "[webinar b]\ndate = 2021-06-29\nplatform_id = 822\n"       \
        "[webinar c]\ndate = 2021-06-30\nplatform_id = 822\n"       \
        "[webinar d]\ndate = 2021-06-29\n"

#define MEETING(id, day)                                                  \
    "Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes)," \
    "Participants\n" id ",T,,,,60,1\n\n"                                  \
    "Name (Original Name),User Email,Join Time,Leave Time,"               \
    "Duration (Minutes)\n"                                                \
    "Ann,ann@e.org," day " 16:00:00," day " 16:10:00,10\n"

static void
test_T6_by_platform_id_and_day(void **state)
{
    (void)state;
    read_file(TWO, MEETING("8 111-111", "2021-06-29"));
    says("a participants stay 1");
    read_file(TWO, MEETING("822", "2021-06-29"));
    says("b participants stay 1");
    read_file(TWO, MEETING("822", "2021-06-30"));
    says("c participants stay 1");
    /* An id that no webinar has: those without an id. */
    read_file(TWO, MEETING("999", "2021-06-29"));
    says("d participants stay 1");
    /* The day has to be right in any case. */
    read_file(TWO, MEETING("811 1111", "2021-06-30"));
    mentions("error ");
    mentions("no webinar of series s fits");
    /* No id: all of the day; there are three. */
    read_file(TWO, MEETING("", "2021-06-29"));
    mentions("several webinars of series s fit");
    read_file(TWO, MEETING("", "2021-06-30"));
    says("c participants stay 1");
    asked.webinar = "c";
    read_file(TWO, MEETING("811 1111", "2021-06-29"));
    says("c participants stay 1");
}

/* T6: the local day, in the series' zone, of the earliest readable join. */
static void
test_T6_day_of_the_first_join(void **state)
{
    static const char plan[] = TOKYO "[webinar w]\ndate = 2021-06-30\n"
                                     "export_timezone = America/New_York\n";

    (void)state;
    /* 29 June 11:00 in New York is midnight in Tokyo. */
    read_file(plan,
              GENERIC "bob@e.org,2021-06-30 12:00:00,2021-06-30 12:10:00\n"
                      "cy@e.org,soon,2021-06-28 11:10:00\n"
                      "ann@e.org,2021-06-29 11:00:00,2021-06-29 11:10:00\n");
    says("w participants stay 2");
    read_file(plan,
              GENERIC "bob@e.org,2021-06-29 12:00:00,2021-06-30 12:10:00\n"
                      "ann@e.org,2021-06-29 10:59:59,2021-06-29 11:10:00\n");
    mentions("error ");
}

/* T6: without joins the one webinar with the platform id. */
static void
test_T6_without_joins(void **state)
{
#define UNIQUE(id)                                                        \
    "Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes)," \
    "Participants\n" id ",T,,,,60,1\n\n"                                  \
    "Name (Original Name),User Email,Total Duration (Minutes)\n"          \
    "Ann,ann@e.org,10\n"
    (void)state;
    read_file(TWO, UNIQUE("8111111"));
    says("a participants untimed 1");
    read_file(TWO, UNIQUE("822"));
    mentions("several webinars of series s fit");
    read_file(TWO, UNIQUE("999"));
    mentions("no webinar of series s fits");
    read_file(UTC W, UNIQUE(""));
    mentions("no webinar of series s fits");
}

#define USAGE                                                     \
    "Topic,Type,ID,Host name,Host email,Start time,End time,"     \
    "Participants,Duration (minutes),Name (original name),Email," \
    "Join time,Leave time,Duration (minutes),Guest\n"
#define MET(id, day, hour, rest)                                            \
    "T,Meeting," id ",Hana,hana@e.org," day " " hour ":00:00," day " " hour \
    ":50:00,2,50," rest "," day " " hour ":10:00," day " " hour             \
    ":20:00,10,No\n"

/* R2, T6: each meeting, by (id, start), goes to its own webinar; one that fits
 * nowhere is foreign, one that these bytes brought already known. */
static void
test_R2_T6_many_meetings(void **state)
{
    static const char file[] =
        USAGE MET("8111111", "2021-06-29", "16", "Ann,ann@e.org")
            MET("8111111", "2021-06-29", "16", "Hana,hana@e.org")
                MET("822", "2021-06-30", "16", "Ann,ann@e.org")
                    MET("822", "2021-07-09", "16", "Bob,bob@e.org");

    (void)state;
    read_file(TWO, file);
    says("a participants stay 2");
    says("a ann attendee came 29T16:10:00/29T16:20:00");
    says("a hana host came 29T16:10:00/29T16:20:00");
    says("c participants stay 1");
    says("c ann attendee came 30T16:10:00/30T16:20:00");
    says("foreign participants foreign 1");
    silent("bob");
    asked.known = 1;
    read_file(TWO, file);
    says("a participants known 2");
    silent("a ann");
    silent("a hana");
    says("c participants stay 1");
    read_file(TWO, USAGE MET("822", "2021-07-09", "16", "Bob,bob@e.org"));
    mentions("no webinar of series s fits");
}

/* Two runs of one id on one day are one webinar's, whose stays unite. */
static void
test_T6_two_runs_of_one_meeting(void **state)
{
    (void)state;
    read_file(UTC W, USAGE MET("1", "2021-06-29", "16", "Ann,ann@e.org")
                         MET("1", "2021-06-29", "18", "Ann,ann@e.org"));
    says("w participants stay 2");
    says("w ann attendee came 29T16:10:00/29T16:20:00 "
         "29T18:10:00/29T18:20:00");
}

/* R2: a column that numbers the rows names no meetings. */
static void
test_R2_numbered_rows(void **state)
{
    (void)state;
    read_file("[series s]\ntimezone = UTC\n"
              "[webinar w]\ndate = 2021-06-29\nplatform_id = 812 3456 7890\n",
              "ID,Name (Original Name),User Email,Join Time,Leave Time,"
              "Duration (Minutes)\n"
              "1,Ann,ann@e.org,06/29/2021 10:00:00,06/29/2021 11:00:00,60\n"
              "2,Bob,bob@e.org,06/29/2021 10:00:00,06/29/2021 11:00:00,60\n");
    says("w participants stay 2");
    silent("foreign");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_T2_zones),
        cmocka_unit_test(test_T2_zone_of_a_header),
        cmocka_unit_test(test_T3_near_the_webinar_s_day),
        cmocka_unit_test(test_T3_within_a_day),
        cmocka_unit_test(test_T3_a_value_above_12),
        cmocka_unit_test(test_T3_still_open),
        cmocka_unit_test(test_T3_day_and_month_the_same),
        cmocka_unit_test(test_T6_by_platform_id_and_day),
        cmocka_unit_test(test_T6_day_of_the_first_join),
        cmocka_unit_test(test_T6_without_joins),
        cmocka_unit_test(test_R2_T6_many_meetings),
        cmocka_unit_test(test_T6_two_runs_of_one_meeting),
        cmocka_unit_test(test_R2_numbered_rows),
    };

    return cmocka_run_group_tests(tests, told_open, told_drop);
}

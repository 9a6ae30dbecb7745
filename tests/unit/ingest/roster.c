/* roster.c - who a row is of, in what role, with what registration
 * (counting.md R7, R8, I1, I2, I4, O1-O4). */
#include "reading.h"

#define PLAN "[series s]\ntimezone = UTC\n[webinar w]\ndate = 2021-06-29\n"
#define STAY ",2021-06-29T16:00:00,2021-06-29T16:10:00"
#define AT   "29T16:00:00/29T16:10:00"

#define GENERIC "email,name,join_time,leave_time\n"

/* R7: placeholders are no address and no name, compared exactly. */
static void
test_R7_placeholders_are_nobody(void **state)
{
    (void)state;
    read_file(PLAN, GENERIC "-,Ann" STAY "\n"
                            "NA,--" STAY "\n"
                            "x@guest.webex.localhost,Bob" STAY "\n"
                            "cy,Cy" STAY "\n");
    says("w (ann) attendee came " AT);
    says("w (?) attendee came " AT);
    says("w (bob) attendee came " AT);
    says("w (cy) attendee came " AT);
    silent("bad_address");
}

static void
test_R7_in_every_column(void **state)
{
    (void)state;
    read_file(PLAN, "email,attended,join_time,leave_time,duration,status,"
                    "registered_at,country,role\n"
                    "ann@e.org,NA,2021-06-29T16:00:00,n/a,--,None,null,-,"
                    "N/A\n"
                    "bob@e.org,-,anonymous,Anonymous,NA,--,NA,NA,-\n");
    says("w ann attendee came 29T16:00:00/29T16:00:00");
    says("w bob attendee absent approved");
    silent("country");
    silent("unknown_status");
}

/* R7: an address that cannot be made canonical makes a guest; the stay is
 * kept. */
static void
test_R7_a_bad_address_is_a_guest_s(void **state)
{
    (void)state;
    read_file(PLAN, GENERIC "ann@@e.org,Ann" STAY "\n");
    says("w participants stay 1");
    says("w (ann) attendee came " AT);
    says("warning bad_address 1");
}

#define LIST "email,registered_at,status\n"

static void
test_R8_registrations(void **state)
{
    (void)state;
    asked.webinar = "w";
    read_file(PLAN, LIST "ann@e.org,2021-06-20 09:00,\n"
                         "bob@e.org,,upgraded to panelist\n"
                         "cy@e.org,,whatever\n"
                         "dee@e.org,,Not attending\n"
                         "ed@e.org,,denied\n"
                         "fay,2021-06-20 09:00,approved\n");
    says("w registrants registered 6");
    says("w ann attendee absent approved@20T09:00:00");
    says("w bob panelist absent approved");
    says("w cy attendee absent pending");
    says("warning unknown_status 1");
    says("w dee attendee absent cancelled");
    says("w ed attendee absent denied");
    silent("fay"); /* for persons only */
}

/* R8: a stay or an untimed row carries one with a time or a status only. */
static void
test_R8_stays_carry_what_they_state(void **state)
{
    (void)state;
    read_file(PLAN, "email,attended,join_time,leave_time,status,"
                    "registered_at\n"
                    "ann@e.org,Yes" STAY ",,\n"
                    "bob@e.org,Yes" STAY ",approved,\n"
                    "cy@e.org,Yes" STAY ",,2021-06-20\n"
                    "dee@e.org,Yes,,,,\n"
                    "ed@e.org,Yes,,,cancelled,\n"
                    "hana@e.org,No,,,,\n"
                    "fay,Yes" STAY ",approved,2021-06-20\n");
    says("w ann attendee came " AT);
    says("w bob attendee came approved " AT);
    says("w cy attendee came approved@20T00:00:00 " AT);
    says("w dee attendee came untimed=0");
    says("w ed attendee came cancelled untimed=0");
    says("w hana attendee absent approved");
    says("w (?) attendee came " AT);
}

/* R8: a tick at the door of an online event is no attendance. */
static void
test_R8_checked_in_is_registered(void **state)
{
    (void)state;
    asked.webinar = "w";
    read_file(PLAN, "Order #,Order Date,First Name,Last Name,Email,Quantity,"
                    "Attendee #,Attendee Status\n"
                    "1,2021-06-20 09:00:00-05:00,Ann,Ay,ann@e.org,1,1,"
                    "Checked In\n"
                    "2,2021-06-20 09:00:00-05:00,Bob,Bee,bob@e.org,1,1,"
                    "Attending\n");
    says("w registrants registered 2");
    says("w ann attendee absent approved@20T14:00:00");
    says("w bob attendee absent approved@20T14:00:00");
}

/* R9: within one file the later registration time, then the later line. */
static void
test_R9_within_one_file(void **state)
{
    (void)state;
    asked.webinar = "w";
    read_file(PLAN, LIST "ann@e.org,2021-06-20 09:00,approved\n"
                         "ann@e.org,2021-06-19 09:00,cancelled\n"
                         "ann@e.org,,denied\n"
                         "bob@e.org,2021-06-20 09:00,cancelled\n"
                         "bob@e.org,2021-06-20 09:00,approved\n"
                         "cy@e.org,,approved\ncy@e.org,,pending\n");
    says("w ann attendee absent approved@20T09:00:00");
    says("w bob attendee absent approved@20T09:00:00");
    says("w cy attendee absent pending");
}

/* I1: one address in any spelling is one person, whatever the name. */
static void
test_I1_names_are_no_keys_beside_an_address(void **state)
{
    (void)state;
    read_file(PLAN, GENERIC "ANN@E.ORG,Ann Ay,2021-06-29T16:00:00,"
                            "2021-06-29T16:10:00\n"
                            "ann@e.org,Zoe,2021-06-29T16:20:00,"
                            "2021-06-29T16:30:00\n"
                            "bob@e.org,Ann Ay" STAY "\n"
                            ",Ann Ay" STAY "\n");
    says("w ann attendee came " AT " 29T16:20:00/29T16:30:00");
    says("w bob attendee came " AT);
    says("w (ann ay) attendee came " AT); /* I4: never matched by itself */
}

#define TEAMS                                                   \
    "Full Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole\t" \
    "Participant ID (UPN)\n"
#define TEAMS_STAY "\t2021-06-29 16:00:00\t2021-06-29 16:10:00\t10m\t"

/* I1: the UPN serves where there is no usable address, unless one UPN stands
 * beside different names. */
static void
test_I1_upn(void **state)
{
    (void)state;
    read_file(PLAN, TEAMS "Ann" TEAMS_STAY "\tAttendee\tann@e.org\n"
                          "Bob" TEAMS_STAY "bob@e.org\tAttendee\tcy@e.org\n");
    says("w ann attendee came " AT);
    says("w bob attendee came " AT);
    read_file(PLAN, TEAMS "Ann" TEAMS_STAY "\tAttendee\tann@e.org\n"
                          "ANN (Guest)" TEAMS_STAY "\tAttendee\tann@e.org\n"
                          "Bob" TEAMS_STAY "\tAttendee\tbob@e.org\n"
                          "Cy" TEAMS_STAY "\tAttendee\tbob@e.org\n");
    says("w ann attendee came " AT);
    says("w (bob) attendee came " AT);
    says("w (cy) attendee came " AT);
    silent("(ann)");
    silent("w bob");
}

#define PAIR                                                     \
    "2. Participants\nName\tFirst join\tLast leave\tIn-Meeting " \
    "duration\tEmail\t"                                          \
    "Participant ID (UPN)\tRole\n"
#define PAIR_ACTIVITIES                                                        \
    "3. In-Meeting activities\nName\tJoin time\tLeave time\tDuration\tEmail\t" \
    "Role\n"
#define PAIR_WHOLE "\t2021-06-29 16:00:00\t2021-06-29 18:00:00\t2h\t"
#define PAIR_STAY  "\t2021-06-29 16:00:00\t2021-06-29 16:10:00\t10m\t"

/* I1: a row of the table without addresses takes that of the same name, if it
 * stands there exactly once; R2: the other table is a summary then. */
static void
test_I1_R2_two_tables_of_the_same_people(void **state)
{
    (void)state;
    read_file(PLAN,
              PAIR "Ann" PAIR_WHOLE "ann@e.org\t\tAttendee\n"
                   "Bob" PAIR_WHOLE "bob@e.org\t\tAttendee\n"
                   "Bob" PAIR_WHOLE "cy@e.org\t\tAttendee\n" PAIR_ACTIVITIES
                   "ANN (Guest)" PAIR_STAY "\tAttendee\n"
                   "Bob" PAIR_STAY "\tAttendee\n");
    says("w participants summary 3");
    says("w activities stay 2");
    says("w ann attendee came 29T16:00:00/29T16:10:00");
    says("w (bob) attendee came 29T16:00:00/29T16:10:00");
    silent("29T18:00");
    silent("w bob");
    read_file(PLAN, PAIR "Ann" PAIR_WHOLE "ann@e.org\t\tAttendee\n");
    says("w participants stay 1");
    says("w ann attendee came 29T16:00:00/29T18:00:00");
    says("warning outer_bounds 1");
}

/* R2: rows that could not be read give nobody's stays, nor do those of
 * another report in the same file. */
static void
test_R2_a_summary_of_what_can_be_read(void **state)
{
    (void)state;
    read_file(PLAN, PAIR "Ann" PAIR_WHOLE "ann@e.org\t\tAttendee\n"
                         "3. Whatever\nWho\tFrom\tTo\tEmail\tRole\n"
                         "Ann" PAIR_STAY "ann@e.org\tAttendee\n");
    says("w participants stay 1");
    says("w activities rejected 2");
    says("w ann attendee came 29T16:00:00/29T18:00:00");
    asked.webinar = "w";
    read_file(PLAN, "1. Summary\nMeeting title\tOne\n" PAIR_ACTIVITIES
                    "Bob" PAIR_STAY "bob@e.org\tAttendee\n"
                    "1. Summary\nMeeting title\tTwo\n" PAIR "Ann" PAIR_WHOLE
                    "ann@e.org\t\tAttendee\n");
    says("w participants stay 1");
    says("w activities stay 1");
    says("w ann attendee came 29T16:00:00/29T18:00:00");
}

static void
test_I2_guests(void **state)
{
    (void)state;
    read_file(PLAN, "email,name,first name,last name,join_time,leave_time\n"
                    ",ＩＰＨＯＮＥ (Guest),Ann,Ay" STAY "\n"
                    ",iphone (Unverified),,,2021-06-29T16:20:00,"
                    "2021-06-29T16:30:00\n"
                    ",,Ann,Ay" STAY "\n"
                    ",Ann Ay (Old),,,2021-06-29T17:00:00,"
                    "2021-06-29T17:10:00\n");
    says("w (iphone) attendee came " AT " 29T16:20:00/29T16:30:00");
    says("w (ann ay) attendee came " AT);
    says("w (?) attendee came 29T17:00:00/29T17:10:00"); /* whole */
}

/* I2: nameless guests are told by webinar, join, leave; untimed: one. */
static void
test_I2_nameless(void **state)
{
    (void)state;
    read_file(PLAN, "name,email,attended,join_time,leave_time\n"
                    ",,Yes,2021-06-29T16:00:00,2021-06-29T16:10:00\n"
                    ",,Yes,2021-06-29T16:00:00,2021-06-29T16:10:00\n"
                    ",,Yes,2021-06-29T16:00:00,2021-06-29T16:11:00\n"
                    ",,Yes,,\n,,Yes,,\n");
    says("w participants stay 3");
    says("w participants untimed 2");
    says("w (?) attendee came 29T16:00:00/29T16:10:00");
    says("w (?) attendee came 29T16:00:00/29T16:11:00");
    says("w (?) attendee came untimed=0");
    assert_int_equal(count_told("w (?)"), 3);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_R7_placeholders_are_nobody),
        cmocka_unit_test(test_R7_in_every_column),
        cmocka_unit_test(test_R7_a_bad_address_is_a_guest_s),
        cmocka_unit_test(test_R8_registrations),
        cmocka_unit_test(test_R8_stays_carry_what_they_state),
        cmocka_unit_test(test_R8_checked_in_is_registered),
        cmocka_unit_test(test_R9_within_one_file),
        cmocka_unit_test(test_I1_names_are_no_keys_beside_an_address),
        cmocka_unit_test(test_I1_upn),
        cmocka_unit_test(test_I1_R2_two_tables_of_the_same_people),
        cmocka_unit_test(test_R2_a_summary_of_what_can_be_read),
        cmocka_unit_test(test_I2_guests),
        cmocka_unit_test(test_I2_nameless),
    };

    return cmocka_run_group_tests(tests, told_open, told_drop);
}

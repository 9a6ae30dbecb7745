/* excel.c - Zoom's webinar report as spreadsheets and people leave it
 * (counting.md R1, T1, T3, T6, O1). */
#include "reading.h"

#define UTC "[series s]\ntimezone = UTC\n"
#define W   "[webinar w]\ndate = 2021-01-26\nplatform_id = 910 1234 5678\n"
#define V   "[webinar v]\ndate = 2021-01-28\nplatform_id = 910 1234 5678\n"

/* Seconds and AM/PM lost, minutes with a tail, the id as a number, all rows as
 * wide as the widest, semicolons. */
static void
test_T1_T6_a_damaged_report(void **state)
{
    (void)state;
    read_file(
        UTC W,
        "Attendee Report;;;;;;;;;\n"
        "Report Generated:;1/29/2021 8:50;;;;;;;;\n"
        "Topic;Webinar ID;Actual Start Time;Actual Duration (minutes);"
        "# Registered;;;;;\n"
        "Water;9.1E+10;1/26/2021 7:30;90;3;;;;;\n"
        "Host Details;;;;;;;;;\n"
        "Attended;User Name;Email;Join Time;Leave Time;"
        "Time in Session (minutes);Country/Region Name;;;\n"
        "Yes;Hana;hana@e.org;1/26/2021 7:30;1/26/2021 9:00;90;Austria;;;\n"
        "Attendee Details;;;;;;;;;\n"
        "Attended;First Name;Last Name;Email;Registration Time;"
        "Approval Status;Join Time;Leave Time;Time in Session (minutes);"
        "Country/Region Name\n"
        "Yes;Ann;Ay;ann@e.org;1/20/2021 10:00;approved;1/26/2021 7:45;"
        "1/26/2021 9:03;77.99999999;Austria\n"
        "No;Dee;Dou;dee@e.org;1/21/2021 10:00;approved;--;--;--;\n"
        ";;;;;;;;;\n"
        "Other Attended;;;;;;;;;\n"
        "User Name;Join Time;Leave Time;Time in Session (minutes);"
        "Country/Region Name;;;;;\n"
        "43123456;1/26/2021 8:00;1/26/2021 8:10;10;Austria;;;;;\n");
    says("w zone UTC order mdy");
    says("w host stay 1");
    says("w attendee stay 1");
    says("w attendee no_show 1");
    says("w other stay 1");
    says("w ann attendee came approved@20T10:00:00 26T07:45:00/26T09:03:00");
    says("w hana host came 26T07:30:00/26T09:00:00");
    says("generated 29T08:50:00");
    silent("reject");
    silent("warning");
}

/* All times as numbers of days; one of them among written times is of no use:
 * it may have been made by another order of day and month. */
static void
test_T1_numbers_of_days(void **state)
{
    (void)state;
    read_file(UTC W, "Name,Email,Join time,Leave time\n"
                     "Ann,ann@e.org,44222.3229166667,44222.3770833333\n"
                     "Bob,bob@e.org,44222.33333,--\n");
    says("w ann attendee came 26T07:45:00/26T09:03:00");
    says("w bob attendee came 26T08:00:00/26T08:00:00");
    silent("reject");
    read_file(UTC W, "Name,Email,Join time,Leave time\n"
                     "Ann,ann@e.org,44222.3229166667,44222.3770833333\n"
                     "Bob,bob@e.org,1/26/2021 8:00,1/26/2021 9:00\n");
    says("reject 2 join bad_time");
    says("w bob attendee came 26T08:00:00/26T09:00:00");
    silent("w ann");
}

/* Tabs, and no lines that title the sections: attendees. */
static void
test_O1_tabs_without_sections(void **state)
{
    (void)state;
    read_file(UTC W, "Attendee Report\n"
                     "Topic\tWebinar ID\tActual Start Time\n"
                     "Water\t910 1234 5678\tJan 26, 2021 7:30 AM\n"
                     "Attended\tFirst Name\tLast Name\tEmail\t"
                     "Registration Time\tApproval Status\tJoin Time\t"
                     "Leave Time\tTime in Session (minutes)\n"
                     "Yes\tAnn\tAy\tann@e.org\tJan 20, 2021 10:00:00\t"
                     "approved\tJan 26, 2021 07:45:00\t"
                     "Jan 26, 2021 09:03:00\t78\n");
    says("w attendee stay 1");
    says("w ann attendee came approved@20T10:00:00 26T07:45:00/26T09:03:00");
}

#define HOSTS                                        \
    "Attended,User Name,Email,Join Time,Leave Time," \
    "Time in Session (minutes),Country/Region Name\n"
#define AT "\"Jan 26, 2021 07:45:00\",\"Jan 26, 2021 09:03:00\",78,Austria"

/* Who came by telephone is no panelist, whatever section stands before, and
 * however the title is written. */
static void
test_O1_other_attended_is_not_swallowed(void **state)
{
    static const char *const titles[] = { "Other Attended\n",
                                          "Other Attended,\n",
                                          "Other Attended,,,,,,\n",
                                          "\nOther attended \n", "" };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(titles); i++) {
        AUTO(buf) file = { 0 };

        buf_format(&file,
                   "Attendee Report,\nTopic,Webinar ID\nWater,91012345678\n"
                   "Panelist Details,\n" HOSTS "Yes,Pia,pia@e.org," AT
                   "\n%sUser Name,Join Time,Leave Time,"
                   "Time in Session (minutes),Country/Region Name\n"
                   "iPhone," AT "\n",
                   titles[i]);
        read_file(UTC W, buf_string(&file));
        says("w panelist stay 1");
        says("w other stay 1");
        says("w pia panelist came 26T07:45:00/26T09:03:00");
        says("w (iphone) attendee came 26T07:45:00/26T09:03:00");
    }
}

/* One id, two runs: the day tells them apart. */
static void
test_T6_two_reports_of_one_id(void **state)
{
    static const char *const days[][2] = { { "26", "w" }, { "28", "v" } };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(days); i++) {
        const char *day = days[i][0];
        AUTO(buf) file = { 0 };
        AUTO(buf) fact = { 0 };

        buf_format(&file,
                   "Attendee Report,\nTopic,Webinar ID\nWater,91012345678\n"
                   "Attendee Details,\n" HOSTS "Yes,Ann,ann@e.org,"
                   "\"Jan %s, 2021 07:45:00\",\"Jan %s, 2021 09:03:00\",78,\n",
                   day, day);
        buf_format(&fact, "%s ann attendee came %sT07:45:00/%sT09:03:00",
                   days[i][1], day, day);
        read_file(UTC W V, buf_string(&file));
        says(buf_string(&fact));
    }
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_T1_T6_a_damaged_report),
        cmocka_unit_test(test_T1_numbers_of_days),
        cmocka_unit_test(test_O1_tabs_without_sections),
        cmocka_unit_test(test_O1_other_attended_is_not_swallowed),
        cmocka_unit_test(test_T6_two_reports_of_one_id),
    };

    return cmocka_run_group_tests(tests, told_open, told_drop);
}

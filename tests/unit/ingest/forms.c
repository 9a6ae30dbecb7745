/* forms.c - registrations as forms and shops export them. */
#include "reading.h"

#define PLAN "[series s]\ntimezone = Asia/Tokyo\n"
#define W    "[webinar w]\ndate = 2021-06-29\n"
#define TWO \
    PLAN W "platform_id = 812 3456 7890\n[webinar x]\ndate = 2021-07-01\n"
#define ZOOM "First Name,Last Name,Email,Organization,Registration Time"

static void
read_for_w(const char *text)
{
    asked.webinar = "w";
    read_file(PLAN W, text);
}

/* T6: the webinar by its number in the preamble, without any join; rows are
 * wider and narrower than the header. */
static void
test_T6_zoom_registration_report(void **state)
{
    (void)state;
    read_file(TWO,
              "Registration Report,\n"
              "Report Generated:,\"Jun 30, 2021 8:50 AM\"\n"
              "Topic,Webinar ID,Scheduled Time,Duration (minutes),"
              "# Registered,# Cancelled,# Approved,# Denied\n"
              "One,812 3456 7890,\"Jun 29, 2021 4:00 PM\",60,4,1,2,1\n"
              "Attendee Details,\n" ZOOM ",Approval Status\n"
              "Ann,Ay,ann@e.org,Acme,\"Jun 01, 2021 09:00:00\",approved,,\n"
              "Bob,Bee,bob@e.org,,06/13/2021 09:00:00 PM,pending approval\n"
              "Cy,,cy@e.org,,2021-06-03 09:00:00 AM,cancelled by host,more\n"
              "Dee,,dee@e.org,,\"Jun 4, 2021 09:00 AM\"\n");
    says("w ann attendee absent approved@01T00:00:00");
    says("w bob attendee absent pending@13T12:00:00");
    says("w cy attendee absent cancelled@03T00:00:00");
    says("w dee attendee absent approved@04T00:00:00");
    says("w registrants registered 4");
    says("warning extra_fields 1");
    says("generated 29T23:50:00");
}

/* A list is Zoom's by its headings; any other stays with `generic`. */
static void
test_zoom_headings_only(void **state)
{
    (void)state;
    asked.format = "zoom-webinar-registrations";
    read_for_w(ZOOM "\nAnn,Ay,ann@e.org,Acme,2021-06-01 09:00:00\n");
    says("w ann attendee absent approved@01T00:00:00");
    asked.format = "zoom-webinar-registrations";
    read_for_w("First Name,Last Name,Email,Registration Time,Status\n"
               "Ann,Ay,ann@e.org,2021-06-01 09:00:00,approved\n");
    mentions("error ");
    asked.format = "zoom-webinar-registrations";
    read_for_w("name,email,registered_at\n"
               "Ann,ann@e.org,2021-06-01 09:00:00\n");
    mentions("error ");
}

#define GTW                                                               \
    "Attendee Report,,GoToWebinar,,,\nGenerated,,,,,\n"                   \
    "\"Jun 29, 2021 06:00 PM JST\",,,,,\nWebinar Name,Webinar ID,,,,\n"   \
    "One,81234567890,,,,\nActual Start Date/Time,Actual Duration ,,,,\n"  \
    "\"Jun 29, 2021 04:00 PM JST\",60,,,,\nTotal Attended,,,,,\n2,,,,,\n" \
    "Session Details,,,,,\n"
#define GTW_COLUMNS                                                        \
    "Attended,Interest Rating,First Name,Last Name,Email,"                 \
    "Registration Date,Join Time,Leave Time,In Session Duration (minutes)" \
    " ,Organization,Unsubscribed,Approval Status,Job Title,"               \
    "Questions Asked by Attendee\n"

/* T2: the zone stands in each cell, and not the same in all. R6: minutes are
 * those of the first visit, so that times say how long it was. */
static void
test_T2_R6_gotowebinar(void **state)
{
    (void)state;
    read_file(TWO, GTW GTW_COLUMNS
              "Yes,34,Ann,Ay,ann@e.org,\"Jun 22, 2021 08:06 AM CDT\","
              "\"Jun 29, 2021 04:00 PM JST\",\"Jun 29, 2021 05:00 PM JST\","
              "12.42,Acme,No,APPROVED,,\"Q: Why?\nA:  --unanswered--\n\"\n"
              "Yes,30,Bob,Bee,bob@e.org,\"Jun 21, 2021 09:54 AM PDT\","
              "\"Jun 29, 2021 02:10 AM CDT\",\"Jun 29, 2021 01:30 AM PDT\","
              "80,,No,APPROVED,,\n"
              "No,,Cy,Cee,cy@e.org,\"Jun 20, 2021 01:15 PM CDT\",,,,,No,"
              "APPROVED,,\n"
              "Yes,30,Ed,Ef,ed@e.org,,\"Jun 29, 2021 04:00 PM XYZ\",,,,No,"
              "APPROVED,,\n"
              "*If an attendee left and rejoined the session, the In Session "
              "Duration column only includes their first visit.,,,,,,,,,,,,\n");
    says("w ann attendee came approved@22T13:06:00 29T07:00:00/29T08:00:00");
    says("w bob attendee came approved@21T16:54:00 29T07:10:00/29T08:30:00");
    says("w cy attendee absent approved@20T18:15:00");
    says("w attendee stay 2");
    says("w attendee no_show 1");
    silent("w attendee registered"); /* R1: a footnote is no row */
    says("w attendee rejected 1");
    mentions(" join bad_time");
    says("generated 29T09:00:00");
}

static void
test_gotowebinar_newer_and_registrants(void **state)
{
    (void)state;
    read_for_w("Attended,Last Name,First Name,Email Address,"
               "Registration Date/Time,Join Time,Leave Time,Time in Session,"
               "Interest Rating,Unsubscribed\n"
               "Yes,Ay,Ann,ann@e.org,\"Jun 22, 2021 05:06 PM JST\","
               "\"Jun 29, 2021 04:00 PM JST\",\"Jun 29, 2021 05:00 PM JST\","
               "1 hour,40,No\n");
    says("w ann attendee came approved@22T08:06:00 29T07:00:00/29T08:00:00");
    says("w attendee stay 1");
    read_for_w("Registrant Report,,GoToWebinar\nGenerated,,\n"
               "\"Jun 29, 2021 06:00 PM JST\",,\n"
               "First Name,Last Name,Email Address,Registration Date/Time,"
               "Unsubscribed\n"
               "Ann,Ay,ann@e.org,\"Jun 22, 2021 05:06 PM JST\",No\n");
    says("w ann attendee absent approved@22T08:06:00");
    says("w registrants registered 1");
    says("generated 29T09:00:00");
}

#define MS "ID,Start time,Completion time,Email,Name,Last modified time,"

/* I1: the address is that of the form where it has one. */
static void
test_I1_microsoft_forms(void **state)
{
    (void)state;
    read_for_w(MS "Colleague\n"
                  "1,6/20/21 9:00:00,6/20/21 9:05:00,ann@e.org,Ann,,bob@e.org\n"
                  "2,6/21/21 9:00:00,6/21/21 9:05:00,cy@e.org,Cy,,\n");
    says("w ann attendee absent approved@20T00:05:00");
    says("w cy attendee absent approved@21T00:05:00");
    silent("w bob");
    says("w registrants registered 2");
}

/* I1: else it is under the question where most have one; one who gives a
 * friend's, or the own one in place of the name, moves nothing. */
static void
test_I1_anonymous_forms(void **state)
{
    (void)state;
    read_for_w(MS "Name2,Your e-mail,Email,A friend's address\n"
                  "1,,6/20/21 9:05:00,anonymous,anonymous,,Ann,ann@e.org,,\n"
                  "2,,6/20/21 9:05:00,anonymous,anonymous,,hana@e.org,"
                  "bob＠e.org,,pia@e.org\n"
                  "3,,6/20/21 9:05:00,anonymous,anonymous,,Cy,cy@e.org,"
                  "cy@e.org,\n"
                  "4,,6/20/21 9:05:00,anonymous,anonymous,,Dee,,,pia@e.org\n"
                  "5,,6/20/21 9:05:00,anonymous,anonymous,,Ed,ed@@e.org,,\n");
    says("w ann attendee absent approved@20T00:05:00");
    says("w bob attendee absent approved@20T00:05:00");
    says("w cy attendee absent approved@20T00:05:00");
    silent("w hana");
    silent("w pia");
    silent("w dee");
    says("w registrants registered 5");
    says("warning bad_address 1");
}

/* A second column of the same heading is a question. */
static void
test_I1_question_called_email(void **state)
{
    (void)state;
    read_for_w(MS "Email\n"
                  "1,,6/20/21 9:05:00,anonymous,anonymous,,ann@e.org\n");
    says("w ann attendee absent approved@20T00:05:00");
}

/* The zone of a time is in the cell (Forms) or nowhere (the spreadsheet). */
static void
test_T2_google_forms(void **state)
{
    (void)state;
    read_for_w("Timestamp,Email Address,Comments\n"
               "2021/06/20 10:15:30 AM GMT+2,ann@e.org,see you @ noon\n");
    says("w ann attendee absent approved@20T08:15:30");
    silent("warning");
    read_for_w("タイムスタンプ,メールアドレス\n"
               "2021/06/20 10:15:30,ann@e.org\n");
    says("w ann attendee absent approved@20T01:15:30");
    read_for_w("Horodateur,Votre courriel\n"
               "20/06/2021 10:15:30,ann@e.org\n");
    says("w ann attendee absent approved@20T01:15:30");
}

static void
test_R8_indico(void **state)
{
    (void)state;
    read_for_w("\xEF\xBB\xBFID,Name,Email Address,Affiliation,Country,"
               "Registration date,Registration state\n"
               "1,Ann Ay,ann@e.org,Acme,Japan,2021-06-20T10:15:30.123456+"
               "00:00,Completed\n"
               "2,Bob,bob@e.org,,,2021-06-21 10:15,Withdrawn\n"
               "3,Cy,cy@e.org,,,21/06/2021,Awaiting payment\n");
    says("w ann attendee absent approved@20T10:15:30 country=JP");
    says("w bob attendee absent cancelled@21T01:15:00");
    says("w cy attendee absent pending@20T15:00:00");
    silent("warning");
}

#define PRETIX                                                               \
    "\"Event slug\";\"Order code\";\"Position ID\";\"Status\";\"Email\";"    \
    "\"Phone number\";\"Order date\";\"Order time\";\"Product\";"            \
    "\"Attendee name\";\"Attendee email\";\"Company\";\"Country\";\"Why?\";" \
    "\"Company\";\"Country\"\n"
#define ORDER(status, buyer)                           \
    "\"s\";\"A1\";\"1\";\"" status "\";\"" buyer "\";" \
    "\"+1\";\"2021-06-20\";\"10:15:30\";\"Seat\";"
#define NOTHING ";\"\";\"\";\"\";\"\";\"\"\n"

/* I1: the buyer's address is a stand-in, unless there are several names beside
 * it. Day and time of the order are two cells. */
static void
test_I1_pretix(void **state)
{
    (void)state;
    read_for_w(
        PRETIX ORDER("paid", "dee@e.org") "Ann;ann@e.org;;JP;;Acme;DE\n" ORDER(
            "pending", "bob@e.org") "Bob;" NOTHING
            ORDER("canceled", "fay@e.org") "Cy;" NOTHING ORDER(
                "expired",
                "fay@e.org") "Ed;" NOTHING ORDER("approval pending",
                                                 "") "Pia;pia@e.org" NOTHING);
    says("w ann attendee absent approved@20T01:15:30 country=JP");
    says("w bob attendee absent pending@20T01:15:30");
    says("w pia attendee absent pending@20T01:15:30");
    silent("w dee");
    silent("w fay");
    says("w registrants registered 5");
    silent("warning");
}

/* R8: who was paid back does not come. */
static void
test_R8_eventbrite(void **state)
{
    (void)state;
    read_for_w("Order #,Order Date,First Name,Last Name,Email,Attendee Status,"
               "Cell Phone\n"
               "1,2021-06-20 14:49:27-05:00,Ann,Ay,ann@e.org,Attending,1\n"
               "2,2021-06-20 14:49:27-05:00,Bob,,bob@e.org,Checked In,1\n"
               "3,2021-06-20 14:49:27-05:00,Cy,,cy@e.org,Refunded,1\n"
               "4,2021-06-20 14:49:27-05:00,Dee,,dee@e.org,Not Attending,1\n");
    says("w ann attendee absent approved@20T19:49:27");
    says("w bob attendee absent approved@20T19:49:27");
    says("w cy attendee absent cancelled@20T19:49:27");
    says("w dee attendee absent cancelled@20T19:49:27");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_T6_zoom_registration_report),
        cmocka_unit_test(test_zoom_headings_only),
        cmocka_unit_test(test_T2_R6_gotowebinar),
        cmocka_unit_test(test_gotowebinar_newer_and_registrants),
        cmocka_unit_test(test_I1_microsoft_forms),
        cmocka_unit_test(test_I1_anonymous_forms),
        cmocka_unit_test(test_I1_question_called_email),
        cmocka_unit_test(test_T2_google_forms),
        cmocka_unit_test(test_R8_indico),
        cmocka_unit_test(test_I1_pretix),
        cmocka_unit_test(test_R8_eventbrite),
    };

    return cmocka_run_group_tests(tests, told_open, told_drop);
}

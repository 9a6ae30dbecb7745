/* generic.c - lists of platforms that have no format of their own, as the
 * format for any table reads them (formats: Hi.Events, alf.io, Livestorm,
 * Teams webinars), and ISO 8601 as they write it. */
#include "reading.h"

#define UTC     "[series s]\ntimezone = UTC\n"
#define W       "[webinar w]\ndate = 2021-06-29\n"
#define GENERIC "email,join_time,leave_time\n"

static void
test_R8_hi_events(void **state)
{
    (void)state;
    asked.webinar = "w";
    read_file(UTC W,
              "ID,First Name,Last Name,Email,Status,Check Ins,Created Date\n"
              "1,Ann,Ay,ann@e.org,ACTIVE,1,2021-06-01 10:00:00\n"
              "2,Bob,Bee,bob@e.org,CANCELLED,0,2021-06-02 10:00:00\n"
              "3,Cy,Cee,cy@e.org,AWAITING_PAYMENT,0,2021-06-03 10:00:00\n"
              "4,Dee,Dee,dee@e.org,Unregistered,0,2021-06-03 10:00:00\n");
    says("w registrants registered 4");
    says("w dee attendee absent cancelled@03T10:00:00");
    says("w ann attendee absent approved@01T10:00:00");
    says("w bob attendee absent cancelled@02T10:00:00");
    says("w cy attendee absent pending@03T10:00:00");
    silent("warning");
}

/* A byte order mark; cells that a spreadsheet could run begin with a TAB. */
static void
test_R8_alf_io(void **state)
{
    (void)state;
    asked.webinar = "w";
    read_file(UTC W, "\xEF\xBB\xBFID,Event,Status,Full Name,E-Mail\n"
                     "1,e,ACQUIRED,\"\t=Ann Ay\",\"\tann@e.org\"\n"
                     "2,e,CHECKED_IN,\t@Bob,bob@e.org\n");
    says("w registrants registered 2");
    says("w ann attendee absent approved");
    says("w bob attendee absent approved");
}

/* Addresses alone are registrations; with columns that nobody knows beside
 * them that may be wrong, and is said. */
static void
test_R2_addresses_alone(void **state)
{
    (void)state;
    asked.webinar = "w";
    read_file(UTC W, "email\nann@e.org\n");
    says("w registrants registered 1");
    silent("warning");
    asked.webinar = "w";
    read_file(UTC W, "email,Kam um,Ging um\n"
                     "ann@e.org,2021-06-29 16:00,2021-06-29 17:00\n");
    says("w registrants registered 1");
    says("warning address_only 1");
}

static void
test_R2_livestorm(void **state)
{
    (void)state;
    asked.webinar = "w";
    read_file(UTC W, "Email,Prénom,Nom,Présent,Taux de présence,Company,"
                     "Job title,Phone\n"
                     "ann@e.org,Ann,Ay,Oui,97%,Acme,Boss,+43 1\n"
                     "bob@e.org,Bob,Bee,Non,0%,,,\n"
                     "cy@e.org,Cy,Cee,true,50,,,\n");
    says("w participants untimed 2");
    says("w participants no_show 1");
    says("w ann attendee came untimed=0");
    says("w bob attendee absent approved");
}

static void
test_R8_teams_webinar_registration(void **state)
{
    (void)state;
    asked.webinar = "w";
    read_file(UTC W, "First Name,Last Name,Email,Registration Time,Status\n"
                     "Ann,Ay,ann@e.org,6/20/2021 10:00:00 AM,Registered\n"
                     "Bob,Bee,bob@e.org,6/21/2021 11:00:00 AM,Canceled\n"
                     "Cy,Cee,cy@e.org,6/22/2021 12:00:00 PM,Waitlisted\n");
    says("w registrants registered 3");
    says("w ann attendee absent approved@20T10:00:00");
    says("w bob attendee absent cancelled@21T11:00:00");
    says("w cy attendee absent pending@22T12:00:00");
    silent("warning");
}

/* The basic form, and the end of a day. */
/* A list of Zoom's in a language or of columns that no profile has: names tell
 * guests (I2), and who waited was not there (R2). */
static void
test_I2_R2_lists_of_zoom(void **state)
{
    (void)state;
    read_file(UTC W,
              "姓名（原名）,用户电子邮件,加入时间,离开时间,持续时间（分钟）,"
              "访客,在等候室中\n"
              "iPhone,,2021-06-29 16:00,2021-06-29 17:00,60,是,否\n"
              "iPhone,,2021-06-29 17:00,2021-06-29 17:30,30,是,否\n"
              "Ann,ann@e.org,2021-06-29 16:00,2021-06-29 17:00,60,是,否\n"
              "Ann,ann@e.org,2021-06-29 15:50,2021-06-29 16:00,10,是,是\n");
    says("w participants stay 3");
    says("w participants waiting 1");
    says("w (iphone) attendee came 29T16:00:00/29T17:00:00 "
         "29T17:00:00/29T17:30:00");
    says("w ann attendee came 29T16:00:00/29T17:00:00");
    read_file(UTC W, "User Name (Original Name),Email,Join Time,Leave Time,"
                     "Country/Region Name\n"
                     "iPhone,,2021-06-29 16:00,2021-06-29 17:00,Japan\n");
    says("w (iphone) attendee came 29T16:00:00/29T17:00:00");
}

/* A heading that asks is no question of a form: No is no registration that
 * says nothing of who came. */
static void
test_R2_attended_with_a_question_mark(void **state)
{
    (void)state;
    asked.webinar = "w";
    read_file(UTC W, "Name,Email,Attended?\nAnn,ann@e.org,Yes\n"
                     "Bob,bob@e.org,No\n");
    says("w participants untimed 1");
    says("w participants no_show 1");
}

static void
test_T2_iso_8601(void **state)
{
    static const char *const good[][2] = {
        { "20210629T162000", "29T16:20:00" },
        { "20210629T1620Z", "29T16:20:00" },
        { "20210629T162000+0900", "29T07:20:00" },
        { "20210629T162000.5-05", "29T21:20:00" },
        { "20210629T16:20:00", "29T16:20:00" },
        { "20210629 16:20", "29T16:20:00" },
        { "2021-06-29T1620", "29T16:20:00" },
        { "2021-06-29t16:20:00.123456z", "29T16:20:00" },
        { "2021-06-29T16:20:00+09:00", "29T07:20:00" },
        { "2021-06-28T24:00:00", "29T00:00:00" },
    };
    static const char *const bad[] = {
        "20210629T1060",  "20211329T1000",    "20210629T24000",
        "20210629T2500",  "20210629 162000",  "2021-06-28 24:01",
        "120210629T1000", "10:00 20210629T1", "20210629",
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(good); i++) {
        AUTO(buf) file = { 0 };
        AUTO(buf) fact = { 0 };

        buf_format(&file, GENERIC "ann@e.org,%s,\n", good[i][0]);
        buf_format(&fact, "w ann attendee came %s/%s", good[i][1], good[i][1]);
        read_file(UTC W, buf_string(&file));
        says(buf_string(&fact));
    }
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        AUTO(buf) file = { 0 };

        buf_format(&file, GENERIC "ann@e.org,2021-06-29 10:00,\nbob@e.org,%s,",
                   bad[i]);
        read_file(UTC W, buf_string(&file));
        says("reject 3 join bad_time");
    }
}

/* A report whose column of addresses somebody took out is still that report;
 * without addresses all are guests (I2). */
static void
test_I2_reports_without_addresses(void **state)
{
    static const char *const texts[] = {
        /* google-meet, webex-attendees, teams-report-v2, gotowebinar */
        "First name,Last name,Duration,Time joined,Time exited\n"
        "Ann,Ay,60 min,10:00,11:00\n",
        "Meeting Name,Meeting Start Time,Meeting End Time,Display Name,"
        "Join Time,Leave Time\nWater,2021-06-29 09:00:00,2021-06-29 11:00:00,"
        "Ann Ay,2021-06-29 10:00:00,--\n",
        "2. Participants\nName,First join,Last leave,In-Meeting duration\n"
        "Ann Ay,\"6/29/21, 10:00:00 AM\",\"6/29/21, 11:00:00 AM\",1h\n",
        "Attended,First Name,Last Name,Registration Date,Join Time,"
        "Leave Time,In Session Duration (minutes)\n"
        "Yes,Ann,Ay,\"Jun 1, 2021 10:00 AM\",\"Jun 29, 2021 10:00 AM\","
        "\"Jun 29, 2021 11:00 AM\",60\n",
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        asked.webinar = "w";
        read_file("[series s]\ntimezone = UTC\n"
                  "[webinar w]\ndate = 2021-06-29\n",
                  texts[i]);
        says("w (ann ay) attendee came 29T10:00:00/29T11:00:00");
        silent("reject");
    }
}

/* A bar between the cells, without a line that says so. */
static void
test_a_bar_is_a_delimiter(void **state)
{
    (void)state;
    read_file("[series s]\ntimezone = UTC\n[webinar w]\ndate = 2021-06-29\n",
              "Name|E-mail|Join time|Leave time\n"
              "Ay, Ann|ann@e.org|2021-06-29 10:00|2021-06-29 11:00\n");
    says("w ann attendee came 29T10:00:00/29T11:00:00");
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_R8_hi_events),
        cmocka_unit_test(test_R8_alf_io),
        cmocka_unit_test(test_R2_addresses_alone),
        cmocka_unit_test(test_R2_livestorm),
        cmocka_unit_test(test_R8_teams_webinar_registration),
        cmocka_unit_test(test_I2_R2_lists_of_zoom),
        cmocka_unit_test(test_R2_attended_with_a_question_mark),
        cmocka_unit_test(test_T2_iso_8601),
        cmocka_unit_test(test_I2_reports_without_addresses),
        cmocka_unit_test(test_a_bar_is_a_delimiter),
    };

    return cmocka_run_group_tests(tests, told_open, told_drop);
}

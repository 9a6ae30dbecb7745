/* resolve.c - rows to classes and stays (counting.md R2, R4, R6, T4). */
#include "reading.h"

#define PLAN    "[series s]\ntimezone = UTC\n[webinar w]\ndate = 2021-06-29\n"
#define GENERIC "email,name,join_time,leave_time\n"
#define ATTENDED \
    "email,name,attended,join_time,leave_time,duration,registered_at\n"

/* R2: the first class that fits, and all of them add up to the rows. */
static void
test_R2_each_row_has_the_first_class_that_fits(void **state)
{
    (void)state;
    read_file(PLAN, ATTENDED
              "ann@e.org,,No,2021-06-29T16:00:00,2021-06-29T16:10:00,,\n"
              "bob@e.org,,No,,,30,\n"
              "cy@e.org,,Yes,,,,\n"
              "dee@e.org,,,,,2,\n"
              "ed@e.org,,,,,,\n");
    says("w participants stay 1");
    says("w participants no_show 1");
    says("w participants untimed 2");
    says("w participants registered 1");
    silent("rejected");
    says("w ann attendee came 29T16:00:00/29T16:10:00");
    says("w bob attendee absent approved");
    says("w cy attendee came untimed=0");
    says("w dee attendee came untimed=120");
    says("w ed attendee absent approved");
}

static void
test_R2_no_registration_columns_no_join_is_rejected(void **state)
{
    (void)state;
    read_file(PLAN,
              GENERIC "ann@e.org,,2021-06-29T16:00:00,2021-06-29T16:10:00\n"
                      "bob@e.org,,,2021-06-29T16:10:00\n");
    says("w participants stay 1");
    says("w participants rejected 1");
    says("reject 3 join no_join");
    silent("bob");
}

/* R2: what stood in a waiting room gives nothing at all, nor a role (O3). */
static void
test_R2_O3_waiting_gives_nothing(void **state)
{
    (void)state;
    read_file(PLAN, "Name (Original Name),User Email,Join Time,Leave Time,"
                    "Duration (Minutes),Guest,In Waiting Room\n"
                    "Ann (Host),ann@e.org,2021-06-29 16:00:00,"
                    "2021-06-29 16:05:00,5,No,Yes\n"
                    "Ann,ann@e.org,2021-06-29 16:05:00,"
                    "2021-06-29 16:10:00,5,No,No\n"
                    "Bob,bob@e.org,2021-06-29 16:00:00,"
                    "2021-06-29 16:05:00,5,No,Yes\n");
    says("w participants waiting 2");
    says("w participants stay 1");
    says("w ann attendee came 29T16:05:00/29T16:10:00");
    silent("bob");
}

/* R3: a rejected row takes no other with it, and gives neither role nor
 * registration (R2, O3). */
static void
test_R3_a_reject_stands_alone(void **state)
{
    (void)state;
    read_file(PLAN, "email,join_time,leave_time,role,status,registered_at\n"
                    "ann@e.org,2021-06-29T16:00:00,2021-06-29T16:10:00,,,\n"
                    "ann@e.org,2021-06-29T17:00:00,2021-06-29T16:10:00,host,"
                    "cancelled,2021-06-20\n"
                    "bob@e.org,2021-06-29T17:00:00,2021-06-29T16:10:00,,"
                    "approved,2021-06-20\n"
                    "cy@e.org,2021-06-29T16:20:00,2021-06-29T16:30:00,,"
                    "approved,2021-06-20\n");
    says("reject 3 leave leave_before_join");
    says("reject 4 leave leave_before_join");
    says("w ann attendee came 29T16:00:00/29T16:10:00");
    silent("bob");
    /* A row can be a stay and carry a registration too. */
    says("w cy attendee came approved@20T00:00:00 29T16:20:00/29T16:30:00");
}

static void
test_R4_stays(void **state)
{
    (void)state;
    read_file(PLAN,
              GENERIC "ann@e.org,,2021-06-29T16:00:00,2021-06-29T16:00:00\n"
                      "bob@e.org,,2021-06-29T16:00:01,2021-06-29T16:00:00\n"
                      "cy@e.org,,2021-06-29T16:05:00,\n"
                      "dee@e.org,,2021-06-29T16:05:00,soon\n");
    says("w ann attendee came 29T16:00:00/29T16:00:00");
    says("reject 3 leave leave_before_join");
    says("w cy attendee came 29T16:05:00/29T16:05:00");
    says("warning open_end 1");
    says("reject 5 leave bad_time");
}

#define MEETING(end)                                                      \
    "Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes)," \
    "Participants\n"                                                      \
    "1,T,2021-06-29 16:00:00," end ",hana@e.org,60,3\n\n"                 \
    "Name (Original Name),User Email,Join Time,Leave Time,"               \
    "Duration (Minutes)\n"                                                \
    "Ann,ann@e.org,2021-06-29 16:10:00,,50\n"                             \
    "Bob,bob@e.org,2021-06-29 17:00:01,,50\n"

/* R4: the end that the file states serves a missing leave; one before the
 * join makes 0 s. Start and duration, and the plan, are none. */
static void
test_R4_a_stated_end_serves_a_missing_leave(void **state)
{
    (void)state;
    read_file(PLAN "starts = 16:00\nends = 18:00\n",
              MEETING("2021-06-29 17:00:00"));
    says("w ann attendee came 29T16:10:00/29T17:00:00");
    says("w bob attendee came 29T17:00:01/29T17:00:01");
    silent("open_end");
    read_file(PLAN "starts = 16:00\nends = 18:00\n", MEETING(""));
    says("w ann attendee came 29T16:10:00/29T16:10:00");
    says("warning open_end 2");
}

/* R6: minutes are never summed: of untimed rows the largest; beside times
 * they say nothing. */
static void
test_R6_minutes_are_not_summed(void **state)
{
    (void)state;
    read_file(PLAN "platform_id = 1\n",
              "Meeting ID,Topic,Start Time,End Time,User Email,"
              "Duration (Minutes),Participants\n"
              "1,T,2021-06-29 16:00:00,2021-06-29 17:00:00,,60,3\n\n"
              "Name (Original Name),User Email,Total Duration (Minutes)\n"
              "Ann,ann@e.org,10\nAnn,ann@e.org,12\nAnn,ann@e.org,3\n");
    says("w participants untimed 3");
    says("w ann attendee came untimed=720");
    read_file(PLAN, "email,join_time,leave_time,duration\n"
                    "ann@e.org,2021-06-29T16:00:00,2021-06-29T16:10:00,99\n"
                    "ann@e.org,,,50\n");
    says("w ann attendee came untimed=3000 29T16:00:00/29T16:10:00");
}

#define VIENNA(day) \
    "[series s]\ntimezone = Europe/Vienna\n[webinar w]\ndate = " day "\n"

/* T4: of a doubled time the earlier, unless that puts leave before join. */
static void
test_T4_doubled_times(void **state)
{
    (void)state;
    read_file(VIENNA("2021-10-31"),
              GENERIC "ann@e.org,,2021-10-31T02:10:00,2021-10-31T02:20:00\n"
                      "bob@e.org,,2021-10-31T02:40:00,2021-10-31T02:20:00\n"
                      "cy@e.org,,2021-10-31T01:40:00,2021-10-31T02:20:00\n"
                      "dee@e.org,,2021-10-31T03:10:00,2021-10-31T02:20:00\n");
    says("w ann attendee came 31T00:10:00/31T00:20:00");
    says("w bob attendee came 31T00:40:00/31T01:20:00");
    says("w cy attendee came 30T23:40:00/31T00:20:00");
    says("reject 5 leave leave_before_join");
}

static void
test_T4_times_that_do_not_exist(void **state)
{
    (void)state;
    read_file(VIENNA("2021-03-28"),
              "email,join_time,leave_time,registered_at\n"
              "ann@e.org,2021-03-28T02:30:00,2021-03-28T03:30:00,\n"
              "bob@e.org,2021-03-28T01:30:00,2021-03-28T02:30:00,\n"
              "cy@e.org,2021-03-28T01:30:00,2021-03-28T03:30:00,"
              "2021-03-28 02:30\n"
              "dee@e.org,2021-03-28T01:30:00,2021-03-28T03:30:00,once\n");
    says("reject 2 join no_such_time");
    says("reject 3 leave no_such_time");
    /* A registration time that is none is as not stated. */
    says("w cy attendee came 28T00:30:00/28T01:30:00");
    says("w dee attendee came 28T00:30:00/28T01:30:00");
}

/* T5: stays far from the webinar's day are kept. */
static void
test_T5_far_stays_are_kept(void **state)
{
    (void)state;
    read_file(PLAN,
              GENERIC "ann@e.org,,2021-06-29T16:00:00,2021-06-29T16:10:00\n"
                      "bob@e.org,,2021-07-15T16:00:00,2021-07-16T16:10:00\n");
    says("w bob attendee came 15T16:00:00/16T16:10:00");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_R2_each_row_has_the_first_class_that_fits),
        cmocka_unit_test(test_R2_no_registration_columns_no_join_is_rejected),
        cmocka_unit_test(test_R2_O3_waiting_gives_nothing),
        cmocka_unit_test(test_R3_a_reject_stands_alone),
        cmocka_unit_test(test_R4_stays),
        cmocka_unit_test(test_R4_a_stated_end_serves_a_missing_leave),
        cmocka_unit_test(test_R6_minutes_are_not_summed),
        cmocka_unit_test(test_T4_doubled_times),
        cmocka_unit_test(test_T4_times_that_do_not_exist),
        cmocka_unit_test(test_T5_far_stays_are_kept),
    };

    return cmocka_run_group_tests(tests, told_open, told_drop);
}

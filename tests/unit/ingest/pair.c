/* pair.c - event lists: joined and left become stays (counting.md R4, R5). */
#include "reading.h"

#define PLAN "[series s]\ntimezone = UTC\n[webinar w]\ndate = 2021-06-29\n"
#define LIST "Full Name\tUser Action\tTimestamp\n"

static void
test_R5_a_left_ends_the_earliest_open_join(void **state)
{
    (void)state;
    read_file(PLAN, LIST "Ann\tJoined before\t2021-06-29 16:00:00\n"
                         "Ann\tJoined\t2021-06-29 16:10:00\n"
                         "Ann\tLeft\t2021-06-29 16:20:00\n"
                         "Bob\tJoined\t2021-06-29 16:15:00\n"
                         "Ann\tLeft\t2021-06-29 16:30:00\n"
                         "Bob\tLeft\t2021-06-29 16:40:00\n");
    says("w events stay 3");
    says("w events summary 3");
    says("w (ann) attendee came 29T16:00:00/29T16:20:00 "
         "29T16:10:00/29T16:30:00");
    says("w (bob) attendee came 29T16:15:00/29T16:40:00");
    silent("warning");
}

/* By time, whatever their order in the file; of one second a join first. */
static void
test_R5_events_go_by_time(void **state)
{
    (void)state;
    read_file(PLAN, LIST "Ann\tLeft\t2021-06-29 16:30:00\n"
                         "Ann\tJoined\t2021-06-29 16:10:00\n"
                         "Bob\tLeft\t2021-06-29 16:20:00\n"
                         "Bob\tJoined\t2021-06-29 16:20:00\n");
    says("w (ann) attendee came 29T16:10:00/29T16:30:00");
    says("w (bob) attendee came 29T16:20:00/29T16:20:00");
    silent("reject");
}

static void
test_R5_a_left_that_ends_nothing_is_rejected(void **state)
{
    (void)state;
    read_file(PLAN, LIST "Ann\tLeft\t2021-06-29 16:00:00\n"
                         "Ann\tJoined\t2021-06-29 16:10:00\n"
                         "Ann\tLeft\t2021-06-29 16:20:00\n"
                         "Ann\tLeft\t2021-06-29 16:30:00\n"
                         "Bob\tDanced\t2021-06-29 16:20:00\n"
                         "Bob\tJoined\tlater\n");
    says("reject 2 event leave_without_join");
    says("reject 5 event leave_without_join");
    says("reject 6 event unknown_event");
    says("reject 7 event_at bad_time");
    says("w (ann) attendee came 29T16:10:00/29T16:20:00");
    silent("bob");
}

/* T4: at an hour that occurs twice a Left is the earlier one, unless that puts
 * it before its join. */
static void
test_R5_T4_a_left_at_a_doubled_hour(void **state)
{
    (void)state;
    read_file("[series s]\ntimezone = Europe/Vienna\n[webinar w]\n"
              "date = 2021-10-31\n",
              LIST "Ann\tJoined\t2021-10-31 02:50:00\n"
                   "Ann\tLeft\t2021-10-31 02:10:00\n"
                   "Bob\tJoined\t2021-10-31 01:50:00\n"
                   "Bob\tLeft\t2021-10-31 02:10:00\n"
                   "Cy\tJoined\t2021-10-31 02:20:00\n"
                   "Cy\tLeft\t2021-10-31 03:10:00\n");
    says("w (ann) attendee came 31T00:50:00/31T01:10:00");
    says("w (bob) attendee came 30T23:50:00/31T00:10:00");
    silent("reject");
}

/* R4: who never left was there until the list's last event, also a Left that
 * ends nothing. */
static void
test_R4_the_last_event_ends_open_stays(void **state)
{
    (void)state;
    read_file(PLAN, LIST "Ann\tJoined\t2021-06-29 16:10:00\n"
                         "Bob\tLeft\t2021-06-29 16:45:00\n"
                         "Cy\tJoined\t2021-06-29 16:20:00\n"
                         "Cy\tLeft\t2021-06-29 16:30:00\n"
                         "Dee\tJoined\tno time\n");
    says("w (ann) attendee came 29T16:10:00/29T16:45:00");
    says("w (cy) attendee came 29T16:20:00/29T16:30:00");
    says("warning open_end 1");
}

/* R5: rows without a name pair as one; then I2 tells them by their stays. */
static void
test_R5_rows_without_a_name_pair_as_one(void **state)
{
    (void)state;
    read_file(PLAN, LIST "\tJoined\t2021-06-29 16:00:00\n"
                         "-\tJoined\t2021-06-29 16:10:00\n"
                         "anonymous\tLeft\t2021-06-29 16:20:00\n"
                         "\tLeft\t2021-06-29 16:30:00\n");
    says("w (?) attendee came 29T16:00:00/29T16:20:00");
    says("w (?) attendee came 29T16:10:00/29T16:30:00");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_R5_a_left_ends_the_earliest_open_join),
        cmocka_unit_test(test_R5_events_go_by_time),
        cmocka_unit_test(test_R5_a_left_that_ends_nothing_is_rejected),
        cmocka_unit_test(test_R5_T4_a_left_at_a_doubled_hour),
        cmocka_unit_test(test_R4_the_last_event_ends_open_stays),
        cmocka_unit_test(test_R5_rows_without_a_name_pair_as_one),
    };

    return cmocka_run_group_tests(tests, told_open, told_drop);
}

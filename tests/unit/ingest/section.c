/* section.c - tests of ingest/section: numbered sections, with and without
 * their titles (counting.md R1, R2). */
#include "reading.h"

#define PLAN "[series s]\ntimezone = UTC\n[webinar w]\ndate = 2021-06-29\n"
#define PEOPLE                                                              \
    "Name\tFirst join\tLast leave\tIn-Meeting duration\tEmail\tParticipant" \
    " ID (UPN)\tRole\n"                                                     \
    "Ann\t6/29/21, 9:00:00 AM\t6/29/21, 10:00:00 AM\t1h\tann@e.org\t\t\n"   \
    "Bob\t6/29/21, 9:05:00 AM\t6/29/21, 9:10:00 AM\t5m\tbob@e.org\t\t\n"
#define JOINS                                                            \
    "Name\tJoin time\tLeave time\tDuration\tEmail\tRole\n"               \
    "Ann\t6/29/21, 9:00:00 AM\t6/29/21, 9:30:00 AM\t30m\tann@e.org\t\n"  \
    "Ann\t6/29/21, 9:40:00 AM\t6/29/21, 10:00:00 AM\t20m\tann@e.org\t\n" \
    "Bob\t6/29/21, 9:05:00 AM\t6/29/21, 9:10:00 AM\t5m\t\t\n"
#define REPORT "2. Participants\n" PEOPLE "\n3. Activities\n" JOINS

static void
all_is_told(void)
{
    says("w participants summary 2");
    says("w activities stay 3");
    says("w ann attendee came 29T09:00:00/29T09:30:00 "
         "29T09:40:00/29T10:00:00");
    says("w bob attendee came 29T09:05:00/29T09:10:00");
    silent("(bob)");
    silent("reject");
}

/* R2: behind section 2 its headings tell section 3. */
static void
test_R2_without_its_title(void **state)
{
    (void)state;
    read_file(PLAN, REPORT);
    all_is_told();
    read_file(PLAN, "2. Participants\n" PEOPLE "\n" JOINS);
    all_is_told();
    read_file(PLAN, "2. Participants\n" PEOPLE "\nActivities\n" JOINS);
    all_is_told();
}

/* R1: what stands behind the known numbers is no table of people, whatever
 * its headings. */
static void
test_R1_further_sections(void **state)
{
    (void)state;
    read_file(PLAN, REPORT "\n4. Reactions\nMetric\tValue\nHands\t3\n");
    all_is_told();
    read_file(PLAN, REPORT "\n4. Rooms\n" JOINS "\n5. More\n" PEOPLE);
    all_is_told();
    read_file(PLAN, "2. Participants\n" PEOPLE "\n4. Rooms\n" JOINS
                    "\n3. Activities\n" JOINS);
    all_is_told();
}

/* The next report begins with its own first section. */
static void
test_R1_two_reports(void **state)
{
    (void)state;
    read_file(PLAN, REPORT "\n4. Rooms\n" JOINS "\n1. Summary\n"
                           "Meeting title\tWater\n\n" REPORT);
    says("w participants summary 4");
    says("w activities stay 6");
    silent("reject");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_R2_without_its_title),
        cmocka_unit_test(test_R1_further_sections),
        cmocka_unit_test(test_R1_two_reports),
    };

    return cmocka_run_group_tests(tests, told_open, told_drop);
}

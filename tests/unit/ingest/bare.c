/* bare.c - quotes that are not doubled, where the format says so; and who is
 * who in such a list (counting.md R2, R3, R7, O4). */
#include "reading.h"

#define UTC "[series s]\ntimezone = UTC\n"
#define W   "[webinar w]\ndate = 2021-06-29\n"
#define HEAD                                                        \
    "Name,Moderator,Activity Score,Talk Time,Webcam Time,Messages," \
    "Reactions,Poll Votes,Raise Hands,Join,Left,Duration"
#define BETWEEN ",\"0\",\"-\",\"-\",\"0\",\"0\",\"0\",\"0\","
#define TIMES   "\"6/29/2021, 10:00:00 AM\",\"6/29/2021, 11:00:00 AM\""
#define NOBODY \
    "\"Anonymous\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\""

static void
test_quotes_inside_cells(void **state)
{
    (void)state;
    read_file(UTC W, HEAD
              "\r\n\"Ann Ay\",\"FALSE\"" BETWEEN TIMES ",\"01:00:00\"\r\n"
              "\"\"Bob\"\",\"FALSE\"" BETWEEN TIMES ",\"01:00:00\"\r\n"
              "\"Dee, \"D\"\",\"FALSE\"" BETWEEN TIMES ",\"01:00:00\"\r\n"
              "\"Ed \"\",\"FALSE\"" BETWEEN TIMES ",\"01:00:00\"\r\n" NOBODY);
    says("w participants stay 4");
    says("w (ann ay) attendee came 29T10:00:00/29T11:00:00");
    says("w participants rejected 1");
    says("reject 6 join no_join");
    says("warning outer_bounds 4");
}

/* Two cells or one: a row that is then too wide is none, and takes no other
 * with it (R3). */
static void
test_R3_what_cannot_be_told_is_rejected(void **state)
{
    (void)state;
    read_file(UTC W,
              HEAD "\n\"Bob\",\"B\",\"FALSE\"" BETWEEN TIMES ",\"say \"hi\"\"\n"
                   "\"cut \"off\",\"FALSE\"" BETWEEN TIMES ",\"01:00:00\n"
                   "\"Ann Ay\",\"FALSE\"" BETWEEN TIMES ",\"01:00:00\"\n");
    says("w participants stay 1");
    says("w (ann ay) attendee came 29T10:00:00/29T11:00:00");
    says("reject 2  bad_quote");
    says("reject 3  bad_quote");
}

/* A question may hold quotes and commas, an answer too; neither is kept. */
static void
test_headers_and_answers(void **state)
{
    (void)state;
    read_file(UTC "questions = Is it?\n" W,
              HEAD ",Is it?,Which, \"A\" or \"B\"?\n"
                   "\"Ann Ay\",\"FALSE\"" BETWEEN TIMES
                   ",\"01:00:00\",\"yes\",\"say \"A\"\"\n");
    says("w participants stay 1");
    says("w (ann ay) attendee came 29T10:00:00/29T11:00:00");
    silent("reject");
    silent("approved");
}

/* O4: moderators are staff. */
static void
test_O4_moderators_are_staff(void **state)
{
    (void)state;
    read_file(UTC W,
              HEAD "\n\"Ann Ay\",\"TRUE\"" BETWEEN TIMES ",\"01:00:00\"\n"
                   "\"Bob\",\"FALSE\"" BETWEEN TIMES ",\"01:00:00\"\n"
                   "\"Cy\",\"-\"" BETWEEN TIMES ",\"01:00:00\"\n");
    says("w (ann ay) staff came 29T10:00:00/29T11:00:00");
    says("w (bob) attendee came 29T10:00:00/29T11:00:00");
    says("w (cy) attendee came 29T10:00:00/29T11:00:00");
}

/* Other formats double their quotes: a bad one stays a reject. */
static void
test_elsewhere_a_bad_quote_is_rejected(void **state)
{
    (void)state;
    read_file(UTC W, "name,join_time,leave_time\n"
                     "\"Ann Ay\",\"2021-06-29 10:00\",\"2021-06-29 11:00\"\n"
                     "\"B \"b\"\",\"2021-06-29 10:00\",\"2021-06-29 11:00\"\n");
    says("w participants stay 1");
    says("reject 3  bad_quote");
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_quotes_inside_cells),
        cmocka_unit_test(test_R3_what_cannot_be_told_is_rejected),
        cmocka_unit_test(test_headers_and_answers),
        cmocka_unit_test(test_O4_moderators_are_staff),
        cmocka_unit_test(test_elsewhere_a_bad_quote_is_rejected),
    };

    return cmocka_run_group_tests(tests, told_open, told_drop);
}

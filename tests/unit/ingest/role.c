/* role.c - the role that a row gives (counting.md O1-O4, R8). */
#include "base/settings.h"
#include "ingest/listed.h"
#include "reading.h"
#include "wrap/unicode.h"

#define PLAN  "[series s]\ntimezone = UTC\n"
#define W     "[webinar w]\ndate = 2021-06-29\n"
#define AT    "29T16:00:00/29T16:10:00"
#define ZTIME "2021-06-29 16:00:00,2021-06-29 16:10:00,10"

/* O1: from the section; the rest are attendees. */
static void
test_O1_O3_sections(void **state)
{
    (void)state;
    read_file(PLAN W,
              "Attendee Report,\nHost Details,\n"
              "Attended,User Name (Original Name),Email,Join Time,Leave Time,"
              "Time in Session (minutes)\n"
              "Yes,Hana,hana@e.org," ZTIME "\n"
              "Panelist Details,\n"
              "Attended,User Name (Original Name),Email,Join Time,Leave Time,"
              "Time in Session (minutes)\n"
              "Yes,Pia,pia@e.org," ZTIME "\n"
              "No,Cy,cy@e.org,--,--,--\n"
              "No,Dee,dee@e.org,--,--,--\n"
              "Attendee Details,\n"
              "Attended,User Name (Original Name),First Name,Last Name,Email,"
              "Registration Time,Approval Status,Join Time,Leave Time,"
              "Time in Session (minutes)\n"
              "Yes,Ann,,,ann@e.org,,," ZTIME "\n"
              "Yes,Pia,,,pia@e.org,2021-06-20 09:00:00,approved," ZTIME "\n"
              "Yes,Cy,,,cy@e.org,,," ZTIME "\n"
              "Yes,Bob,,,bob@e.org,,upgraded to panelist," ZTIME "\n"
              "Other Attended,\n"
              "User Name,Join Time,Leave Time,Time in Session (minutes)\n"
              "iPhone," ZTIME "\n");
    says("w hana host came " AT);
    says("w ann attendee came " AT);
    says("w (iphone) attendee came " AT);
    /* The highest role of any row wins, whichever comes first. */
    says("w pia panelist came approved@20T09:00:00 " AT);
    says("w bob panelist came approved " AT);
    /* O3: a `No` gives the role, and no registration. */
    says("w cy panelist came " AT);
    says("w dee panelist absent");
    says("w panelist no_show 2");
    says("w panelist stay 1");
    says("w host stay 1");
    says("w attendee stay 4");
    says("w other stay 1");
}

#define TEAMS      "Full Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole\n"
#define TEAMS_STAY "\t2021-06-29 16:00:00\t2021-06-29 16:10:00\t10m\t"

/* O1: a presenter is a panelist where some row is an attendee. */
static void
test_O1_presenters(void **state)
{
    (void)state;
    read_file(PLAN W, TEAMS "Pia" TEAMS_STAY "pia@e.org\tPresenter\n"
                            "Hana" TEAMS_STAY "hana@e.org\tOrganizer\n"
                            "Bob" TEAMS_STAY "bob@e.org\tCo-organizer\n");
    says("w pia attendee came " AT);
    says("w hana host came " AT);
    says("w bob host came " AT);
    read_file(PLAN W, TEAMS "Pia" TEAMS_STAY "pia@e.org\tPresenter\n"
                            "Ann" TEAMS_STAY "ann@e.org\tAttendee\n"
                            "Cy" TEAMS_STAY "cy@e.org\tDancer\n");
    says("w pia panelist came " AT);
    says("w ann attendee came " AT);
    says("w cy attendee came " AT); /* unknown words */
}

static void
test_O1_generic_words(void **state)
{
    (void)state;
    read_file(PLAN W,
              "email,role,join_time,leave_time\n"
              "hana@e.org,host,2021-06-29T16:00:00,2021-06-29T16:10:00\n"
              "pia@e.org,Panelist,2021-06-29T16:00:00,2021-06-29T16:10:00\n"
              "bob@e.org,bot,2021-06-29T16:00:00,2021-06-29T16:10:00\n"
              "ann@e.org,staff,2021-06-29T16:00:00,2021-06-29T16:10:00\n"
              "cy@e.org,staff,2021-06-29T16:00:00,2021-06-29T16:10:00\n"
              "cy@e.org,bot,2021-06-29T16:00:00,2021-06-29T16:10:00\n");
    says("w hana host came " AT);
    says("w pia panelist came " AT);
    says("w bob bot came " AT);
    says("w ann staff came " AT);
    says("w cy bot came " AT);
}

#define ZOOM \
    "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes)"

/* O2: by the mark in the name or by the host's address; `Guest` is nothing. */
static void
test_O2_zoom_meetings(void **state)
{
    (void)state;
    read_file(PLAN W,
              "Meeting ID,Topic,Start Time,End Time,User Email,"
              "Duration (Minutes),Participants\n"
              "1,T,2021-06-29 16:00:00,,Hana@E.org,60,3\n\n" ZOOM ",Guest\n"
              "Hana,hana@e.org," ZTIME ",No\n"
              "Pia (Host),pia@e.org," ZTIME ",No\n"
              "Bob (Co-host),," ZTIME ",Yes\n"
              "Ann,ann@e.org," ZTIME ",No\n"
              "Cy (Host) (x),cy@e.org," ZTIME ",Yes\n");
    says("w hana host came " AT);
    says("w pia host came " AT);
    says("w (bob) host came " AT);
    says("w ann attendee came " AT);
    says("w cy attendee came " AT);
}

#define GENERIC "email,name,join_time,leave_time\n"
#define STAY    ",2021-06-29T16:00:00,2021-06-29T16:10:00\n"

/* O4: the plan's lists; a higher role of a row stands. */
static void
test_O4_staff_and_hosts_of_the_plan(void **state)
{
    (void)state;
    read_file(PLAN "staff = e.org\nhosts = host.org\n" W,
              "email,name,role,join_time,leave_time\n"
              "ann@e.org,,,2021-06-29T16:00:00,2021-06-29T16:10:00\n"
              "pia@e.org,,panelist,2021-06-29T16:00:00,2021-06-29T16:10:00\n"
              "x@host.org,,,2021-06-29T16:00:00,2021-06-29T16:10:00\n"
              "x@note.org,,,2021-06-29T16:00:00,2021-06-29T16:10:00\n"
              ",Ann,,2021-06-29T16:00:00,2021-06-29T16:10:00\n");
    says("w ann staff came " AT);
    says("w pia panelist came " AT);
    says("w ? host came " AT);
    says("w ? attendee came " AT);
    says("w (ann) attendee came " AT);
}

static void
test_O4_refs_of_the_plan(void **state)
{
    struct crypto_key *root = test_root();
    struct identity *identity = NULL;
    struct person person = { 0 };
    AUTO(buf) plan = { 0 };
    char hex[2 * REF_SIZE + 1];

    (void)state;
    assert_true(identity_open(&identity, root, "s", "s", &err));
    identity_person(identity, SLICE("bob@e.org"), &person);
    crypto_hex(hex, person.ref.bytes, REF_SIZE);
    buf_format(&plan, PLAN "hosts = ref:%s\n" W, hex);
    read_file(buf_string(&plan), GENERIC "bob@e.org," STAY "ann@e.org," STAY);
    says("w bob host came " AT);
    says("w ann attendee came " AT);
    identity_close(identity);
    crypto_key_drop(&root);
}

/* O4: bots by their names, with an address or without. */
static void
test_O4_bots_by_name(void **state)
{
    (void)state;
    asked.bots = "*Notetaker*, Otter.ai*, x*y";
    read_file(PLAN W, GENERIC
              "ann@e.org,Ann's NOTETAKER (Guest)" STAY "bob@e.org,otter.ai" STAY
              "cy@e.org,My otter.ai" STAY "dee@e.org,Dee" STAY
              "ed@e.org,xay xby" STAY "fay@e.org,xay xbz" STAY ",iPhone" STAY);
    says("w ann bot came " AT);
    says("w bob bot came " AT);
    says("w cy attendee came " AT);
    says("w dee attendee came " AT);
    says("w ed bot came " AT);
    says("w fay attendee came " AT);
    says("w (iphone) attendee came " AT);
}

/* The setting as it is preset, which nobody has to write. */
static const char *
bots_preset(void)
{
    for (const struct setting *row = settings_table; row->name; row++)
        if (strcmp(row->name, "bots") == 0)
            return row->preset;
    return NULL;
}

static bool
is_bot(const struct listed *listed, struct slice name)
{
    AUTO(buf) folded = { 0 };

    unicode_fold(&folded, name);
    print_message("%.*s\n", (int)name.len, name.at);
    return listed_bot(listed, buf_all(&folded));
}

/* O4: note-takers as they call themselves, and people who are none. */
static const char bots[] =
    "Otter.ai|Sarah's Notetaker (Otter.ai)|Sarah’s Otter.ai|"
    "SARAH'S OTTERPILOT|Otter.ai (Sarah Chen)|Jumanzi's Notetaker|"
    "Jumanzi’s Notetaker|Fireflies.ai Notetaker|"
    "Fireflies.ai Notetaker Bruno|Janice's Fireflies.ai Notetaker|"
    "Fireflies Notetaker|read.ai meeting notes|Read.ai|Read AI|"
    "read.ai meeting notes (Sarah Chen)|Fathom Notetaker|"
    "Alexander's Fathom Notetaker|Fathom AI Notetaker|tl;dv|"
    "tl;dv Notetaker|tldv.io|Rahil's MeetGeek Notetaker|MeetGeek|"
    "Avoma Assistant|Notta Bot|Fellow AI Notetaker|Gong Notetaker|"
    "Notetaker|AI Notetaker - Sarah";
static const char people[] =
    "Sarah Chen (notetaker)|Sarah Chen - notetaker|Otter|Emily Otter|"
    "Otter Smith|Sarah (Otter.ai)|Herbert Read|Read, Aisha|Read Aiden|"
    "Read Ai Ling|read.aiden|Sarah (Read AI)|Gong Li|Grain Miller|"
    "Fred Fathom|Good Fellow|Avoma Okoro|Chorus of Vienna|Krisp|iPhone|"
    "Robot Bob|Botho Strauss|Talbot|Sarah's iPad";

static void
test_O4_preset_bots(void **state)
{
    struct plan plan = { .staff = "", .hosts = "" };
    AUTO(listed) listed = { 0 };

    (void)state;
    listed_open(&listed, &plan, bots_preset());
    for (struct slice rest = slice_of(bots); rest.len > 0;)
        assert_true(is_bot(&listed, slice_cut(&rest, '|')));
    for (struct slice rest = slice_of(people); rest.len > 0;)
        assert_false(is_bot(&listed, slice_cut(&rest, '|')));
}

/* O1: under a section's title stands none of another; and who has no address
 * is a guest there. */
static void
test_O1_a_section_without_addresses(void **state)
{
    (void)state;
    read_file(PLAN W, "Attendee Report,\nHost Details,\n"
                      "Attended,User Name (Original Name),Join Time,"
                      "Leave Time,Time in Session (minutes)\n"
                      "Yes,Hana," ZTIME "\n"
                      "Attendee Details,\n"
                      "Attended,User Name (Original Name),Join Time,"
                      "Leave Time,Time in Session (minutes)\n"
                      "Yes,Bob," ZTIME "\n"
                      "Other Attended,\n"
                      "Attended,Email,User Name (Original Name),Join Time,"
                      "Leave Time,Time in Session (minutes)\n"
                      "Yes,ann@e.org,Ann," ZTIME "\n");
    says("w host stay 1");
    says("w attendee stay 1");
    says("w (bob) attendee came " AT);
    says("w other rejected 2"); /* the header, and Ann */
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_O1_O3_sections),
        cmocka_unit_test(test_O1_presenters),
        cmocka_unit_test(test_O1_generic_words),
        cmocka_unit_test(test_O2_zoom_meetings),
        cmocka_unit_test(test_O4_staff_and_hosts_of_the_plan),
        cmocka_unit_test(test_O4_refs_of_the_plan),
        cmocka_unit_test(test_O4_bots_by_name),
        cmocka_unit_test(test_O4_preset_bots),
        cmocka_unit_test(test_O1_a_section_without_addresses),
    };

    return cmocka_run_group_tests(tests, told_open, told_drop);
}

/* tallied.c - what is added up beside the facts is what follows from them. */
#include "series.h"

#include "store/imports.h"
#include "store/tallied.h"

#define HEADS 60
#define STAYS 4

/* A Tokyo morning: 29 June 2021, 09:00. */
#define MORNING (INT64_C(1624924800))

static uint64_t seed;

static int
any(int below)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (int)((seed >> 33) % (uint64_t)below);
}

/* Stays in order, and their union; returns how many intervals it has. */
static size_t
unite(struct stay *stays, size_t count, struct stay *presence)
{
    size_t intervals = 0;

    for (size_t i = 1; i < count; i++)
        for (size_t n = i; n > 0 && stays[n].join < stays[n - 1].join; n--) {
            struct stay later = stays[n - 1];

            stays[n - 1] = stays[n];
            stays[n] = later;
        }
    for (size_t i = 0; i < count; i++) {
        if (stays[i].join == stays[i].leave)
            continue;
        if (intervals == 0 || presence[intervals - 1].leave < stays[i].join)
            presence[intervals++] = stays[i];
        else if (presence[intervals - 1].leave < stays[i].leave)
            presence[intervals - 1].leave = stays[i].leave;
    }
    return intervals;
}

/* Half of all stays begin and end at full minutes, so that they meet. */
static struct stay
any_stay(int number)
{
    int64_t join = MORNING + number + 60 * any(12);
    int64_t leave = join - number + 60 * any(6) + any(2) * any(60);

    if (any(2))
        join -= number;
    return (struct stay){ join, leave < join ? join : leave };
}

static void
any_fact(struct fact *fact, int number, struct stay *stays,
         struct stay *presence)
{
    size_t count = any(3) ? (size_t)any(STAYS) : 0;

    for (size_t i = 0; i < count; i++)
        stays[i] = any_stay((int)i);
    *fact = (struct fact){ .is_guest = any(4) == 0,
                           .role = any(3) ? ROLE_ATTENDEE
                                          : (enum role)any(ROLE_COUNT),
                           .status = (enum status)(any(STATUS_COUNT + 1) - 1),
                           .registered_at = INSTANT_NONE,
                           .untimed_seconds = any(3) ? -1 : any(400),
                           .line = (uint32_t)number,
                           .stays = stays,
                           .stay_count = count,
                           .presence = presence,
                           .presence_count = unite(stays, count, presence) };
    fact->attended = count > 0 || fact->untimed_seconds >= 0;
    fact->head.bytes[0] = (uint8_t)number;
}

static const char *
any_minutes(void)
{
    static const char *const minutes[] = {
        NULL, NULL, "0", "0.5", "1.255", "3"
    };

    return minutes[any((int)COUNT_OF(minutes))];
}

/* A webinar of ten minutes, with windows that overlap, and one without. */
static void
any_plan(void)
{
    char starts[8], ends[8];

    series("Asia/Tokyo", any_minutes());
    webinar("a", DAY_1, NULL);
    session("a", (struct window){ "whole", "talk", NULL, NULL, NULL, true });
    for (int i = 0; i < 3; i++) {
        char slug[2] = { (char)('x' + i), '\0' };
        int from = any(12);

        snprintf(starts, sizeof starts, "09:%02d", from);
        snprintf(ends, sizeof ends, "09:%02d", from + 1 + any(12));
        session("a", (struct window){ slug, "talk", starts, ends, any_minutes(),
                                      true });
    }
}

/* Import `id` brings random heads; as importing does it. `wrong` heads more
 * than there are in the tally. */
static void
bring(int64_t id, int64_t wrong)
{
    static const char *const digests[] = { "00", "11", "22" };
    struct fact_writer writer = { 0 };
    struct tally tally = { 0 };

    import("f", digests[id], NULL);
    must(db_run(&db,
                sql("insert into import_webinar select $1, 1, digest, 'UTC', "
                    "'' from import where import_id = $1"),
                DB_ARGS(db_int(id)), NULL, &err));
    must(db_run(&db,
                sql("insert into ledger values ($1, 1, 'attendee', 'stay', 1)"),
                DB_ARGS(db_int(id)), NULL, &err));
    must(db_begin(&db, &err));
    must(tallied_open(&tally, &db, id, 1, &err));
    must(fact_writer_open(&writer, &db, id, 1, false, &err));
    for (int i = 0; i < HEADS; i++) {
        struct stay stays[STAYS], presence[STAYS];
        struct fact fact;

        any_fact(&fact, i, stays, presence);
        if (tally.webinar_id != 0)
            tally_add(&tally, &fact);
        must(fact_writer_add(&fact, &writer, &err));
    }
    must(fact_writer_close(&writer, &err));
    fact_writer_drop(&writer);
    if (tally.webinar_id != 0)
        tally.lines[0].heads += wrong;
    must(figures_touch(&db, 1, 1, &err));
    must(figures_add(&db, 1, &tally, 1, &err));
    must(db_commit(&db, &err));
    tally_drop(&tally);
}

/* The figures as they are are those that follow from the facts alone. */
static bool
follow_from_facts(void)
{
    AUTO(buf) before = { 0 };
    AUTO(buf) after = { 0 };

    dump_figures(&before);
    update(true);
    dump_figures(&after);
    return slice_same(buf_all(&before), buf_all(&after));
}

static void
test_same_as_from_facts(void **state)
{
    (void)state;
    for (uint64_t i = 1; i <= 60; i++) {
        seed = i;
        any_plan();
        bring(1, 0);
        if (!follow_from_facts())
            fail_msg("seed %d: --rebuild changes figures", (int)i);
    }
}

/* Else the test above would compare the facts with themselves. */
static void
test_tally_is_taken(void **state)
{
    (void)state;
    seed = 1;
    any_plan();
    bring(1, 1000);
    assert_false(follow_from_facts());
}

static void
test_no_tally_beside_another_import(void **state)
{
    (void)state;
    seed = 2;
    any_plan();
    bring(1, 0);
    bring(2, 1000);
    assert_true(follow_from_facts());
}

static void
test_no_tally_where_a_role_is_given(void **state)
{
    (void)state;
    seed = 3;
    any_plan();
    run("insert into hand_role (series_id, head, role) "
        "values (1, '05000000-0000-0000-0000-000000000000', 4)");
    bring(1, 1000);
    assert_true(follow_from_facts());
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_same_as_from_facts),
        cmocka_unit_test(test_tally_is_taken),
        cmocka_unit_test(test_no_tally_beside_another_import),
        cmocka_unit_test(test_no_tally_where_a_role_is_given),
    };

    return cmocka_run_group_tests_name("tallied", tests, open_db, close_series);
}

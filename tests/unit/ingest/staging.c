/* staging.c - rows beyond a ceiling of memory go to staging, and the result
 * is the same, byte by byte. */
#include "samples.h"

#include "base/staging.h"

#include <ftw.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>

#define CROWD_PLAN                                             \
    "[series s]\ntimezone = Europe/Vienna\nquestions = Why?\n" \
    "[webinar w]\ndate = 2021-07-06\n"

static void
tell_ref(struct buf *to, const struct ref *ref)
{
    for (size_t i = 0; i < REF_SIZE; i++)
        buf_format(to, "%02x", ref->bytes[i]);
    buf_char(to, ' ');
}

static void
tell_stays(struct buf *to, const struct stay *stays, size_t count)
{
    for (size_t i = 0; i < count; i++)
        buf_format(to, "%lld-%lld ", (long long)stays[i].join,
                   (long long)stays[i].leave);
    buf_text(to, "| ");
}

/* All of a fact. */
static bool
fact_tell(const struct fact *fact, void *with, struct err *error)
{
    struct buf *to = with;

    (void)error;
    tell_ref(to, &fact->head);
    tell_ref(to, &fact->loose);
    buf_format(to, "%d %d %d %d %d %lld %lld %u ", fact->is_guest,
               fact->has_loose, fact->attended, (int)fact->role,
               (int)fact->status, (long long)fact->registered_at,
               (long long)fact->untimed_seconds, fact->line);
    tell_stays(to, fact->stays, fact->stay_count);
    tell_stays(to, fact->presence, fact->presence_count);
    buf_slice(to, fact->country);
    buf_char(to, '|');
    buf_slice(to, fact->country_guess);
    buf_char(to, '|');
    buf_slice(to, fact->organisation);
    for (size_t i = 0; i < fact->answer_count; i++) {
        buf_char(to, '|');
        buf_slice(to, fact->answers[i].question);
        buf_char(to, '=');
        buf_slice(to, fact->answers[i].answer);
    }
    buf_char(to, '\n');
    return true;
}

static bool
text_tell(struct slice text, void *with, struct err *error)
{
    (void)error;
    buf_slice(with, text);
    return true;
}

static void
webinar_tell(struct buf *to, const struct harvest_webinar *webinar)
{
    buf_format(to, "%lld %s %s %d %d%d%d %lld %s %s\n",
               (long long)webinar->webinar_id, webinar->slug, webinar->zone,
               (int)webinar->order, webinar->foreign, webinar->known,
               webinar->create, (long long)webinar->day, webinar->title,
               webinar->platform_id);
    for (int part = 0; part < PART_COUNT; part++)
        for (int class = 0; class < CLASS_COUNT; class ++)
            buf_format(to, "%d ", (int)webinar->rows[part][class]);
    for (int i = 0; i < CLAIM_COUNT; i++)
        buf_format(to, "%d ", (int)webinar->claims[i]);
    buf_char(to, '\n');
}

/* All that a reading says. */
static void
reading_tell(struct buf *to, struct reading *reading)
{
    const struct harvest *harvest = reading_harvest(reading);

    for (size_t i = 0; i < harvest->webinar_count; i++) {
        webinar_tell(to, &harvest->webinars[i]);
        assert_true(reading_facts(reading, i, fact_tell, to, &err));
    }
    for (size_t i = 0; i < harvest->reject_count; i++)
        buf_format(to, "reject %u %s %s\n", harvest->rejects[i].line,
                   harvest->rejects[i].field, harvest->rejects[i].reason);
    for (int i = 0; i < WARNING_COUNT; i++)
        buf_format(to, "%zu ", reading_warnings(reading)[i]);
    buf_format(to, "\n%lld\n", (long long)harvest->generated_at);
    assert_true(reading_rejected(reading, text_tell, to, &err));
}

/* What a file says, or why it is refused, under a ceiling. */
static void
path_tell(struct buf *to, const char *plan, const char *path, size_t memory)
{
    struct opened opened;

    asked.memory = memory;
    open_path(&opened, plan, path);
    if (opened.reading != NULL)
        reading_tell(to, opened.reading);
    else
        buf_format(to, "%s\n%s\n%s\n", err.message, err.detail, err.hint);
    opened_drop(&opened);
}

/* Without a ceiling, and with one that is reached by every row, by some fifty
 * rows, or by thousands. */
enum { EACH_ROW = 1, SOME_ROWS = 4 * 1024, MANY_ROWS = 1024 * 1024 };

static void
path_compare(const char *plan, const char *path, const struct asked *how,
             size_t memory)
{
    AUTO(buf) whole = { 0 };
    AUTO(buf) staged = { 0 };

    asked = *how;
    path_tell(&whole, plan, path, 0);
    asked = *how;
    path_tell(&staged, plan, path, memory);
    if (!slice_same(buf_all(&whole), buf_all(&staged)))
        fail_msg("%s differs with %zu bytes of memory", path, memory);
}

/* The plan of the samples; the first call reads it. */
static const char *
samples_plan(void)
{
    static struct buf plan;

    if (plan.len == 0)
        load_file(&plan, SAMPLES "/plan.conf");
    return buf_string(&plan);
}

static void
sample_compare(const struct sample *sample, void *with)
{
    struct asked how = { .create = true, .known = 1 };

    (void)with;
    path_compare(samples_plan(), sample->path, &how, EACH_ROW);
    how = (struct asked){ .webinar = "one" };
    path_compare(samples_plan(), sample->path, &how, SOME_ROWS);
}

static void
test_every_sample_says_the_same_under_any_ceiling(void **state)
{
    (void)state;
    samples_each(sample_compare, NULL);
}

static int
shared_compare(const char *path, const struct stat *is, int type,
               struct FTW *where)
{
    struct asked how = { .create = true };
    size_t len = strlen(path);

    (void)is;
    (void)where;
    if (type != FTW_F || len < 4 || strcmp(path + len - 4, ".csv") != 0)
        return 0;
    path_compare(samples_plan(), path, &how, EACH_ROW);
    how = (struct asked){ .webinar = "one", .order = DATE_ORDER_DMY };
    path_compare(samples_plan(), path, &how, SOME_ROWS);
    return 0;
}

static void
test_exports_of_others_say_the_same_under_any_ceiling(void **state)
{
    const char *shared = getenv("HEADCOUNT_SHARED");

    (void)state;
    if (shared == NULL)
        shared = "../shared";
    if (nftw(shared, shared_compare, 16, FTW_PHYS) != 0)
        skip();
}

/* A file with all that has to come together again: heads in many runs, guests
 * without a name, answers, texts, addresses with a loose form, rejects, days
 * that can be read in two ways. */
static void
crowd_write(char path[64], int rows)
{
    AUTO(buf) text = { 0 };

    buf_text(&text, "email,name,join_time,leave_time,registered_at,status,"
                    "country,organisation,Why?,Bad line\n");
    for (int i = 0; i < rows; i++) {
        int who = i * 7919 % (rows / 3);

        if (who % 11 == 0)
            buf_format(&text, ",,");
        else if (who % 7 == 0)
            buf_format(&text, ",Guest %d,", who);
        else
            buf_format(&text, "p.%d%s@gmail.com,,", who, i % 2 ? "+x" : "");
        buf_format(&text, "06/07/2021 16:%02d,06/07/2021 %02d:%02d,", i % 60,
                   i % 13 == 0 ? 15 : 17, i % 59);
        buf_format(&text, "05/%02d/2021,%s,%s,Org %d,because %d,\n", i % 28 + 1,
                   i % 5 ? "approved" : "cancelled", i % 2 ? "AT" : "JP",
                   i % 17, i % 19);
        if (i % 97 == 0)
            buf_text(&text, "\"bad\" line,,\n");
    }
    write_text(path, buf_string(&text));
}

static void
test_a_crowd_says_the_same_under_any_ceiling(void **state)
{
    static const struct asked how = { .create = true };
    char path[64];

    (void)state;
    crowd_write(path, 3000);
    path_compare(CROWD_PLAN, path, &how, EACH_ROW);
    path_compare(CROWD_PLAN, path, &how, SOME_ROWS);
    unlink(path);
    crowd_write(path, 30000);
    path_compare(CROWD_PLAN, path, &how, MANY_ROWS);
    unlink(path);
}

/* How many files of this process have no name any more, and whether all of
 * them can be opened by its user alone. */
static int
count_nameless_files(bool *ret_closed)
{
    int count = 0;

    *ret_closed = true;
    for (int file = 3; file < 256; file++) {
        struct stat is;

        if (fstat(file, &is) != 0 || !S_ISREG(is.st_mode) || is.st_nlink > 0)
            continue;
        count++;
        *ret_closed = *ret_closed && (is.st_mode & 0777) == 0600;
    }
    return count;
}

static void
test_staging_has_no_name_and_is_gone_afterwards(void **state)
{
    char path[64];
    struct opened opened;
    bool closed;

    (void)state;
    crowd_write(path, 300);
    asked.memory = 1024;
    open_path(&opened, CROWD_PLAN, path);
    assert_non_null(opened.reading);
    assert_int_equal(count_nameless_files(&closed), 1);
    assert_true(closed);
    opened_drop(&opened);
    assert_int_equal(count_nameless_files(&closed), 0);
    unlink(path);
}

/* No row of the file, and nothing of an address, a name or a text. */
static void
test_staging_holds_no_text(void **state)
{
    static const char *const words[] = { "gmail", "guest", "Guest", "because",
                                         "Org " };
    char path[64], piece[65536];
    struct opened opened;
    AUTO(buf) held = { 0 };
    ssize_t got;

    (void)state;
    crowd_write(path, 300);
    asked.memory = 1024;
    open_path(&opened, CROWD_PLAN, path);
    for (int file = 3; file < 256; file++) {
        struct stat is;

        if (fstat(file, &is) == 0 && S_ISREG(is.st_mode) && is.st_nlink == 0)
            while ((got = pread(file, piece, sizeof piece, (off_t)held.len)) >
                   0)
                buf_add(&held, piece, (size_t)got);
    }
    assert_true(held.len > 300 * 64);
    for (size_t i = 0; i < COUNT_OF(words); i++)
        assert_null(memmem(held.at, held.len, words[i], strlen(words[i])));
    opened_drop(&opened);
    unlink(path);
}

static void
test_a_full_disk_is_an_error(void **state)
{
    struct rlimit before, small;
    struct opened opened;
    char path[64];

    (void)state;
    crowd_write(path, 300);
    getrlimit(RLIMIT_FSIZE, &before);
    small = before;
    small.rlim_cur = 4096;
    signal(SIGXFSZ, SIG_IGN); /* as src/cmd/signals.c does */
    setrlimit(RLIMIT_FSIZE, &small);
    asked.memory = 1024;
    open_path(&opened, CROWD_PLAN, path);
    setrlimit(RLIMIT_FSIZE, &before);
    assert_null(opened.reading);
    assert_int_equal(err.code, ERR_SYSTEM);
    assert_string_equal(err.message, "cannot write a temporary file");
    opened_drop(&opened);
    unlink(path);
}

static void
test_no_folder_is_an_error(void **state)
{
    struct opened opened;
    char path[64];

    (void)state;
    crowd_write(path, 300);
    setenv("TMPDIR", "/nonexistent", 1);
    asked.memory = 1024;
    open_path(&opened, CROWD_PLAN, path);
    unsetenv("TMPDIR");
    assert_null(opened.reading);
    assert_int_equal(err.code, ERR_SYSTEM);
    assert_string_equal(err.message, "cannot make a temporary file");
    opened_drop(&opened);
    unlink(path);
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_sample_says_the_same_under_any_ceiling),
        cmocka_unit_test(test_exports_of_others_say_the_same_under_any_ceiling),
        cmocka_unit_test(test_a_crowd_says_the_same_under_any_ceiling),
        cmocka_unit_test(test_staging_has_no_name_and_is_gone_afterwards),
        cmocka_unit_test(test_staging_holds_no_text),
        cmocka_unit_test(test_a_full_disk_is_an_error),
        cmocka_unit_test(test_no_folder_is_an_error),
    };

    return cmocka_run_group_tests(tests, expected_load, NULL);
}

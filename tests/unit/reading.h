/* reading.h - a file read as an import would, told in lines of text.
 *
 * For tests of counting.md 2-4 and 6: a plan and a file as text, no database.
 * What the reading says is told as lines such as
 *
 *     w zone Asia/Tokyo order dmy
 *     w attendee stay 3                               the ledger
 *     w ann panelist came approved 29T07:00:00/29T08:00:00    a fact
 *     reject 5 leave leave_before_join
 *     warning open_end 1
 *     error ... / detail ... / hint ...               it was refused
 *
 * Persons are called by the local part of their address at e.org, guests by
 * their name in brackets, (?) without one; instants by day and time in UTC.
 */
#ifndef HEADCOUNT_TEST_READING_H
#define HEADCOUNT_TEST_READING_H

#include "base/path.h"
#include "ingest/reading.h"
#include "plantext.h"

#include <stdlib.h>
#include <time.h>
#include <unistd.h>

/* What the next read_file is told beside its file. */
struct asked {
    const char *webinar, *tz, *format, *bots;
    enum date_order order;
    bool create;
    int64_t known; /* a webinar that these bytes brought; 0: none */
    size_t memory; /* a ceiling; 0: none */
};

static struct asked asked;
static struct buf told;

static inline struct crypto_key *
test_root(void)
{
    struct crypto_key *root = NULL;
    uint8_t bytes[CRYPTO_ROOT_SIZE] = { 1, 2, 3 };

    assert_true(crypto_root_from(&root, bytes, &err));
    return root;
}

static inline void
tell_instant(int64_t instant)
{
    time_t time = (time_t)instant;
    struct tm tm;
    char text[32];

    gmtime_r(&time, &tm);
    strftime(text, sizeof text, "%dT%H:%M:%S", &tm);
    buf_text(&told, text);
}

/* Who a ref is of: the names that the tests use, tried one by one. */
static inline void
tell_who(struct identity *identity, const struct fact *fact)
{
    static const char *const names[] = { "ann",    "bob",   "cy",   "dee",
                                         "ed",     "fay",   "hana", "pia",
                                         "iphone", "ann ay" };

    for (size_t i = 0; i < COUNT_OF(names); i++) {
        struct ref guest = identity_guest(identity, slice_of(names[i]));
        struct person person = { 0 };
        AUTO(buf) address = { 0 };

        buf_format(&address, "%s@e.org", names[i]);
        identity_person(identity, buf_all(&address), &person);
        if (memcmp(&person.ref, &fact->head, sizeof guest) == 0)
            buf_format(&told, "%s", names[i]);
        else if (memcmp(&guest, &fact->head, sizeof guest) == 0)
            buf_format(&told, "(%s)", names[i]);
        else
            continue;
        return;
    }
    buf_text(&told, fact->is_guest ? "(?)" : "?");
}

struct telling {
    struct identity *identity;
    const char *slug;
};

static inline bool
tell_fact(const struct fact *fact, void *with, struct err *error)
{
    struct telling *telling = with;

    (void)error;
    buf_format(&told, "%s ", telling->slug);
    tell_who(telling->identity, fact);
    buf_format(&told, " %s %s", role_word(fact->role),
               fact->attended ? "came" : "absent");
    if (fact->status != STATUS_NONE)
        buf_format(&told, " %s", status_word(fact->status));
    if (fact->registered_at != INSTANT_NONE) {
        buf_char(&told, '@');
        tell_instant(fact->registered_at);
    }
    if (fact->untimed_seconds >= 0)
        buf_format(&told, " untimed=%d", (int)fact->untimed_seconds);
    for (size_t i = 0; i < fact->stay_count; i++) {
        buf_char(&told, ' ');
        tell_instant(fact->stays[i].join);
        buf_char(&told, '/');
        tell_instant(fact->stays[i].leave);
    }
    if (fact->country.len > 0)
        buf_format(&told, " country=%.*s", (int)fact->country.len,
                   fact->country.at);
    buf_char(&told, '\n');
    return true;
}

static inline void
tell_webinar(struct reading *reading, struct identity *identity, size_t number)
{
    const struct harvest_webinar *webinar =
        &reading_harvest(reading)->webinars[number];
    struct telling telling = { identity, webinar->slug };

    if (webinar->foreign)
        telling.slug = "foreign";
    else
        buf_format(&told, "%s zone %s order %s\n", webinar->slug, webinar->zone,
                   date_order_word(webinar->order));
    for (int part = 0; part < PART_COUNT; part++)
        for (int class = 0; class < CLASS_COUNT; class ++)
            if (webinar->rows[part][class] > 0)
                buf_format(&told, "%s %s %s %d\n", telling.slug,
                           part_word((enum part)part),
                           class_word((enum class) class),
                           (int)webinar->rows[part][class]);
    assert_true(reading_facts(reading, number, tell_fact, &telling, &err));
}

static inline void
tell_reading(struct reading *reading, struct identity *identity)
{
    const struct harvest *harvest = reading_harvest(reading);

    for (size_t i = 0; i < harvest->webinar_count; i++)
        tell_webinar(reading, identity, i);
    for (size_t i = 0; i < harvest->reject_count; i++)
        buf_format(&told, "reject %u %s %s\n", harvest->rejects[i].line,
                   harvest->rejects[i].field, harvest->rejects[i].reason);
    for (int i = 0; i < WARNING_COUNT; i++)
        if (reading_warnings(reading)[i] > 0)
            buf_format(&told, "warning %s %zu\n", warning_word((enum warning)i),
                       reading_warnings(reading)[i]);
    if (harvest->generated_at != INSTANT_NONE) {
        buf_text(&told, "generated ");
        tell_instant(harvest->generated_at);
        buf_char(&told, '\n');
    }
}

static inline void
write_text(char path[64], const char *text)
{
    int file;

    strcpy(path, "/tmp/headcount-reading.XXXXXX");
    file = mkstemp(path);
    assert_true(file >= 0);
    assert_int_equal(write(file, text, strlen(text)), strlen(text));
    close(file);
}

/* A file being read for a plan, whose webinars get the ids 1, 2, ... */
struct opened {
    struct plan plan;
    struct crypto_key *root, *file_key;
    struct identity *identity;
    struct source *source;
    struct reading_how how;
    struct reading *reading; /* NULL: refused, and err says why */
};

/* The formats that are built in, read once and kept. */
static inline const struct profiles *
test_profiles(void)
{
    static struct profiles profiles;

    if (profiles.count == 0)
        assert_true(profiles_load(&profiles, &err));
    return &profiles;
}

/* What was asked is forgotten afterwards. */
static inline void
open_path(struct opened *opened, const char *plan_text, const char *path)
{
    struct plan *plan = &opened->plan;
    struct reading_how *how = &opened->how;

    *opened = (struct opened){ .root = test_root() };
    parse_good(plan_text, plan);
    for (size_t i = 0; i < plan->webinar_count; i++)
        plan->webinars[i].webinar_id = (int64_t)i + 1;
    assert_true(crypto_subkey(&opened->file_key, opened->root, CRYPTO_FILE,
                              NULL, &err));
    assert_true(identity_open(&opened->identity, opened->root, plan->realm,
                              plan->slug, &err));
    assert_true(source_open(&opened->source, path, path_base(path),
                            opened->file_key, &err));
    how->plan = plan;
    how->profiles = test_profiles();
    how->identity = opened->identity;
    how->place = (struct place_how){ source_name(opened->source), asked.webinar,
                                     asked.tz, asked.create };
    how->format = asked.format;
    how->bots = asked.bots;
    how->order = asked.order;
    how->memory = asked.memory;
    how->known = &asked.known;
    how->known_count = asked.known != 0;
    err = (struct err){ 0 };
    if (!reading_open(&opened->reading, opened->source, how, &err))
        opened->reading = NULL;
    asked = (struct asked){ 0 };
}

static inline void
opened_drop(struct opened *opened)
{
    reading_close(opened->reading);
    source_close(opened->source);
    identity_close(opened->identity);
    crypto_key_drop(&opened->file_key);
    crypto_key_drop(&opened->root);
    plan_drop(&opened->plan);
}

/* Reads a file and tells what it says. */
static inline void
read_file(const char *plan_text, const char *text)
{
    struct opened opened;
    char path[64];

    write_text(path, text);
    open_path(&opened, plan_text, path);
    buf_reset(&told);
    buf_char(&told, '\n');
    if (opened.reading != NULL)
        tell_reading(opened.reading, opened.identity);
    else
        buf_format(&told, "error %s\ndetail %s\nhint %s\n", err.message,
                   err.detail, err.hint);
    opened_drop(&opened);
    unlink(path);
}

/* A line was told, or was not: whole, from its beginning. */
static inline bool
was_told(const char *line)
{
    AUTO(buf) wanted = { 0 };

    buf_format(&wanted, "\n%s\n", line);
    return strstr(buf_string(&told), buf_string(&wanted)) != NULL;
}

static inline void
says(const char *line)
{
    if (!was_told(line))
        fail_msg("no line \"%s\" in:%s", line, buf_string(&told));
}

/* How many lines begin so. */
static inline int
count_told(const char *begins)
{
    AUTO(buf) wanted = { 0 };
    const char *at = buf_string(&told);
    int count = 0;

    buf_format(&wanted, "\n%s", begins);
    for (; (at = strstr(at, buf_string(&wanted))) != NULL; at++)
        count++;
    return count;
}

/* This word or part of a line stands nowhere. */
static inline void
silent(const char *part)
{
    if (strstr(buf_string(&told), part) != NULL)
        fail_msg("\"%s\" in:%s", part, buf_string(&told));
}

/* This part stands somewhere. */
static inline void
mentions(const char *part)
{
    if (strstr(buf_string(&told), part) == NULL)
        fail_msg("no \"%s\" in:%s", part, buf_string(&told));
}

static inline int
told_open(void **state)
{
    (void)state;
    return crypto_start(&err) ? 0 : -1;
}

static inline int
told_drop(void **state)
{
    (void)state;
    buf_drop(&told);
    return 0;
}

#endif

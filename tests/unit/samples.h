/* samples.h - the invented samples of tests/data/formats, and their figures.
 *
 * PROFILE/LANGUAGE-LAYOUT.csv is a sample, expected.csv has one line for each
 * profile and layout: in every language a layout tells the same of the same
 * people. Its columns are `webinar` (which the sample does not tell and is
 * asked for), `encoding`, and figures, by their names below; empty is 0.
 */
#ifndef HEADCOUNT_TEST_SAMPLES_H
#define HEADCOUNT_TEST_SAMPLES_H

#include "reading.h"
#include "wrap/csv.h"

#include <dirent.h>

#define SAMPLES     "tests/data/formats"
#define NAME_SIZE   128
#define CELLS_MAX   40
#define LAYOUTS_MAX 400

/* What a sample says, over all its webinars. */
#define FIGURES(X)                                                         \
    X(PERSONS, "persons")                                                  \
    X(GUESTS, "guests")                                                    \
    X(CAME, "came")                                                        \
    X(STAFF, "staff")                                                      \
    X(PANELISTS, "panelists")                                              \
    X(HOSTS, "hosts")                                                      \
    X(APPROVED, "approved")                                                \
    X(PENDING, "pending")                                                  \
    X(DENIED, "denied")                                                    \
    X(CANCELLED, "cancelled")                                              \
    X(COUNTRIES, "countries")         /* heads that have one */            \
    X(ORGANISATIONS, "organisations") /* alike */                          \
    X(SECONDS, "seconds")             /* of presence, and untimed ones */  \
    X(FIRST, "first")                 /* join: minute of 29 June, UTC */   \
    X(SIGNED, "signed")               /* first registration, alike */      \
    X(GENERATED, "generated") /* alike: when the platform made the file */ \
    X(MEETINGS, "meetings")   /* webinars that the file tells of */        \
    X(UNKNOWN, "unknown")     /* columns that nobody knows */              \
    X(WARNINGS, "warnings")

#define FIGURE_ENUM(name, text) FIGURE_##name,
#define FIGURE_TEXT(name, text) text,

enum figure { FIGURES(FIGURE_ENUM) FIGURE_COUNT };

struct figures {
    int64_t of[FIGURE_COUNT];
    int64_t rows[CLASS_COUNT];
    char encoding[64];
};

/* A line of expected.csv; the cells stand under those of line 0. */
struct layout_line {
    char cells[CELLS_MAX][NAME_SIZE];
    size_t count;
    size_t used; /* samples that have this layout */
};

static struct {
    struct layout_line lines[LAYOUTS_MAX];
    size_t count;
} expected;

/* 29 June 2021 00:00 UTC */
#define THE_DAY INT64_C(1624924800)

static inline int64_t
minute_of(int64_t instant)
{
    int64_t seconds = instant - THE_DAY;

    return seconds >= 0 ? seconds / 60 : -((59 - seconds) / 60);
}

static inline void
figure_first(int64_t *figure, int64_t instant)
{
    if (instant != INSTANT_NONE &&
        (*figure == 0 || minute_of(instant) < *figure))
        *figure = minute_of(instant);
}

static inline bool
count_fact(const struct fact *fact, void *with, struct err *error)
{
    struct figures *figures = with;
    int64_t *of = figures->of;

    (void)error;
    of[fact->is_guest ? FIGURE_GUESTS : FIGURE_PERSONS]++;
    of[FIGURE_CAME] += fact->attended;
    of[FIGURE_STAFF] += fact->role == ROLE_STAFF;
    of[FIGURE_PANELISTS] += fact->role == ROLE_PANELIST;
    of[FIGURE_HOSTS] += fact->role == ROLE_HOST;
    if (fact->status != STATUS_NONE)
        of[FIGURE_APPROVED + (int)fact->status]++;
    of[FIGURE_COUNTRIES] +=
        fact->country.len > 0 || fact->country_guess.len > 0;
    of[FIGURE_ORGANISATIONS] += fact->organisation.len > 0;
    for (size_t i = 0; i < fact->presence_count; i++)
        of[FIGURE_SECONDS] += fact->presence[i].leave - fact->presence[i].join;
    if (fact->untimed_seconds > 0)
        of[FIGURE_SECONDS] += fact->untimed_seconds;
    if (fact->stay_count > 0)
        figure_first(&of[FIGURE_FIRST], fact->stays[0].join);
    figure_first(&of[FIGURE_SIGNED], fact->registered_at);
    return true;
}

static inline void
count_reading(struct reading *reading, struct figures *figures)
{
    struct harvest *harvest = reading_harvest(reading);
    AUTO(buf) headings = { 0 };

    *figures = (struct figures){ 0 };
    snprintf(figures->encoding, sizeof figures->encoding, "%s",
             harvest->encoding);
    for (size_t i = 0; i < harvest->webinar_count; i++) {
        const struct harvest_webinar *webinar = &harvest->webinars[i];

        figures->of[FIGURE_MEETINGS] += !webinar->foreign;
        for (int part = 0; part < PART_COUNT; part++)
            for (int class = 0; class < CLASS_COUNT; class ++)
                figures->rows[class] += webinar->rows[part][class];
        assert_true(reading_facts(reading, i, count_fact, figures, &err));
    }
    figure_first(&figures->of[FIGURE_GENERATED], harvest->generated_at);
    figures->of[FIGURE_UNKNOWN] = (int64_t)reading_unknown(reading, &headings);
    for (int i = 0; i < WARNING_COUNT; i++)
        figures->of[FIGURE_WARNINGS] += (int64_t)reading_warnings(reading)[i];
}

/* A figure by its name, as text; false: there is none of that name. */
static inline bool
figure_text(const struct figures *figures, const char *name, char text[64])
{
    static const char *const names[] = { FIGURES(FIGURE_TEXT) };
    int64_t number = -1;
    bool found = false;

    snprintf(text, 64, "%s", figures->encoding);
    if (strcmp(name, "encoding") == 0)
        return true;
    for (int i = 0; i < FIGURE_COUNT; i++)
        if (strcmp(names[i], name) == 0) {
            number = figures->of[i];
            found = true;
        }
    for (int i = 0; i < CLASS_COUNT; i++)
        if (strcmp(class_word((enum class)i), name) == 0) {
            number = figures->rows[i];
            found = true;
        }
    snprintf(text, 64, "%d", (int)number);
    return found;
}

static inline bool
expected_line(const struct csv_record *record, void *with, struct err *error)
{
    struct layout_line *line = &expected.lines[expected.count];

    (void)with;
    (void)error;
    if (record->count < 2)
        return true;
    assert_true(expected.count < LAYOUTS_MAX && record->count <= CELLS_MAX);
    *line = (struct layout_line){ .count = record->count };
    for (size_t i = 0; i < record->count; i++)
        snprintf(line->cells[i], NAME_SIZE, "%.*s", (int)record->cells[i].len,
                 record->cells[i].at);
    expected.count++;
    return true;
}

/* The whole of a file; what cannot be read fails the test. */
static inline void
load_file(struct buf *to, const char *path)
{
    FILE *file = fopen(path, "rb");
    char piece[4096];
    size_t got;

    if (file == NULL)
        fail_msg("%s is not there", path);
    while ((got = fread(piece, 1, sizeof piece, file)) > 0)
        buf_add(to, piece, got);
    fclose(file);
}

static inline int
expected_load(void **state)
{
    struct csv *csv = csv_open(',', expected_line, NULL);
    AUTO(buf) text = { 0 };

    (void)state;
    load_file(&text, SAMPLES "/expected.csv");
    assert_true(csv_add(csv, buf_all(&text), &err) && csv_end(csv, &err));
    csv_close(csv);
    return crypto_start(&err) ? 0 : -1;
}

struct sample {
    char path[3 * NAME_SIZE], profile[NAME_SIZE], file[NAME_SIZE];
    char language[16], layout[NAME_SIZE]; /* empty: the profile has no such */
};

/* "pt-BR-b.csv" of a profile with `languages = en pt-BR`: pt-BR and b. */
static inline void
sample_split(struct sample *sample, const char *languages)
{
    struct slice rest = slice_of(languages);

    while (rest.len > 0) {
        struct slice language = slice_cut(&rest, ' ');

        if (language.len == 0 || language.len >= sizeof sample->language ||
            strncmp(sample->file, language.at, language.len) != 0 ||
            sample->file[language.len] != '-')
            continue;
        snprintf(sample->language, sizeof sample->language, "%.*s",
                 (int)language.len, language.at);
        snprintf(sample->layout, sizeof sample->layout, "%s",
                 sample->file + language.len + 1);
        sample->layout[strcspn(sample->layout, ".")] = '\0';
    }
}

/* Every sample, in no order; `use` may fail the test. */
static inline void
samples_each(void (*use)(const struct sample *sample, void *with), void *with)
{
    const struct profiles *profiles = test_profiles();

    for (size_t i = 0; i < profiles->count; i++) {
        struct sample sample = { 0 };
        char folder[2 * NAME_SIZE];
        struct dirent *entry;
        DIR *dir;

        snprintf(folder, sizeof folder, "%s/%s", SAMPLES, profiles->at[i].name);
        dir = opendir(folder);
        while (dir != NULL && (entry = readdir(dir)) != NULL) {
            if (entry->d_name[0] == '.')
                continue;
            snprintf(sample.profile, NAME_SIZE, "%s", profiles->at[i].name);
            snprintf(sample.file, NAME_SIZE, "%.100s", entry->d_name);
            snprintf(sample.path, sizeof sample.path, "%s/%s", folder,
                     sample.file);
            sample.language[0] = sample.layout[0] = '\0';
            sample_split(&sample, profiles->at[i].languages);
            use(&sample, with);
        }
        if (dir != NULL)
            closedir(dir);
    }
}

/* Fails with what is wrong, a line each; all of it, however much it is. */
static inline void
fail_with(const struct buf *wrong)
{
    if (wrong->len == 0)
        return;
    fputs(buf_string(wrong), stderr);
    fail_msg("%s", "see above");
}

/* The line of expected.csv for a sample; NULL: there is none. */
static inline struct layout_line *
sample_line(const struct sample *sample)
{
    for (size_t i = 1; i < expected.count; i++)
        if (strcmp(expected.lines[i].cells[0], sample->profile) == 0 &&
            strcmp(expected.lines[i].cells[1], sample->layout) == 0)
            return &expected.lines[i];
    return NULL;
}

/* What differs from the line, in words: "stay 3, not 4; ". `skip` names a
 * column that is not compared. */
static inline void
figures_differ(const struct figures *figures, const struct layout_line *line,
               const char *skip, struct buf *to)
{
    const struct layout_line *names = &expected.lines[0];

    for (size_t i = 3; i < names->count; i++) {
        const char *want = i < line->count ? line->cells[i] : "";
        char have[64];

        if (!figure_text(figures, names->cells[i], have))
            fail_msg("expected.csv: no figure \"%s\"", names->cells[i]);
        if (want[0] == '\0')
            want = "0";
        if (strcmp(have, want) != 0 && strcmp(names->cells[i], skip) != 0)
            buf_format(to, "%s %s, not %s; ", names->cells[i], have, want);
    }
}

/* The same of a file of a sample's layout: reads it and compares. */
static inline void
sample_differs(const struct layout_line *line, const char *path,
               const char *skip, struct buf *to)
{
    AUTO(buf) plan = { 0 };
    struct figures figures;
    struct opened opened;

    load_file(&plan, SAMPLES "/plan.conf");
    asked.webinar = line->cells[2][0] ? line->cells[2] : NULL;
    open_path(&opened, buf_string(&plan), path);
    if (opened.reading == NULL) {
        buf_format(to, "%s: %s (%s)", err.message, err.detail, err.hint);
    } else {
        count_reading(opened.reading, &figures);
        figures_differ(&figures, line, skip, to);
    }
    opened_drop(&opened);
}

#endif

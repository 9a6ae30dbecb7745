/* recognise.c - the encoding, delimiter and profile of a file, by content. */
#include "ingest/recognise.h"

#include "base/opt.h"
#include "ingest/cell.h"
#include "ingest/codepage.h"
#include "ingest/sniff.h"

#include <stdio.h>
#include <string.h>

/* Enough for every preamble and header; the rest of a file changes nothing. */
#define SNIFF_BYTES ((size_t)64 * 1024)

struct trial {
    const struct profiles *profiles;
    const struct profile *only; /* the format that the user says; or NULL */
    struct layout **layouts;
    struct nearest nearest; /* to be said where nothing fits */
};

bool
record_is_sep(const struct csv_record *record)
{
    return record->line == 1 && record->count > 0 &&
           cell_starts(slice_trim(record->cells[0]), "sep=");
}

static bool
trial_record(const struct csv_record *record, void *with, struct err *err)
{
    struct trial *trial = with;

    if (record_is_sep(record))
        return true;
    if (record->bad == NULL)
        nearest_look(&trial->nearest, trial->profiles, record);
    for (size_t i = 0; i < trial->profiles->count; i++)
        if (trial->layouts[i] != NULL &&
            !layout_record(trial->layouts[i], record, err))
            return false;
    return true;
}

/* A section's title, or as many labels, tell that a file is of a format even
 * where no header of it is understood. */
#define SIGNS_ENOUGH 4

#define HOW_TO_GO_ON                                                           \
    "Run \"headcount formats check FILE\" to see what is known of it. Export " \
    "it again as CSV without changing it, name its columns with --map, or "    \
    "describe the new layout in a format of your own (setting formats_dir)."

struct best {
    struct recognised recognised;
    int score;
    size_t unknown;
    const struct profile *near; /* most of its signs, but no table */
    int signs;
};

/* Whether a profile's layout fits better than the best so far. */
static bool
fits_better(const struct profile *profile, const struct layout *layout,
            const struct best *best)
{
    const struct profile *other = best->recognised.profile;
    int score = layout_score(layout);

    if (score == 0)
        return false;
    if (other == NULL || profile->last_resort != other->last_resort)
        return other == NULL || other->last_resort;
    if (score != best->score)
        return score > best->score;
    return layout_unknown(layout) < best->unknown;
}

/* Whether nothing tells a profile's layout from the best of another. */
static bool
fits_as_well(const struct profile *profile, const struct layout *layout,
             const struct best *best)
{
    const struct profile *other = best->recognised.profile;

    return other != NULL && other != profile &&
           profile->last_resort == other->last_resort &&
           layout_score(layout) == best->score &&
           layout_unknown(layout) == best->unknown;
}

/* Reads the beginning of the text under one delimiter with every profile. */
static bool
trial_run(struct trial *trial, struct slice text, char delimiter,
          struct best *best, const char *encoding, struct err *err)
{
    const struct profiles *profiles = trial->profiles;
    struct csv *csv = csv_open(delimiter, trial_record, trial);
    bool good;

    trial->nearest.delimiter = delimiter;
    trial->layouts = x_alloc((profiles->count + 1) * sizeof(struct layout *));
    for (size_t i = 0; i < profiles->count; i++)
        if (trial->only == NULL || trial->only == &profiles->at[i])
            trial->layouts[i] =
                layout_open(profiles, &profiles->at[i], NULL, NULL);
    good = csv_add(csv, text, err);
    if (good && text.len < SNIFF_BYTES)
        good = csv_end(csv, err);
    for (size_t i = 0; i < profiles->count; i++) {
        struct layout *layout = trial->layouts[i];

        if (good && layout != NULL &&
            fits_better(&profiles->at[i], layout, best)) {
            best->recognised.profile = &profiles->at[i];
            best->recognised.rival = NULL;
            best->recognised.delimiter = delimiter;
            snprintf(best->recognised.encoding, ENCODING_MAX, "%s", encoding);
            best->score = layout_score(layout);
            best->unknown = layout_unknown(layout);
        } else if (good && layout != NULL &&
                   fits_as_well(&profiles->at[i], layout, best)) {
            best->recognised.rival = &profiles->at[i];
        }
        if (layout != NULL && layout_score(layout) == 0 &&
            layout_signs(layout) > best->signs) {
            best->signs = layout_signs(layout);
            best->near = &profiles->at[i];
        }
        layout_close(layout);
    }
    x_free(trial->layouts);
    csv_close(csv);
    return good;
}

static bool
sniff_piece(struct slice piece, void *with, struct err *err)
{
    (void)err;
    buf_slice(with, piece);
    return true;
}

/* One encoding: every delimiter, or the one that `sep=` names. */
static bool
encoding_try(struct source *source, struct trial *trial, const char *encoding,
             struct best *best, struct err *err)
{
    AUTO(buf) text = { 0 };
    struct slice all;
    char delimiters[] = ",\t;|";
    char named;

    if (!source_text(source, encoding, SNIFF_BYTES, sniff_piece, &text, err))
        return false;
    all = buf_all(&text);
    if (sniff_delimiter(all, &named)) {
        delimiters[0] = named;
        delimiters[1] = '\0';
    }
    for (const char *delimiter = delimiters; *delimiter; delimiter++)
        if (!trial_run(trial, all, *delimiter, best, encoding, err))
            return false;
    return true;
}

static bool
format_find(const struct profiles *profiles, const char *format,
            const struct profile **ret_profile, struct err *err)
{
    const char *names[64];
    size_t count = 0;
    const char *near;

    *ret_profile = profiles_find(profiles, format);
    if (*ret_profile != NULL)
        return true;
    for (size_t i = 0; i < profiles->count && count < COUNT_OF(names); i++)
        names[count++] = profiles->at[i].name;
    near = nearest_word(format, names, count);
    err_set(err, ERR_USAGE, "unknown format \"%s\"", format);
    return near ? err_hint(err, "Did you mean %s?", near)
                : err_hint(
                      err,
                      "\"headcount formats\" lists them; leave --format out "
                      "to have it recognised.");
}

/* What is nearest to the file, and how to go on. */
static bool
nearest_say(const struct trial *trial, const struct profile *only,
            struct err *err)
{
    AUTO(buf) near = { 0 };

    nearest_text(&trial->nearest, trial->profiles, only, &near);
    err_detail(err, "%s", buf_string(&near));
    return err_hint(err, HOW_TO_GO_ON);
}

static bool
nothing_fits(const struct source *source, const struct trial *trial,
             struct err *err)
{
    if (trial->only != NULL)
        err_set(err, ERR_INPUT, "%s cannot be read as %s", source_name(source),
                trial->only->name);
    else
        err_set(err, ERR_INPUT, "%s is in no format that headcount knows",
                source_name(source));
    return nearest_say(trial, trial->only, err);
}

/* Read as a table of any kind it would lose what it is. */
static bool
nearly_fits(const struct source *source, const struct profile *profile,
            const struct trial *trial, struct err *err)
{
    err_set(err, ERR_INPUT, "%s looks like %s, but no table of it can be read",
            source_name(source), profile->name);
    return nearest_say(trial, profile, err);
}

static bool
encodings_try(struct source *source, struct trial *trial, const char *encoding,
              struct best *best, struct err *err)
{
    const char *pages[CODEPAGE_MAX];
    uint32_t line;
    bool after_utf8;
    size_t count;

    if (encoding != NULL)
        return encoding_try(source, trial, encoding, best, err);
    source_damage(source, &line, &after_utf8);
    if (after_utf8) {
        err_set(err, ERR_INPUT, "%s: line %u is not valid UTF-8",
                source_name(source), line);
        return err_hint(err, "Export it again, or name the encoding with "
                             "--encoding, such as windows-1252 or CP932.");
    }
    count = codepage_list(source, pages);
    if (count == 0) {
        err_set(err, ERR_INPUT,
                "%s: line %u is not valid UTF-8, nor is the file in another "
                "encoding that headcount tries",
                source_name(source), line);
        return err_hint(err, "Name the encoding with --encoding.");
    }
    for (size_t i = 0; i < count; i++)
        if (!encoding_try(source, trial, pages[i], best, err))
            return false;
    best->recognised.guessed = count > 1;
    return true;
}

/* One spelling for each encoding: "utf8" and "UTF-8" are no difference. */
static const char *
encoding_plain(const char *given, char plain[ENCODING_MAX])
{
    static const char *const unicode[][2] = {
        { "UTF8", "UTF-8" },          { "UTF16LE", "UTF-16LE" },
        { "UTF16BE", "UTF-16BE" },    { "CP1252", "WINDOWS-1252" },
        { "CP1250", "WINDOWS-1250" }, { "CP1251", "WINDOWS-1251" },
        { "MS932", "CP932" },         { "SHIFTJIS", "CP932" },
        { "EUCJP", "EUC-JP" }
    };
    char bare[ENCODING_MAX];
    size_t len = 0, bare_len = 0;

    for (; given[len] != '\0' && len + 1 < ENCODING_MAX; len++) {
        char c = given[len];

        plain[len] = c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
        if (c != '-' && c != '_')
            bare[bare_len++] = plain[len];
    }
    plain[len] = bare[bare_len] = '\0';
    for (size_t i = 0; i < COUNT_OF(unicode); i++)
        if (strcmp(bare, unicode[i][0]) == 0)
            return unicode[i][1];
    return plain;
}

bool
source_recognise(struct source *source, const struct profiles *profiles,
                 const char *format, const char *encoding,
                 struct recognised *ret, struct err *err)
{
    struct trial trial = { .profiles = profiles };
    struct best best = { 0 };
    char plain[ENCODING_MAX];
    bool good;

    if (format != NULL && !format_find(profiles, format, &trial.only, err))
        return false;
    if (encoding != NULL)
        source_force(source);
    encoding =
        encoding ? encoding_plain(encoding, plain) : source_encoding(source);
    good = encodings_try(source, &trial, encoding, &best, err);
    if (good && trial.only == NULL && best.signs >= SIGNS_ENOUGH &&
        (best.recognised.profile == NULL ||
         best.recognised.profile->last_resort))
        good = nearly_fits(source, best.near, &trial, err);
    else if (good && best.recognised.profile == NULL)
        good = nothing_fits(source, &trial, err);
    nearest_drop(&trial.nearest);
    if (good)
        *ret = best.recognised;
    return good;
}

bool
source_nearest(struct source *source, const struct profiles *profiles,
               const char *encoding, struct nearest *ret_nearest,
               struct err *err)
{
    struct trial trial = { .profiles = profiles };
    struct best best = { 0 };
    char plain[ENCODING_MAX];
    bool good;

    encoding =
        encoding ? encoding_plain(encoding, plain) : source_encoding(source);
    good = encodings_try(source, &trial, encoding, &best, err);
    if (good)
        *ret_nearest = trial.nearest;
    else
        nearest_drop(&trial.nearest);
    return good;
}

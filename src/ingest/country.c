/* country.c - the country that is meant, by ISO 3166-1. */
#include "ingest/country.h"

#include "base/ini.h"
#include "base/map.h"
#include "files.h"
#include "wrap/unicode.h"

#include <assert.h>
#include <string.h>
#include <threads.h>

#define LONGEST 200 /* bytes; no country is spelled longer */

struct spelling {
    const char *country; /* NULL: it could be two */
    bool ours;           /* of conf/countries.ini, which goes before ISO */
    bool is_code;        /* a code, and no name is spelled like it */
    bool is_word;        /* a code that in small letters is a word */
};

/* Read once and kept as long as the program runs. */
static struct {
    struct ini iso, ours;
    struct map map; /* bare spellings to numbers */
    struct spelling *spellings;
    size_t count, cap;
} countries;

/* The place of a spelling, new and empty unless it was met. */
static struct spelling *
spelling_at(struct slice text)
{
    AUTO(buf) bare = { 0 };
    uint32_t *number;

    unicode_bare(&bare, text);
    assert(bare.len > 0 && text.len <= LONGEST);
    number = map_at(&countries.map, buf_all(&bare));
    if (*number == MAP_NONE) {
        *number = (uint32_t)countries.count;
        ARRAY_ADD(countries.spellings, countries.count, countries.cap) =
            (struct spelling){ .country = "" };
    }
    return &countries.spellings[*number];
}

static void
code_add(struct slice text, const char *country)
{
    *spelling_at(text) =
        (struct spelling){ .country = country, .is_code = true };
}

/* A name of ISO's: one that is spelled like another country's is nobody's. */
static void
name_add(struct slice text, const char *country)
{
    struct spelling *spelling = spelling_at(text);
    bool is_new = spelling->country != NULL && *spelling->country == '\0';

    if (is_new)
        spelling->country = country;
    else if (spelling->country != NULL &&
             strcmp(spelling->country, country) != 0)
        spelling->country = NULL;
    spelling->is_code = false;
}

static void
ours_add(struct slice text, const char *country)
{
    struct spelling *spelling = spelling_at(text);

    assert(!spelling->ours); /* twice */
    *spelling = (struct spelling){ .country = country, .ours = true };
}

static void
word_add(struct slice text, const char *country)
{
    struct spelling *spelling = spelling_at(text);

    assert(spelling->is_code && strcmp(spelling->country, country) == 0);
    spelling->is_word = true;
    (void)country;
}

/* Every spelling of a section, in the order of the file. */
static void
section_each(const struct ini *ini, const char *section,
             void (*add)(struct slice text, const char *country))
{
    for (size_t i = 0; i < ini->count; i++) {
        const struct ini_item *item = &ini->items[i];
        struct slice rest;

        if (item->key == NULL || strcmp(item->section, section) != 0)
            continue;
        rest = slice_of(item->value);
        while (rest.len > 0)
            add(slice_trim(slice_cut(&rest, '|')), item->key);
    }
}

static void
codes_add(void)
{
    const struct ini *iso = &countries.iso;

    section_each(iso, "code", code_add);
    for (size_t i = 0; i < iso->count; i++)
        if (iso->items[i].key != NULL)
            code_add(slice_of(iso->items[i].key), iso->items[i].key);
}

/* The files are parts of the program: what is wrong in them is a bug. */
static void
countries_load(void)
{
    struct err err;
    bool good = ini_parse(&countries.iso, conf_iso3166.name,
                          slice_of(conf_iso3166.text), &err) &&
                ini_parse(&countries.ours, conf_countries.name,
                          slice_of(conf_countries.text), &err);

    assert(good);
    (void)good;
    codes_add();
    section_each(&countries.iso, "name", name_add);
    section_each(&countries.ours, "name", ours_add);
    section_each(&countries.ours, "word", word_add);
}

static bool
has_small_letter(struct slice text)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.at[i] >= 'a' && text.at[i] <= 'z')
            return true;
    return false;
}

const char *
country_code(struct slice text)
{
    static once_flag once = ONCE_FLAG_INIT;
    AUTO(buf) folded = { 0 };
    AUTO(buf) bare = { 0 };
    const struct spelling *spelling;
    uint32_t number;

    if (text.len == 0 || text.len > LONGEST)
        return NULL;
    call_once(&once, countries_load);
    unicode_fold(&folded, text);
    unicode_bare(&bare, buf_all(&folded));
    number = map_find(&countries.map, buf_all(&bare));
    if (number == MAP_NONE)
        return NULL;
    spelling = &countries.spellings[number];
    if (spelling->is_code && !slice_same(buf_all(&folded), buf_all(&bare)))
        return NULL;
    if (spelling->is_word && has_small_letter(text))
        return NULL;
    return spelling->country;
}

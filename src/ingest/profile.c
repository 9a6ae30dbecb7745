/* profile.c - export formats as data: conf/formats/NAME.ini. */
#include "ingest/profile.h"

#include "base/fold.h"
#include "base/ini.h"
#include "files.h"
#include "ingest/when.h"
#include "wrap/unicode.h"

#include <string.h>

#define WORD_TEXT(name, text) text,

static const char *const fields[] = { FIELDS(WORD_TEXT) };
static const char *const abouts[] = { ABOUTS(WORD_TEXT) };
static const char *const traits[] = { TRAITS(WORD_TEXT) };

const char *const *
field_words(void)
{
    return fields;
}

const char *
field_word(enum field field)
{
    return fields[field];
}

const char *
about_word(enum about about)
{
    return abouts[about];
}

static bool
item_wrong(const struct ini *ini, const struct ini_item *item, struct err *err)
{
    return err_set(err, ERR_SETTING, "%s:%d: \"%s\" is not understood here",
                   ini->name, item->line,
                   item->key ? item->key : item->section);
}

/* Splits `word [2]` into the word and 2. */
static struct slice
word_occurrence(struct slice word, uint8_t *ret_nth)
{
    size_t len = word.len;

    *ret_nth = 0;
    if (len < 4 || word.at[len - 1] != ']' || word.at[len - 3] != '[')
        return word;
    *ret_nth = (uint8_t)(word.at[len - 2] - '0');
    word.len -= 3;
    return slice_trim(word);
}

void
heading_fold(struct buf *to, struct slice heading)
{
    static const char curly[] = "\xE2\x80\x99";
    const size_t len = sizeof curly - 1;
    size_t from = to->len;
    char *at;

    unicode_fold(to, heading);
    if (to->len == from ||
        memchr(to->at + from, (unsigned char)curly[0], to->len - from) == NULL)
        return; /* as in nearly every cell */
    while (to->len > from &&
           (at = memmem(to->at + from, to->len - from, curly, len)) != NULL) {
        *at = '\'';
        from = (size_t)(at - to->at) + 1;
        memmove(at + 1, at + len, to->len - from - (len - 1));
        to->len -= len - 1;
        to->at[to->len] = '\0';
    }
}

/* Where the bit of a word stands, by its first two bytes and its last. */
static size_t
sign_bit(const unsigned char signs[3])
{
    return (signs[0] + 61U * signs[1] + 61U * 61U * signs[2]) % SIGN_BITS;
}

static void
sign_add(struct profiles *profiles, struct slice folded)
{
    unsigned char signs[3];
    size_t bit;

    if (folded.len < sizeof signs)
        return;
    memcpy(signs, folded.at, 2);
    signs[2] = (unsigned char)folded.at[folded.len - 1];
    bit = sign_bit(signs);
    profiles->signs[bit / 64] |= (uint64_t)1 << bit % 64;
}

/* Enters the words of `a | b | c` with one meaning. */
static void
words_add(struct profiles *profiles, const char *value, struct meaning meaning)
{
    struct slice rest = slice_of(value);

    while (rest.len > 0) {
        AUTO(buf) folded = { 0 };
        struct slice word = slice_trim(slice_cut(&rest, '|'));
        uint32_t *first;

        word = word_occurrence(word, &meaning.nth);
        if (word.len == 0)
            continue;
        heading_fold(&folded, word);
        sign_add(profiles, buf_all(&folded));
        first = map_at(&profiles->words, buf_all(&folded));
        meaning.next = *first;
        *first = (uint32_t)profiles->meaning_count;
        ARRAY_ADD(profiles->meanings, profiles->meaning_count,
                  profiles->meaning_cap) = meaning;
    }
}

/* `join, address/name`: sets of fields. */
static bool
needs_read(const char *value, uint32_t *sets, size_t max, size_t *ret_count)
{
    struct slice rest = slice_of(value);

    *ret_count = 0;
    while (rest.len > 0) {
        struct slice group = slice_cut(&rest, ',');
        uint32_t set = 0;

        while (group.len > 0) {
            struct slice word = slice_trim(slice_cut(&group, '/'));
            int field = slice_index(word, fields, FIELD_COUNT);

            if (field < 0)
                return false;
            set |= 1u << field;
        }
        if (*ret_count == max)
            return false;
        sets[(*ret_count)++] = set;
    }
    return true;
}

static bool
table_rule(struct table *table, const struct ini_item *item, bool *ret_good)
{
    uint32_t sets[NEED_MAX];
    size_t count = 0;
    enum part part;

    *ret_good = true;
    if (strcmp(item->key, "role") == 0 &&
        role_of(slice_of(item->value), &table->role))
        return true;
    if (strcmp(item->key, "needs") == 0) {
        *ret_good =
            needs_read(item->value, table->needs, NEED_MAX, &table->need_count);
        return true;
    }
    if (strcmp(item->key, "lacks") == 0) {
        *ret_good = needs_read(item->value, sets, NEED_MAX, &count);
        for (size_t i = 0; i < count; i++)
            table->lacks |= sets[i];
        return true;
    }
    if (strcmp(item->key, "summary_of") == 0) {
        *ret_good = part_of(slice_of(item->value), &part);
        table->summary_of = (int)part;
        return true;
    }
    return false;
}

/* A heading in one language or several. */
static bool
column_item(struct profiles *profiles, const struct ini *ini,
            const struct ini_item *item, struct meaning meaning,
            struct err *err)
{
    int field = slice_index(slice_of(item->key), fields, FIELD_COUNT);

    if (field < 0)
        return item_wrong(ini, item, err);
    meaning.kind = WORD_IS_COLUMN;
    meaning.what = (uint8_t)field;
    words_add(profiles, item->value, meaning);
    return true;
}

static bool
table_item(struct profiles *profiles, struct table *table,
           const struct ini *ini, const struct ini_item *item,
           struct meaning meaning, struct err *err)
{
    int trait = slice_index(slice_of(item->key), traits, TRAIT_COUNT);
    int32_t offset;
    bool good;

    if (strcmp(item->key, "section") == 0) {
        table->has_section = true;
        meaning.kind = WORD_IS_SECTION;
        words_add(profiles, item->value, meaning);
        return true;
    }
    if (strcmp(item->key, "zone") == 0) {
        table->zone = arena_text(&profiles->arena, slice_of(item->value));
        return when_zone(slice_of(table->zone), &offset) ||
               item_wrong(ini, item, err);
    }
    if (table_rule(table, item, &good))
        return good || item_wrong(ini, item, err);
    if (trait >= 0) {
        table->trait[trait] = strcmp(item->value, "yes") == 0;
        return true;
    }
    return column_item(profiles, ini, item, meaning, err);
}

static bool
table_open(struct profile *profile, const struct ini *ini,
           const struct ini_item *item, struct err *err)
{
    struct slice words = slice_of(item->section);
    struct table *table = &profile->tables[profile->table_count];

    *table = (struct table){ .summary_of = -1 };
    slice_cut(&words, ' ');
    words = slice_trim(words);
    if (!slice_starts(slice_of(item->section), "table ") ||
        !part_of(slice_cut(&words, ' '), &table->part))
        return item_wrong(ini, item, err);
    if (profile->table_count == TABLE_MAX)
        return err_set(err, ERR_SETTING,
                       "%s:%d: a format has at most %d tables", ini->name,
                       item->line, TABLE_MAX);
    profile->table_count++;
    return true;
}

static bool
format_item(struct profiles *profiles, struct profile *profile,
            const struct ini *ini, const struct ini_item *item, struct err *err)
{
    if (strcmp(item->key, "title") == 0)
        profile->title = arena_text(&profiles->arena, slice_of(item->value));
    else if (strcmp(item->key, "languages") == 0)
        profile->languages =
            arena_text(&profiles->arena, slice_of(item->value));
    else if (strcmp(item->key, "last_resort") == 0)
        profile->last_resort = strcmp(item->value, "yes") == 0;
    else if (strcmp(item->key, "quotes") == 0 &&
             strcmp(item->value, "bare") == 0)
        profile->bare_quotes = true;
    else
        return item_wrong(ini, item, err);
    return true;
}

static bool
profile_item(struct profiles *profiles, struct profile *profile,
             const struct ini *ini, const struct ini_item *item,
             struct err *err)
{
    struct meaning meaning = { .profile = (uint16_t)profiles->count };
    int about;

    if (strcmp(item->section, "format") == 0)
        return format_item(profiles, profile, ini, item, err);
    if (strcmp(item->section, "about") == 0) {
        about = slice_index(slice_of(item->key), abouts, ABOUT_COUNT);
        if (about < 0)
            return item_wrong(ini, item, err);
        meaning.kind = WORD_IS_ABOUT;
        meaning.what = (uint8_t)about;
        words_add(profiles, item->value, meaning);
        return true;
    }
    if (strcmp(item->section, "columns") == 0) {
        meaning.table = TABLE_ANY;
        return profile->table_count == 0
                   ? column_item(profiles, ini, item, meaning, err)
                   : item_wrong(ini, item, err);
    }
    if (profile->table_count == 0)
        return item_wrong(ini, item, err);
    meaning.table = (uint8_t)(profile->table_count - 1);
    return table_item(profiles, &profile->tables[meaning.table], ini, item,
                      meaning, err);
}

bool
profiles_add(struct profiles *profiles, const char *name, struct slice text,
             struct err *err)
{
    AUTO(ini) ini = { 0 };
    struct profile profile = { 0 };
    struct profile *more;

    if (!ini_parse(&ini, name, text, err))
        return false;
    buf_add(&profiles->texts, name, strlen(name) + 1);
    buf_slice(&profiles->texts, text);
    buf_char(&profiles->texts, '\0');
    profile.name = arena_text(&profiles->arena, slice_of(name));
    profile.title = profile.languages = "";
    profile.tables =
        arena_get(&profiles->arena, (ini.count + 1) * sizeof *profile.tables);
    for (size_t i = 0; i < ini.count; i++) {
        const struct ini_item *item = &ini.items[i];
        bool is_table = strcmp(item->section, "format") != 0 &&
                        strcmp(item->section, "about") != 0 &&
                        strcmp(item->section, "columns") != 0;

        if (item->key == NULL
                ? is_table && !table_open(&profile, &ini, item, err)
                : !profile_item(profiles, &profile, &ini, item, err))
            return false;
    }
    more = arena_get(&profiles->arena, (profiles->count + 1) * sizeof *more);
    if (profiles->count)
        memcpy(more, profiles->at, profiles->count * sizeof *more);
    more[profiles->count++] = profile;
    profiles->at = more;
    return true;
}

bool
profiles_load(struct profiles *profiles, struct err *err)
{
    for (const struct conf_file *file = conf_formats; file->name; file++)
        if (profiles_find(profiles, file->name) == NULL &&
            !profiles_add(profiles, file->name, slice_of(file->text), err))
            return false;
    return true;
}

void
profiles_drop(struct profiles *profiles)
{
    map_drop(&profiles->words);
    x_free(profiles->meanings);
    buf_drop(&profiles->texts);
    arena_drop(&profiles->arena);
    *profiles = (struct profiles){ 0 };
}

const struct profile *
profiles_find(const struct profiles *profiles, const char *name)
{
    for (size_t i = 0; i < profiles->count; i++)
        if (strcmp(profiles->at[i].name, name) == 0)
            return &profiles->at[i];
    return NULL;
}

bool
meaning_likely(const struct profiles *profiles, struct slice heading)
{
    unsigned char signs[3];
    size_t bit;

    if (!fold_signs(heading, signs))
        return true;
    bit = sign_bit(signs);
    return (profiles->signs[bit / 64] >> bit % 64 & 1) != 0;
}

const struct meaning *
meaning_first(const struct profiles *profiles, struct slice folded)
{
    uint32_t first = map_find(&profiles->words, folded);

    return first == MAP_NONE ? NULL : &profiles->meanings[first];
}

const struct meaning *
meaning_next(const struct profiles *profiles, const struct meaning *meaning)
{
    return meaning->next == MAP_NONE ? NULL
                                     : &profiles->meanings[meaning->next];
}

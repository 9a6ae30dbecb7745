/* mapping.c - columns named on the command line, as a format for one file. */
#include "ingest/mapping.h"

#include "base/opt.h"
#include "wrap/unicode.h"

#include <string.h>

#define SET(name) (1u << FIELD_##name)

#define WHO (SET(ADDRESS) | SET(NAME) | SET(GIVEN) | SET(FAMILY) | SET(UPN))

#define PRESENCE (SET(JOIN) | SET(EVENT_AT) | SET(DURATION) | SET(ATTENDED))

#define REPEATABLE (SET(ANSWER) | SET(IGNORE))

struct mapping {
    struct buf headings[FIELD_COUNT]; /* folded; of several ` | ` between */
    uint32_t mapped;                  /* a set of fields */
};

static void
mapping_drop(struct mapping *mapping)
{
    for (int i = 0; i < FIELD_COUNT; i++)
        buf_drop(&mapping->headings[i]);
}

/* The word before the first "="; empty: there is none. */
static struct slice
pair_word(struct slice text)
{
    const char *equals = text.len ? memchr(text.at, '=', text.len) : NULL;

    if (equals == NULL)
        return (struct slice){ text.at, 0 };
    return slice_trim((struct slice){ text.at, (size_t)(equals - text.at) });
}

/* Our word that is nearest to one that may be meant as such; NULL: none. */
static const char *
word_nearest(struct slice word)
{
    char text[32] = "";

    if (word.len == 0 || word.len >= sizeof text)
        return NULL;
    memcpy(text, word.at, word.len);
    return word_is_plain(text) ? nearest_word(text, field_words(), FIELD_COUNT)
                               : NULL;
}

static bool
word_unknown(struct slice word, struct err *err)
{
    const char *near = word_nearest(word);
    AUTO(buf) all = { 0 };

    for (int i = 0; i < FIELD_COUNT; i++)
        buf_format(&all, "%s%s", i ? ", " : "", field_words()[i]);
    err_set(err, ERR_USAGE, "--map: a word for a column is not known");
    err_detail(err, "The words are %s.", buf_string(&all));
    return near ? err_hint(err, "Did you mean %s?", near)
                : err_hint(err, "Write it as --map address=Mail,name=\"Full "
                                "name\", the word first.");
}

/* Cuts the first pair off: it ends where a comma, one of our words and "="
 * follow, or what is nearly one. */
static struct slice
pair_cut(struct slice *rest)
{
    struct slice pair = *rest;

    for (size_t i = 0; i < rest->len; i++) {
        struct slice next = { rest->at + i + 1, rest->len - i - 1 };

        if (rest->at[i] != ',' || word_nearest(pair_word(next)) == NULL)
            continue;
        pair.len = i;
        *rest = next;
        return pair;
    }
    *rest = (struct slice){ NULL, 0 };
    return pair;
}

/* What stands in a heading goes into messages and into the record of the
 * import, and must not be cut into two. */
static bool
heading_good(struct slice heading)
{
    struct slice rest = heading;
    uint32_t c;
    size_t len;

    for (; rest.len > 0; rest.at += len, rest.len -= len) {
        len = utf8_get(rest, &c);
        if (len == 0 || utf8_is_harmful(c) || c == '@' || c == 0xFF20 ||
            c == 0xFE6B || c == '|')
            return false;
    }
    return heading.len > 0 && heading.len <= 100;
}

static bool
pair_read(struct mapping *mapping, struct slice pair, struct err *err)
{
    struct slice word = pair_word(pair);
    int field = slice_index(word, field_words(), FIELD_COUNT);
    struct buf *heading;

    if (field < 0)
        return word_unknown(word, err);
    slice_cut(&pair, '=');
    pair = slice_trim(pair);
    if (!heading_good(pair)) {
        err_set(err, ERR_USAGE, "--map: the heading for %s cannot be one",
                field_words()[field]);
        return err_hint(err, "Write the heading as the first line of the table "
                             "has it; at most 100 bytes, no \"@\", no \"|\".");
    }
    heading = &mapping->headings[field];
    if (heading->len > 0 && !(REPEATABLE >> field & 1)) {
        err_set(err, ERR_USAGE, "--map: %s is given twice",
                field_words()[field]);
        return err_hint(err, "Give each word one heading.");
    }
    mapping->mapped |= 1u << field;
    if (heading->len > 0)
        buf_text(heading, " | ");
    unicode_fold(heading, pair);
    return true;
}

/* Whether a table can be made of what is mapped. */
static bool
mapping_check(const struct mapping *mapping, struct err *err)
{
    if (!(mapping->mapped & WHO)) {
        err_set(err, ERR_USAGE, "--map: no column tells who it was");
        return err_hint(err, "Map address, name, or given and family.");
    }
    if (!(mapping->mapped & SET(EVENT)) == !(mapping->mapped & SET(EVENT_AT)))
        return true;
    err_set(err, ERR_USAGE, "--map: event and event_at belong together");
    return err_hint(err, "Map event to the column that says joined or left, "
                         "event_at to that of its time.");
}

/* The same mapping has the same name, in whatever order it was written. */
static void
mapping_name(const struct mapping *mapping, struct buf *to)
{
    const char *between = "map ";

    for (int i = 0; i < FIELD_COUNT; i++) {
        if (mapping->headings[i].len == 0)
            continue;
        buf_format(to, "%s%s=%s", between, field_words()[i],
                   buf_string(&mapping->headings[i]));
        between = ",";
    }
}

/* The text of the format's file. */
static void
mapping_text(const struct mapping *mapping, struct buf *to)
{
    bool present = (mapping->mapped & PRESENCE) != 0;
    const char *between = "";

    buf_format(to, "[table %s]\n", present ? "participants" : "registrants");
    if (!present)
        buf_text(to, "registration = yes\n");
    if (mapping->mapped & SET(EVENT))
        buf_text(to, "events = yes\n");
    buf_text(to, "needs = ");
    for (int i = 0; i < FIELD_COUNT; i++) {
        if (!((mapping->mapped & ~REPEATABLE) >> i & 1))
            continue;
        buf_format(to, "%s%s", between, field_words()[i]);
        between = ", ";
    }
    for (int i = 0; i < FIELD_COUNT; i++)
        if (mapping->headings[i].len > 0)
            buf_format(to, "\n%s = %s", field_words()[i],
                       buf_string(&mapping->headings[i]));
    buf_char(to, '\n');
}

static bool
mapping_read(struct mapping *mapping, const char *const *texts, size_t count,
             struct err *err)
{
    for (size_t i = 0; i < count; i++) {
        struct slice rest = slice_of(texts[i]);

        do
            if (!pair_read(mapping, pair_cut(&rest), err))
                return false;
        while (rest.len > 0);
    }
    return mapping_check(mapping, err);
}

bool
mapping_add(struct profiles *profiles, const char *const *texts, size_t count,
            const char **ret_name, struct err *err)
{
    AUTO(mapping) mapping = { 0 };
    AUTO(buf) name = { 0 };
    AUTO(buf) text = { 0 };

    if (!mapping_read(&mapping, texts, count, err))
        return false;
    mapping_name(&mapping, &name);
    mapping_text(&mapping, &text);
    if (!profiles_add(profiles, buf_string(&name), buf_all(&text), err))
        return false;
    *ret_name = profiles->at[profiles->count - 1].name;
    return true;
}

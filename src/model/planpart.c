/* planpart.c - the sections of a plan file: their names, keys and lines. */
#include "model/planpart.h"

#include "base/opt.h"
#include "model/plan.h"
#include "wrap/unicode.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const struct {
    const char *word;
    int kinds;
} keys[KEY_COUNT] = {
#define KEY_ROW(name, word, kinds) { word, kinds },
    PLAN_KEYS(KEY_ROW)
#undef KEY_ROW
};

static const struct {
    const char *word, *shape;
    enum plan_part_kind kind;
} sections[] = {
    { "series", "[series NAME]", IN_SERIES },
    { "webinar", "[webinar NAME]", IN_WEBINAR },
    { "session", "[session WEBINAR/NAME]", IN_SESSION },
};

bool
plan_wrong(struct err *err, const char *file, int line, const char *format, ...)
{
    char message[sizeof err->message];
    va_list args;

    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    err_set(err, ERR_SETTING, "%s", message);
    return err_at(err, "%s:%d", file, line);
}

const char *
plan_quote(char to[PLAN_QUOTE], const char *text)
{
    bool tame = strlen(text) < PLAN_QUOTE - 2;

    for (const char *c = text; *c != '\0'; c++)
        if (*c == '@' || (unsigned char)*c < ' ' || (unsigned char)*c > '~')
            tame = false;
    snprintf(to, PLAN_QUOTE, tame ? "\"%s\"" : "what stands there", text);
    return to;
}

/* "Did you mean"; or, when nothing is near, all that there is. */
static bool
hint_words(struct err *err, const char *word, const char *const *words,
           size_t count)
{
    const char *nearest = nearest_word(word, words, count);
    AUTO(buf) all = { 0 };

    if (nearest != NULL)
        return err_hint(err, "Did you mean \"%s\"?", nearest);
    for (size_t i = 0; i < count; i++)
        buf_format(&all, "%s%s", i ? ", " : "", words[i]);
    return err_hint(err, "Known here: %s.", buf_string(&all));
}

static bool
section_unknown(const struct ini *ini, const struct ini_item *item,
                const char *word, struct err *err)
{
    const char *words[COUNT_OF(sections)];
    char quote[PLAN_QUOTE];

    for (size_t i = 0; i < COUNT_OF(sections); i++)
        words[i] = sections[i].word;
    plan_wrong(err, ini->name, item->line, "unknown section: %s",
               plan_quote(quote, word));
    return hint_words(err, word, words, COUNT_OF(words));
}

/* "session day1/opening" to its kind, webinar and slug. */
static bool
section_read(struct plan_parts *parts, const struct ini *ini,
             const struct ini_item *item, struct plan_part *part,
             struct err *err)
{
    struct slice name = slice_of(item->section), webinar = SLICE("");
    size_t word_len = strcspn(item->section, " \t");
    struct slice word = { name.at, word_len };
    char quote[PLAN_QUOTE];
    size_t s = 0;

    name =
        slice_trim((struct slice){ name.at + word_len, name.len - word_len });
    while (s < COUNT_OF(sections) && !slice_is(word, sections[s].word))
        s++;
    if (s == COUNT_OF(sections))
        return section_unknown(ini, item, arena_text(&parts->arena, word), err);
    *part = (struct plan_part){ .kind = sections[s].kind,
                                .file = ini->name,
                                .line = item->line };
    if (part->kind == IN_SESSION && memchr(name.at, '/', name.len) != NULL)
        webinar = slice_cut(&name, '/');
    part->webinar = arena_text(&parts->arena, webinar);
    part->slug = arena_text(&parts->arena, name);
    if (slug_valid(name) && (part->kind != IN_SESSION || slug_valid(webinar)))
        return true;
    plan_wrong(err, ini->name, item->line, "bad name of a %s: %s",
               sections[s].word, plan_quote(quote, item->section));
    return err_hint(err,
                    "Write it as %s; a name has small letters, digits and "
                    "hyphens, and begins with no hyphen.",
                    sections[s].shape);
}

static bool
section_add(struct plan_parts *parts, size_t *cap, const struct ini *ini,
            const struct ini_item *item, struct err *err)
{
    struct plan_part part = { 0 };

    if (!section_read(parts, ini, item, &part, err))
        return false;
    assert(part.slug != NULL && part.webinar != NULL);
    for (size_t i = 0; i < parts->count; i++) {
        const struct plan_part *other = &parts->at[i];

        if (other->kind != part.kind)
            continue;
        if (part.kind == IN_SERIES)
            return plan_wrong(err, ini->name, item->line,
                              "a second series; the first is in line %d",
                              other->line);
        if (strcmp(other->slug, part.slug) == 0 &&
            strcmp(other->webinar, part.webinar) == 0)
            return plan_wrong(err, ini->name, item->line,
                              "section [%s] stands already in line %d",
                              item->section, other->line);
    }
    ARRAY_ADD(parts->at, parts->count, *cap) = part;
    return true;
}

static bool
key_unknown(const struct plan_part *part, const struct ini_item *item,
            struct err *err)
{
    const char *words[KEY_COUNT];
    char quote[PLAN_QUOTE];
    size_t count = 0;

    for (size_t i = 0; i < KEY_COUNT; i++)
        if (keys[i].kinds & (int)part->kind)
            words[count++] = keys[i].word;
    plan_wrong(err, part->file, item->line, "unknown key: %s",
               plan_quote(quote, item->key));
    return hint_words(err, item->key, words, count);
}

/* Text that a terminal can be shown and a plan can hold. */
static bool
text_check(const struct plan_part *part, const struct ini_item *item,
           struct err *err)
{
    struct slice rest = slice_of(item->value);

    if (unicode_valid(rest) != rest.len) {
        plan_wrong(err, part->file, item->line, "%s is not valid UTF-8",
                   item->key);
        return err_hint(err, "Save the plan as UTF-8.");
    }
    while (rest.len > 0) {
        uint32_t c;
        size_t len = unicode_get(rest, &c);

        if (unicode_is_control(c))
            return plan_wrong(err, part->file, item->line,
                              "%s holds a control character", item->key);
        rest.at += len, rest.len -= len;
    }
    return true;
}

static bool
key_add(struct plan_parts *parts, const struct ini *ini,
        const struct ini_item *item, struct err *err)
{
    struct plan_part *part = parts->count ? &parts->at[parts->count - 1] : NULL;
    struct plan_value *value;
    size_t key = 0;

    if (part == NULL) {
        plan_wrong(err, ini->name, item->line, "a key before any section");
        return err_hint(err, "Begin the plan with [series NAME].");
    }
    while (key < KEY_COUNT && (!(keys[key].kinds & (int)part->kind) ||
                               strcmp(keys[key].word, item->key) != 0))
        key++;
    if (key == KEY_COUNT)
        return key_unknown(part, item, err);
    value = &part->values[key];
    if (value->text != NULL)
        return plan_wrong(err, ini->name, item->line,
                          "%s stands already in line %d", keys[key].word,
                          value->line);
    if (!text_check(part, item, err))
        return false;
    value->text = arena_text(&parts->arena, slice_of(item->value));
    value->line = item->line;
    return true;
}

/* What only the whole file can tell. */
static bool
plan_parts_check(struct plan_parts *parts, const struct ini *ini,
                 struct err *err)
{
    bool series = false;

    for (size_t i = 0; i < parts->count; i++) {
        const struct plan_part *part = &parts->at[i];
        bool found = part->kind != IN_SESSION;

        series |= part->kind == IN_SERIES;
        for (size_t w = 0; w < parts->count && !found; w++)
            found = parts->at[w].kind == IN_WEBINAR &&
                    strcmp(parts->at[w].slug, part->webinar) == 0;
        if (found)
            continue;
        plan_wrong(err, ini->name, part->line,
                   "session of a webinar that the plan does not have: \"%s\"",
                   part->webinar);
        return err_hint(err, "Add a section [webinar %s].", part->webinar);
    }
    if (series)
        return true;
    err_set(err, ERR_SETTING, "%s: a plan without a series", ini->name);
    return err_hint(err, "Begin the plan with [series NAME].");
}

bool
plan_parts_read(struct plan_parts *ret_parts, const struct ini *ini,
                struct err *err)
{
    AUTO(plan_parts) parts = { 0 };
    size_t cap = 0;

    for (size_t i = 0; i < ini->count; i++) {
        const struct ini_item *item = &ini->items[i];

        if (item->key == NULL ? !section_add(&parts, &cap, ini, item, err)
                              : !key_add(&parts, ini, item, err))
            return false;
    }
    if (!plan_parts_check(&parts, ini, err))
        return false;
    /* All keys know their names, also those that are missing. */
    for (size_t i = 0; i < parts.count; i++) {
        for (size_t key = 0; key < KEY_COUNT; key++) {
            parts.at[i].values[key].file = parts.at[i].file;
            parts.at[i].values[key].key = keys[key].word;
        }
    }
    *ret_parts = parts;
    parts = (struct plan_parts){ 0 };
    return true;
}

void
plan_parts_drop(struct plan_parts *parts)
{
    x_free(parts->at);
    arena_drop(&parts->arena);
    *parts = (struct plan_parts){ 0 };
}

/* words.c - words that platforms use in every language, from conf/words.ini.
 */
#include "ingest/words.h"

#include "base/ini.h"
#include "files.h"
#include "wrap/unicode.h"

#include <assert.h>
#include <string.h>
#include <threads.h>

#define SLOTS 4096 /* a power of two, some four times the words */

static const char *const list_names[WORD_LIST_COUNT] = {
    [WORD_LIST_MONTH] = "month",       [WORD_LIST_HALF] = "half",
    [WORD_LIST_FILLER] = "filler",     [WORD_LIST_ZONE] = "zone",
    [WORD_LIST_UNIT] = "unit",         [WORD_LIST_STATUS] = "status",
    [WORD_LIST_ATTENDED] = "attended", [WORD_LIST_ROLE] = "role",
    [WORD_LIST_EVENT] = "event",       [WORD_LIST_MARK] = "mark",
};

struct word {
    struct slice text; /* folded, without the "*" */
    const char *meaning;
    enum word_list list;
};

/* Read once and kept as long as the program runs: words of the program's own
 * file, nothing of a person. */
static struct {
    struct ini ini;
    struct arena arena;
    struct word exact[SLOTS]; /* open addressing; meaning NULL: free */
    size_t exact_count;
    struct beginnings { /* words with any ending, the longest first */
        struct word *at;
        size_t count, cap;
    } open[WORD_LIST_COUNT];
} words;

static size_t
word_slot(enum word_list list, struct slice text)
{
    uint32_t hash = 2166136261U + list; /* FNV-1a */

    for (size_t i = 0; i < text.len; i++)
        hash = (hash ^ (uint8_t)text.at[i]) * 16777619U;
    return (hash ^ hash >> 15) % SLOTS;
}

/* The place of a word, or the free one where it belongs. */
static struct word *
word_find(enum word_list list, struct slice text)
{
    size_t i = word_slot(list, text);

    while (
        words.exact[i].meaning != NULL &&
        (words.exact[i].list != list || !slice_same(words.exact[i].text, text)))
        i = (i + 1) % SLOTS;
    return &words.exact[i];
}

static void
word_add_open(struct word word)
{
    struct beginnings *open = &words.open[word.list];
    size_t i = open->count;

    ARRAY_ADD(open->at, open->count, open->cap) = word;
    for (; i > 0 && open->at[i - 1].text.len < word.text.len; i--)
        open->at[i] = open->at[i - 1];
    open->at[i] = word;
}

static void
word_add(enum word_list list, struct slice text, const char *meaning)
{
    AUTO(buf) folded = { 0 };
    bool open = text.len > 0 && text.at[text.len - 1] == '*';
    struct word word = { .meaning = meaning, .list = list };
    struct word *place;

    text.len -= open;
    unicode_fold(&folded, text);
    word.text = arena_slice(&words.arena, buf_all(&folded));
    assert(word.text.len > 0);
    if (open) {
        word_add_open(word);
        return;
    }
    place = word_find(list, word.text);
    assert(place->meaning == NULL || strcmp(place->meaning, meaning) == 0);
    assert(words.exact_count < SLOTS / 2);
    words.exact_count += place->meaning == NULL;
    *place = word;
}

static enum word_list
list_of(const char *name)
{
    enum word_list list = 0;

    while (list < WORD_LIST_COUNT && strcmp(list_names[list], name) != 0)
        list++;
    assert(list < WORD_LIST_COUNT);
    return list;
}

/* The file is a part of the program: what is wrong in it is a bug. */
static void
words_load(void)
{
    struct err err;
    bool good =
        ini_parse(&words.ini, "words.ini", slice_of(conf_words.text), &err);

    assert(good);
    (void)good;
    for (size_t i = 0; i < words.ini.count; i++) {
        const struct ini_item *item = &words.ini.items[i];
        struct slice rest = slice_of(item->value);

        while (item->key != NULL && rest.len > 0)
            word_add(list_of(item->section), slice_trim(slice_cut(&rest, '|')),
                     item->key);
    }
}

const char *
words_meaning(enum word_list list, struct slice folded)
{
    static once_flag once = ONCE_FLAG_INIT;
    const struct word *found;

    call_once(&once, words_load);
    found = word_find(list, folded);
    if (found->meaning != NULL)
        return found->meaning;
    for (size_t i = 0; i < words.open[list].count; i++) {
        const struct word *word = &words.open[list].at[i];

        if (folded.len >= word->text.len && folded.at[0] == word->text.at[0] &&
            memcmp(folded.at, word->text.at, word->text.len) == 0)
            return word->meaning;
    }
    return NULL;
}

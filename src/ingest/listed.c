/* listed.c - what the plan's lists say. */
#include "ingest/listed.h"

#include "wrap/unicode.h"

#include <string.h>

/* A comma-separated list of domains and ref:HEX. */
static void
list_read(struct listed *listed, const char *list, enum role role)
{
    struct slice rest = slice_of(list);

    while (rest.len > 0) {
        AUTO(buf) domain = { 0 };
        struct slice word = slice_trim(slice_cut(&rest, ','));
        struct listed_one one = { .role = role };

        if (!identity_ref(word, &one.ref)) {
            if (!address_domain(&domain, word))
                continue;
            one.domain = arena_slice(&listed->arena, buf_all(&domain));
        }
        ARRAY_ADD(listed->at, listed->count, listed->cap) = one;
    }
}

/* A set of the pairs of characters that stand side by side in a text, each a
 * bit, which others may share. A name that fits a pattern holds the pairs of
 * all its words, and hardly any other name does. */
static uint64_t
pairs_of(struct slice text)
{
    uint64_t pairs = 0;

    for (size_t i = 1; i < text.len; i++) {
        unsigned before = (unsigned char)text.at[i - 1];

        pairs |= (uint64_t)1 << ((before * 5 + (unsigned char)text.at[i]) % 64);
    }
    return pairs;
}

static void
bot_add(struct listed *listed, struct slice pattern)
{
    struct listed_bot bot = { .pattern = arena_slice(&listed->arena, pattern) };

    while (pattern.len > 0)
        bot.pairs |= pairs_of(slice_cut(&pattern, '*'));
    ARRAY_ADD(listed->bots, listed->bot_count, listed->bot_cap) = bot;
}

void
listed_open(struct listed *listed, const struct plan *plan, const char *bots)
{
    struct slice rest = slice_of(bots);

    list_read(listed, plan->staff, ROLE_STAFF);
    list_read(listed, plan->hosts, ROLE_HOST);
    while (rest.len > 0) {
        AUTO(buf) folded = { 0 };

        unicode_fold(&folded, slice_cut(&rest, ','));
        if (folded.len > 0)
            bot_add(listed, buf_all(&folded));
    }
}

/* Whether a text fits a pattern in which * is any text: greedy, and back to
 * the last * only, so it never takes more than the product of the lengths. */
static bool
pattern_fits(struct slice pattern, struct slice text)
{
    size_t p = 0, t = 0, star = SIZE_MAX, mark = 0;

    while (t < text.len) {
        if (p < pattern.len && pattern.at[p] == '*') {
            star = p++;
            mark = t;
        } else if (p < pattern.len && pattern.at[p] == text.at[t]) {
            p++, t++;
        } else if (star != SIZE_MAX) {
            p = star + 1;
            t = ++mark;
        } else {
            return false;
        }
    }
    while (p < pattern.len && pattern.at[p] == '*')
        p++;
    return p == pattern.len;
}

bool
listed_bot(const struct listed *listed, struct slice name)
{
    uint64_t pairs = pairs_of(name);

    for (size_t i = 0; name.len > 0 && i < listed->bot_count; i++)
        if ((listed->bots[i].pairs & ~pairs) == 0 &&
            pattern_fits(listed->bots[i].pattern, name))
            return true;
    return false;
}

void
listed_drop(struct listed *listed)
{
    x_free(listed->at);
    x_free(listed->bots);
    arena_drop(&listed->arena);
    *listed = (struct listed){ 0 };
}

enum role
listed_role(const struct listed *listed, const struct person *person)
{
    enum role role = ROLE_ATTENDEE;

    for (size_t i = 0; i < listed->count; i++) {
        const struct listed_one *one = &listed->at[i];
        bool same =
            one->domain.len > 0
                ? slice_same(one->domain, person->domain)
                : memcmp(&one->ref, &person->ref, sizeof person->ref) == 0;

        if (same && one->role > role)
            role = one->role;
    }
    return role;
}

/* Whether a folded question is one of a list that `mark` divides. */
static bool
question_in(struct slice list, char mark, struct slice asked,
            struct slice *ret_listed)
{
    AUTO(buf) folded = { 0 };

    while (list.len > 0) {
        struct slice one = slice_trim(slice_cut(&list, mark));

        buf_reset(&folded);
        unicode_fold(&folded, one);
        if (!slice_same(asked, buf_all(&folded)))
            continue;
        if (ret_listed != NULL)
            *ret_listed = one;
        return true;
    }
    return false;
}

bool
listed_question(const struct plan *plan, struct slice question,
                struct slice *ret_listed)
{
    struct slice list = slice_of(plan->questions);
    AUTO(buf) asked = { 0 };

    unicode_fold(&asked, question);
    if (asked.len == 0)
        return false;
    if (question_in(list, '|', buf_all(&asked), ret_listed))
        return true;
    return strchr(plan->questions, '|') == NULL &&
           question_in(list, ',', buf_all(&asked), ret_listed);
}

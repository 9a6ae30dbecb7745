/* registrant.c - one person registered by hand: one row, ready to store. */
#include "ingest/registrant.h"

#include "ingest/cell.h"
#include "ingest/country.h"
#include "ingest/listed.h"
#include "ingest/words.h"
#include "wrap/unicode.h"

#include <stdlib.h>
#include <string.h>

void
registrant_drop(struct registrant *registrant)
{
    x_free(registrant->answers);
    arena_drop(&registrant->arena);
    *registrant = (struct registrant){ 0 };
}

bool
registrant_address(struct registrant *registrant, const struct plan *plan,
                   struct identity *identity, struct slice address,
                   struct err *err)
{
    struct fact *fact = &registrant->fact;
    AUTO(listed) listed = { 0 };
    struct person person;
    enum role role;

    if (identity_person(identity, address, &person) != ADDRESS_GOOD) {
        err_set(err, ERR_INPUT, "this is no e-mail address");
        return err_hint(err, "Give one address, as in name@example.org, and "
                             "nothing else.");
    }
    fact->head = person.ref;
    fact->loose = person.loose;
    fact->has_loose = person.has_loose;
    fact->untimed_seconds = -1;
    fact->line = 1;
    listed_open(&listed, plan, "");
    role = listed_role(&listed, &person);
    if (role > fact->role)
        fact->role = role;
    return true;
}

bool
registrant_status(struct registrant *registrant, const char *word,
                  struct err *err)
{
    struct fact *fact = &registrant->fact;
    AUTO(buf) folded = { 0 };
    const char *meaning;

    unicode_fold(&folded, slice_of(word));
    meaning = words_meaning(WORD_LIST_STATUS, buf_all(&folded));
    if (meaning != NULL && strcmp(meaning, "panelist") == 0) {
        fact->status = STATUS_APPROVED;
        if (fact->role < ROLE_PANELIST)
            fact->role = ROLE_PANELIST;
        return true;
    }
    if (meaning != NULL && status_of(slice_of(meaning), &fact->status))
        return true;
    err_set(err, ERR_USAGE, "--status is no status of a registration");
    return err_hint(err, "Write approved, pending, denied or cancelled.");
}

/* The question that is meant, as it is kept: one of the two that every series
 * keeps, or one of the plan's. */
static bool
question_find(const struct plan *plan, struct slice asked,
              struct slice *ret_question, struct err *err)
{
    static const struct slice always[] = { { "organisation", 12 },
                                           { "country", 7 } };
    AUTO(buf) folded = { 0 };

    unicode_fold(&folded, asked);
    for (size_t i = 0; i < COUNT_OF(always); i++) {
        if (slice_same(buf_all(&folded), always[i])) {
            *ret_question = always[i];
            return true;
        }
    }
    if (listed_question(plan, asked, ret_question))
        return true;
    err_set(err, ERR_SETTING,
            "the plan of %s does not ask a question of --answer", plan->slug);
    err_detail(err, "it keeps organisation, country%s%s",
               plan->questions[0] ? " | " : "", plan->questions);
    return err_hint(err, "Add it to \"questions\" in the plan, then run "
                         "\"headcount plan apply\".");
}

/* An answer that may be kept: text of one line, and no address. */
static bool
answer_check(struct slice answer, struct err *err)
{
    bool control = false;

    for (size_t i = 0; i < answer.len; i++)
        control |= (unsigned char)answer.at[i] < ' ';
    if (unicode_valid(answer) == answer.len && !control &&
        memchr(answer.at, '@', answer.len) == NULL)
        return true;
    err_set(err, ERR_USAGE, "an --answer cannot be kept");
    return err_hint(err, "Answers are one line of UTF-8 without \"@\": "
                         "addresses are never kept.");
}

bool
registrant_answer(struct registrant *registrant, const struct plan *plan,
                  const char *given, struct err *err)
{
    struct slice answer = slice_of(given), question;
    struct arena *arena = &registrant->arena;

    if (strchr(given, '=') == NULL) {
        err_set(err, ERR_USAGE, "--answer takes QUESTION=ANSWER");
        return err_hint(err, "Write it as --answer organisation=UNIDO.");
    }
    question = slice_cut(&answer, '=');
    answer = cell_trim(answer);
    if (!answer_check(answer, err) ||
        !question_find(plan, cell_trim(question), &question, err))
        return false;
    for (size_t i = 0; i < registrant->answer_count; i++)
        if (slice_same(registrant->answers[i].question, question))
            return err_set(err, ERR_USAGE,
                           "one question has two answers on the command line");
    if (cell_is_placeholder(answer))
        answer.len = 0;
    ARRAY_ADD(registrant->answers, registrant->answer_count,
              registrant->answer_cap) =
        (struct answer){ arena_slice(arena, question),
                         arena_slice(arena, answer) };
    return true;
}

static int
answer_order(const void *left, const void *right)
{
    const struct answer *a = left, *b = right;

    return slice_order(a->question, b->question);
}

static struct slice
country_answered(struct slice answer)
{
    const char *code = country_code(answer);

    return code ? slice_of(code) : answer;
}

/* Organisation and country have columns of their own; what is empty is gone.
 */
static void
answers_place(struct registrant *registrant)
{
    struct fact *fact = &registrant->fact;
    size_t kept = 0;

    for (size_t i = 0; i < registrant->answer_count; i++) {
        struct answer answer = registrant->answers[i];

        if (slice_is(answer.question, "organisation"))
            fact->organisation = answer.answer;
        else if (slice_is(answer.question, "country"))
            fact->country = country_answered(answer.answer);
        else if (answer.answer.len > 0)
            registrant->answers[kept++] = answer;
    }
    registrant->answer_count = kept;
    if (kept > 1)
        qsort(registrant->answers, kept, sizeof *registrant->answers,
              answer_order);
    fact->answers = registrant->answers;
    fact->answer_count = kept;
}

void
registrant_when(struct registrant *registrant, int64_t now)
{
    answers_place(registrant);
    registrant->fact.registered_at = now;
}

/* Each part with its length before it, so that no two contents are one. */
static void
part_add(struct buf *to, struct slice part)
{
    buf_format(to, "%zu:", part.len);
    buf_slice(to, part);
}

void
registrant_digest(const struct registrant *registrant,
                  const struct crypto_key *file_key, int64_t webinar_id,
                  uint8_t to[CRYPTO_DIGEST_SIZE])
{
    const struct fact *fact = &registrant->fact;
    AUTO(buf) said = { 0 };

    buf_format(&said, REGISTRANT_FORMAT " %lld %lld %d ", (long long)webinar_id,
               (long long)fact->registered_at, (int)fact->status);
    part_add(&said, (struct slice){ (const char *)fact->head.bytes, REF_SIZE });
    part_add(&said, fact->organisation);
    part_add(&said, fact->country);
    for (size_t i = 0; i < fact->answer_count; i++) {
        part_add(&said, fact->answers[i].question);
        part_add(&said, fact->answers[i].answer);
    }
    crypto_keyed_hash(to, CRYPTO_DIGEST_SIZE, file_key, buf_all(&said));
}

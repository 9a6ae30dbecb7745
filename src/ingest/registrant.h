/* registrant.h - one person registered by hand: one row, ready to store.
 *
 * What is said of an export's row holds here too: placeholders are no values
 * (R7), the plan's lists give the role (O4), only what the plan asks is kept.
 * The address is turned into a ref at once.
 */
#ifndef HEADCOUNT_REGISTRANT_H
#define HEADCOUNT_REGISTRANT_H

#include "base/err.h"
#include "ingest/identity.h"

#define REGISTRANT_FORMAT "register" /* profile and file of its imports */

struct registrant {
    struct arena arena; /* of the texts; nothing of a person but answers */
    struct fact fact;
    struct answer *answers; /* by question, bytewise */
    size_t answer_count, answer_cap;
};

void registrant_drop(struct registrant *registrant);

/* The person behind an address, and the role that the plan's lists give.
 * ERR_INPUT, without repeating it: no address that can be made canonical. */
bool registrant_address(struct registrant *registrant, const struct plan *plan,
                        struct identity *identity, struct slice address,
                        struct err *err);

/* The status in a platform's word, in any language; `upgraded to panelist` is
 * approved and a role (R8). ERR_USAGE: an unknown word. */
bool registrant_status(struct registrant *registrant, const char *word,
                       struct err *err);

/* An answer, as QUESTION=ANSWER: `organisation`, `country` or a question of
 * the plan, else ERR_SETTING. ERR_USAGE: no "=", not UTF-8, an address in the
 * answer, the same question twice. A placeholder is no answer. */
bool registrant_answer(struct registrant *registrant, const struct plan *plan,
                       const char *given, struct err *err);

/* When it was said; and what makes it an import that is known again: a keyed
 * digest of all of it, for one webinar. */
void registrant_when(struct registrant *registrant, int64_t now);
void registrant_digest(const struct registrant *registrant,
                       const struct crypto_key *file_key, int64_t webinar_id,
                       uint8_t to[CRYPTO_DIGEST_SIZE]);

#endif

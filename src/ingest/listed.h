/* listed.h - what the plan's lists say: who is staff or host (O4), and which
 * questions are kept.
 */
#ifndef HEADCOUNT_LISTED_H
#define HEADCOUNT_LISTED_H

#include "ingest/identity.h"
#include "model/words.h"

/* One entry of `staff` or `hosts`: a domain or a ref. */
struct listed_one {
    enum role role;
    struct slice domain; /* empty: the ref */
    struct ref ref;
};

struct listed {
    struct arena arena; /* of the domains and patterns */
    struct listed_one *at;
    size_t count, cap;
    struct listed_bot {
        struct slice pattern; /* of names, folded */
        uint64_t pairs;       /* of neighbours, which such a name holds */
    } * bots;
    size_t bot_count, bot_cap;
};

/* Reads the plan's lists, and the setting `bots`: comma-separated patterns of
 * names in which * is any text. */
void listed_open(struct listed *listed, const struct plan *plan,
                 const char *bots);
void listed_drop(struct listed *listed);

/* The plan's word on a person: staff, host, or attendee, which is none. */
enum role listed_role(const struct listed *listed, const struct person *person);

/* Whether a canonical display name is that of a note-taker or other bot. The
 * whole name must fit a pattern: "Sarah Chen (notetaker)" is a person. */
bool listed_bot(const struct listed *listed, struct slice name);

/* Whether the plan keeps the answers to a question; then the question as the
 * plan writes it (NULL: not wanted). Compared folded. The list is divided by
 * "|", since questions hold commas; where there is none, by commas. */
bool listed_question(const struct plan *plan, struct slice question,
                     struct slice *ret_listed);

#endif

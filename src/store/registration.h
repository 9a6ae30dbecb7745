/* registration.h - what `register` has said of a person before.
 *
 * Runs inside the caller's transaction, behind its lock on the series.
 */
#ifndef HEADCOUNT_REGISTRATION_H
#define HEADCOUNT_REGISTRATION_H

#include "model/fact.h"
#include "wrap/db.h"

/* The newest statement of `register` on one person in one webinar. */
struct registration {
    int64_t import_id; /* 0: it has said nothing */
    int64_t generated_at;
    struct fact fact;     /* role, status, country, organisation, answers */
    enum status in_force; /* of the newest report of all (R9) */
};

/* Text lies in the arena. */
bool registration_newest(struct db *db, int64_t webinar_id,
                         const struct ref *head, struct arena *arena,
                         struct registration *ret_registration,
                         struct err *err);

#endif

/* people.h - roles given by hand (O4), and lists of people by ref.
 *
 * Runs inside the caller's transaction.
 */
#ifndef HEADCOUNT_PEOPLE_H
#define HEADCOUNT_PEOPLE_H

#include "model/fact.h"
#include "wrap/db.h"

/* One role for some heads, known already or not. */
struct hand_role {
    int64_t series_id;
    int64_t webinar_id; /* 0: all webinars of the series, also new ones */
    struct ref *heads;  /* one may be there twice */
    size_t head_count, head_cap;
    bool none; /* takes back what was given; `role` says nothing */
    enum role role;
};

void hand_role_drop(struct hand_role *hand);

/* What came of it. */
struct hand_role_done {
    int64_t changed, unchanged; /* words by hand, one a head */
    int64_t heads;              /* roles that are others now, in: */
    int64_t webinars;
};

/* Gives the role or takes it back. Locks the series; figures are left behind
 * where a role changed that imports have brought. */
bool people_role(struct db *db, const struct hand_role *hand,
                 struct hand_role_done *ret_done, struct err *err);

/* Roles given by hand as rows to be shown; series_id 0: of all series,
 * webinar_id 0: of all webinars, else those that hold in it. */
bool people_roles(struct db *db, int64_t series_id, int64_t webinar_id,
                  struct db_rows *rows, struct err *err);

/* Which persons to list; names as in the report `segments`. */
struct segment {
    int64_t series_id;
    int64_t webinar_id; /* 0: all */
    const char *name;   /* "at_least" for all that begin so */
    int64_t least;
    bool percent;
};

/* Reads a name, "at_least_3", into `segment`; false: there is none such. */
bool segment_read(const char *name, struct segment *segment);

/* Their refs, a row each. Figures are up to date. */
bool people_segment(struct db *db, const struct segment *segment,
                    struct db_rows *rows, struct err *err);

#endif

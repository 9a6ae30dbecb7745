/* headings.h - the header of a table: which column is what.
 *
 * Columns stand in any order; unknown ones and repeated ones are normal, and a
 * heading may tell a zone, "Join Time (GMT+9)".
 */
#ifndef HEADCOUNT_HEADINGS_H
#define HEADCOUNT_HEADINGS_H

#include "ingest/profile.h"
#include "wrap/csv.h"

struct question {
    int column;
    struct slice text; /* as the header writes it */
    bool unknown;      /* to the profile, too */
};

/* Where the columns of the current table stand. */
struct columns {
    int at[FIELD_COUNT];           /* -1: not there */
    int seen[FIELD_COUNT];         /* headings of it so far */
    const char *zone[FIELD_COUNT]; /* from the header, "Join Time (GMT+9)" */
    struct question *questions;    /* columns that may hold answers */
    size_t question_count;
    size_t width;          /* of the header */
    bool has_registration; /* R8: the table tells of registrations */
    bool address_only;     /* ... by nothing but an address, and of what else
                              it tells no heading is known */
    size_t unknown;        /* columns that the profile does not know */
    size_t number;         /* of the table in its file: 1, 2, ... */
    bool certain;          /* its headings may be shown (ingest/header) */
};

struct headings { /* one profile's words at work; begin with the first two */
    const struct profiles *profiles;
    const struct profile *profile;
    uint16_t profile_at;
    struct arena arena;
    struct buf folded;
};

void headings_drop(struct headings *headings); /* wipes */

/* What a cell means in this profile, of one kind; NULL: nothing. And what else
 * it means. */
const struct meaning *headings_meaning(struct headings *headings,
                                       struct slice cell, enum word_kind kind);
const struct meaning *headings_next(struct headings *headings,
                                    const struct meaning *meaning);

/* Whether a record may be a header: cheap, for every row. Before the `first`
 * table all of its cells are looked at. */
bool headings_likely(struct headings *headings, const struct csv_record *record,
                     bool first);

/* The table that a header begins, and its columns, whose questions are the
 * caller's to free; NULL: it begins none. What is wished for comes first: the
 * tables of the section whose title came before, else the same table again;
 * then the first that fits, but under a title none of another section. */
struct headings_wish {
    uint32_t pending; /* a set of tables, by number */
    const struct table *table;
};

const struct table *headings_table(struct headings *headings,
                                   const struct csv_record *record,
                                   const struct headings_wish *wish,
                                   struct columns *columns);

/* What a record has of a table, by number: a set of fields. */
uint32_t headings_have(struct headings *headings,
                       const struct csv_record *record, size_t table);

/* How many tables a header could begin. */
size_t headings_fits(struct headings *headings,
                     const struct csv_record *record);

#endif

/* fact.h - what one file says of one head in one webinar, ready to store.
 *
 * A harvest is what ingest makes of a file: its ledger, rejects and claims for
 * each webinar that it touches. Facts are many, so they are not kept but
 * handed on one by one, sorted by head (reading_facts). Nothing here is an
 * address or a name. Instants are seconds since 1970 UTC.
 */
#ifndef HEADCOUNT_FACT_H
#define HEADCOUNT_FACT_H

#include "model/plan.h"
#include "model/words.h"

#define REF_SIZE 16

struct ref {
    uint8_t bytes[REF_SIZE];
};

struct stay { /* [join, leave) */
    int64_t join, leave;
};

struct answer {
    struct slice question, answer;
};

struct fact {
    struct ref head;
    struct ref loose;
    bool is_guest, has_loose;
    bool attended;
    enum role role;
    enum status status;      /* STATUS_NONE: no registration */
    int64_t registered_at;   /* INSTANT_NONE: not stated */
    int64_t untimed_seconds; /* -1: no untimed row */
    uint32_t line;
    const struct stay *stays; /* sorted by join, leave; distinct */
    size_t stay_count;
    const struct stay *presence; /* their union: disjoint, none of 0 s */
    size_t presence_count;
    struct slice country, country_guess, organisation; /* empty: none */
    const struct answer *answers;
    size_t answer_count;
};

/* Seconds of its presence; without any stay, as the file says (R6). */
int64_t fact_seconds(const struct fact *fact);

struct harvest_webinar {
    int64_t webinar_id; /* 0: made with --create, or foreign */
    const char *slug;   /* "": foreign */
    const char *zone;   /* of local times, as resolved (T2) */
    enum date_order order;
    bool foreign, known; /* its rows count, it brings no facts */
    bool create;         /* not in the plan yet: `day` and `title` tell it */
    int64_t day;
    const char *title, *platform_id;
    int64_t rows[PART_COUNT][CLASS_COUNT]; /* the ledger */
    int64_t claims[CLAIM_COUNT];           /* -1: not claimed */
};

struct reject {
    uint32_t line;
    const char *field;  /* our word, or the column's number, or "" */
    const char *reason; /* no_join, bad_time, ... */
};

struct harvest {
    struct arena arena;  /* of everything below */
    struct slice digest; /* keyed, of the file's bytes; set behind reading */
    int64_t size;        /* how many these are */
    struct slice basis;  /* keyed, of what else it was read by; empty: none */
    const char *file;    /* as messages name it; its base name is stored */
    const char *profile, *encoding;
    int64_t generated_at; /* INSTANT_NONE: the file states none */
    struct harvest_webinar *webinars;
    size_t webinar_count;
    struct reject *rejects; /* by line */
    size_t reject_count;
};

/* Nothing in it is new: its webinars are known, or foreign. */
bool harvest_is_known(const struct harvest *harvest);

void harvest_drop(struct harvest *harvest);

#endif

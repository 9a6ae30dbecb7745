/* roster.h - the rows of one file, kept small until they can be resolved.
 *
 * Addresses and names are turned into refs as rows come in; what stays is a
 * few numbers for each row. Which class a row has (R2) follows when its
 * meeting's webinar, date order and zone are known (ingest/place), and then
 * rows become facts (ingest/merge).
 */
#ifndef HEADCOUNT_ROSTER_H
#define HEADCOUNT_ROSTER_H

#include "ingest/identity.h"
#include "ingest/layout.h"
#include "ingest/listed.h"
#include "ingest/moment.h"
#include "ingest/words.h"
#include "model/fact.h"

#define HEAD_NONE UINT32_MAX /* a guest without a name */

enum entry_flag {
    ENTRY_YES = 1,        /* the export says that this one came */
    ENTRY_NO = 2,         /* ... that this one did not */
    ENTRY_WAITING = 4,    /* in a waiting room */
    ENTRY_JOINED = 8,     /* an event that begins a stay */
    ENTRY_LEFT = 16,      /* an event that ends one */
    ENTRY_PRESENTER = 32, /* panelist only where others are attendees (O1) */
    ENTRY_LISTED = 64,    /* its table tells of registrations */
    ENTRY_STATED = 128,   /* its own status cell says something */
    ENTRY_MATCHED = 256,  /* an event that has found its other half */
    ENTRY_DOUBLED = 512   /* an event at an hour that occurs twice; the later
                             instant stands in leave */
};

struct entry {
    struct moment join, leave, registered; /* an event: its time in join */
    uint32_t line;
    uint32_t head; /* index into heads, or HEAD_NONE */
    uint32_t country, country_guess, organisation; /* texts; 0: none */
    int32_t duration;                              /* seconds; -1: none */
    uint32_t meeting;
    uint16_t flags;
    uint8_t table; /* of the profile */
    uint8_t role;
    int8_t status;
    uint8_t class; /* enum class, once resolved */
};

struct head {
    struct ref ref, loose;
    bool is_guest, has_loose;
    /* A name of a table that lends its addresses: how often it stands there
     * (2: more often), and whose address it was. Set by ingest/borrow. */
    uint8_t lent;
    /* An address that stood in a UPN column: beside which name, and whether
     * beside others too. */
    bool upn_shared;
    uint32_t lender, upn_name; /* heads, or HEAD_NONE */
};

/* An entry of a guest who may be the person that a UPN tells. */
struct upn_entry {
    uint32_t entry, head;
    uint8_t role;
};

/* An address under a question of a form, of an entry that has no other. */
struct asked_entry {
    uint32_t entry, column, head; /* head: HEAD_NONE, it cannot be used */
    uint8_t role;
};

struct meeting {
    const char *platform_id; /* "" unless stated */
    const char *topic;
    struct moment end;
    struct ref host; /* whose address the file names as the host's */
    bool has_host;
    int64_t claims[CLAIM_COUNT]; /* -1: not claimed */
    bool has_row[PART_COUNT];    /* some row of that table could be read */
    size_t first, count;         /* its entries, in roster.by_meeting */
};

/* What may be kept of a file's words, and how it is compared. */
struct text {
    struct slice is, folded;
    uint32_t country; /* the text of its code, or itself; 0: not asked yet */
};

struct entry_answer {
    uint32_t entry, answer; /* the answer is a text */
    struct slice question;  /* as the plan writes it */
};

/* Things that are not wrong but worth a word, counted. */
#define WARNINGS(X)                                                      \
    X(OPEN_END, "open_end", "no leave time, and the file states no end") \
    X(BAD_ADDRESS, "bad_address", "the address cannot be used: a guest") \
    X(EXTRA_FIELDS, "extra_fields", "cells behind the last heading")     \
    X(UNKNOWN_STATUS, "unknown_status", "unknown status words: pending") \
    X(ADDRESS_ONLY, "address_only",                                      \
      "taken for registrations, since no heading tells of more; see "    \
      "headcount formats check")                                         \
    X(OUTER_BOUNDS, "outer_bounds", "first join to last leave only")     \
    X(GUESSED, "guessed_encoding",                                       \
      "read in a guessed code page; if names look wrong say --encoding")

#define WARNING_ENUM(name, word, meaning) WARNING_##name,
enum warning { WARNINGS(WARNING_ENUM) WARNING_COUNT };

const char *warning_word(enum warning warning);
const char *warning_meaning(enum warning warning);

struct roster {
    struct arena arena; /* meetings, texts: nothing of a person */
    const struct profile *profile;
    struct identity *identity;
    const struct plan *plan; /* for staff, hosts and questions */
    const char *bots;        /* patterns of names (listed_open) */
    enum date_order order;   /* as --date-order says; CLEAR: find out */
    struct entry *entries;
    size_t entry_count, entry_cap;
    struct head *heads;
    size_t head_count, head_cap;
    uint32_t *slots; /* of heads, by ref */
    size_t slot_cap;
    struct meeting *meetings;
    size_t meeting_count, meeting_cap;
    uint32_t *by_meeting; /* entries, but for lines that are no records */
    size_t meeting_now;   /* of rows that name none: of the report */
    struct map meeting_map;
    struct map texts;  /* countries, organisations, answers */
    struct text *text; /* by number; 0 is empty */
    size_t text_count, text_cap;
    struct entry_answer *answers;
    size_t answer_count, answer_cap;
    struct upn_entry *upns;
    size_t upn_count, upn_cap;
    struct asked_entry *asked;
    size_t asked_count, asked_cap;
    struct reject *rejects;
    size_t reject_count, reject_cap;
    uint32_t *walk; /* entries by head, then line (roster_sort) */
    size_t walk_count;
    struct listed listed; /* of the plan */
    struct slice *kept;   /* questions of the table `kept_table` that the
                             plan keeps, as it writes them */
    size_t kept_table;
    struct said {
        struct buf cell;
        const char *meaning;
    } said[WORD_LIST_COUNT]; /* by the last cell that was not empty, for each
                                list: most rows say what the one before did */
    struct buf scratch;
    struct buf name; /* canonical, of the row that is being read */
    size_t warnings[WARNING_COUNT];
    size_t serial, written; /* times that are a spreadsheet's numbers of days,
                               and others */
    size_t dmy_only, mdy_only, differing; /* open dates anywhere (T3) */
    bool attendee_word; /* some row calls itself an attendee (O1) */
};

/* One row of a table of people; never fails for what a row holds. */
bool roster_row(const struct row *row, void *roster, struct err *err);

/* Begins a roster: identity, plan, profile and order are set by the caller.
 * Meeting 0 is that of rows that name none; it is always there. */
void roster_open(struct roster *roster);
void roster_drop(struct roster *roster); /* wipes */

/* Reads a time cell and counts it, in the roster's date order. */
struct moment roster_moment(struct roster *roster, struct slice cell,
                            struct when_how how);

/* Adds a meeting and returns its number. */
uint32_t roster_meeting(struct roster *roster, const struct meeting *meeting);

/* Behind the last row: deals the entries out to their meetings. */
void roster_meetings(struct roster *roster);

/* One of the entries of a meeting: 0 to count - 1. */
const struct entry *meeting_entry(const struct roster *roster, size_t meeting,
                                  size_t i);

/* A platform id: digits, once spaces and hyphens are off; "" for anything
 * else, since a spreadsheet's 9.1E+10 is none, and a cell that stands in the
 * wrong column may hold an address. */
const char *roster_platform_id(struct roster *roster, struct slice cell);

/* A topic that may be kept; "" for one that holds an address. */
const char *roster_topic(struct roster *roster, struct slice cell);

/* The address of a meeting's host. */
void roster_host(struct roster *roster, struct meeting *meeting,
                 struct slice cell);

/* The number of a head, added when it is new. */
uint32_t roster_head(struct roster *roster, const struct head *head);

/* Rejects an entry's row. `field` is our word or "". */
void roster_reject(struct roster *roster, struct entry *entry,
                   const char *field, const char *reason);

#endif

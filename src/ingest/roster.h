/* roster.h - the rows of one file, kept small until they can be resolved.
 *
 * Addresses and names are turned into refs as rows come in; what stays is a
 * few numbers for each row. Which class a row has (R2) follows when its
 * meeting's webinar, date order and zone are known (ingest/place), and then
 * rows become facts (ingest/merge).
 *
 * What rows and heads take has a ceiling. When it is reached they are written
 * to staging, sorted by head (ingest/sheaf), and the roster goes on empty:
 * what must be known of all rows before they can be resolved is counted as
 * they come in.
 */
#ifndef HEADCOUNT_ROSTER_H
#define HEADCOUNT_ROSTER_H

#include "ingest/identity.h"
#include "ingest/layout.h"
#include "ingest/listed.h"
#include "ingest/moment.h"
#include "ingest/words.h"
#include "model/fact.h"

#define HEAD_NONE     UINT32_MAX /* a guest without a name */
#define ENTRY_LAST    UINT32_MAX
#define QUESTION_NONE UINT32_MAX

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
    uint32_t head; /* index into heads, or HEAD_NONE; once they are sorted:
                      the next entry of the same head, ENTRY_LAST: none */
    uint32_t country, country_guess, organisation; /* texts; 0: none */
    int32_t duration;                              /* seconds; -1: none */
    uint32_t meeting;
    uint16_t flags;
    uint8_t table; /* of the profile */
    uint8_t role;
    int8_t status;
    uint8_t class;   /* enum class, once resolved */
    uint8_t rest[6]; /* goes to staging, so no byte is left to chance */
};

struct head {
    struct ref ref;
    uint32_t loose; /* index into looses; 0: none */
    uint32_t first; /* its entries, once they are sorted */
    bool is_guest;
};

/* Where a head stands, found by its ref. */
struct slot {
    uint32_t head; /* HEAD_NONE: free */
    uint32_t tag;  /* of the ref, so that few others are looked at */
};

/* What is lent and borrowed of a head, by ingest/borrow. */
struct loan {
    /* A name of a table that lends its addresses: how often it stands there
     * (2: more often), and whose address it was. */
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
    bool has_joins, has_clocks;  /* of those rows; a time without its date */
    bool is_seen;                /* in roster.seen */
    size_t count;                /* its rows, but for lines that are none */
    uint32_t dates;              /* index into roster.dates, or MAP_NONE */
    uint32_t rows[PART_COUNT][CLASS_COUNT]; /* the ledger, as rows are classed;
                                               rejected lines at once */
};

/* How often a date that can be read in two ways stands in join and leave
 * cells of a meeting (T3). */
struct open_date {
    struct moment day; /* moment_floor */
    uint32_t meeting;
    uint32_t next; /* of the same meeting; MAP_NONE: the last */
    size_t count;
};

/* A date with the line in which it stands; line 0: there is none. */
struct dated {
    struct moment moment;
    uint32_t line;
};

/* The first open date that can be read day first only, month first only, and
 * both ways. */
enum dated_how { DATED_DMY, DATED_MDY, DATED_EITHER, DATED_COUNT };

/* What may be kept of a file's words, and how it is compared. */
struct text {
    struct slice is, folded;
    uint32_t country; /* the text of its code, or itself; 0: not asked yet */
};

struct entry_answer {
    uint32_t entry, question; /* the question: index into roster.questions */
    uint32_t answer;          /* a text */
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
    size_t limit;            /* bytes for entries and heads; 0: none */
    bool is_whole;           /* some rows look at others: nothing is staged */
    size_t entry_count;      /* rows so far */
    struct entry *entries;   /* those that lie in memory */
    size_t held, entry_cap;
    struct head *heads;
    size_t head_count, head_cap;
    struct ref *looses;
    size_t loose_count, loose_cap;
    struct slot *slots; /* of heads, by ref */
    size_t slot_cap;
    uint32_t *by_ref; /* heads, once they are sorted */
    struct loan *loans;
    size_t loan_count, loan_cap;
    struct staging *staging; /* where the other entries are; NULL: none are */
    struct run *runs;
    size_t run_count, run_cap;
    struct when_days days;
    struct meeting *meetings;
    size_t meeting_count, meeting_cap;
    size_t meeting_now;  /* of rows that name none: of the report */
    size_t meeting_last; /* of the row before */
    uint32_t *seen;      /* meetings, as rows told of them */
    size_t seen_count, seen_cap;
    uint32_t waiting[PART_COUNT]; /* lines that are no records, of meeting 0
                                     unless the next row is of another */
    bool is_waiting;
    struct map meeting_map;
    struct open_date *dates;
    size_t date_count, date_cap, date_last; /* the last: found again mostly */
    struct map date_map;
    struct dated dated[DATED_COUNT];
    uint8_t *taken; /* a bit a line: an entry that is not rejected */
    size_t taken_size;
    struct map texts;  /* countries, organisations, answers */
    struct text *text; /* by number; 0 is empty */
    size_t text_count, text_cap;
    struct slice *questions; /* that the plan keeps, as it writes them */
    size_t question_count, question_cap;
    struct entry_answer *answers; /* of entries in memory, in their order */
    size_t answer_count, answer_cap;
    struct upn_entry *upns;
    size_t upn_count, upn_cap;
    struct asked_entry *asked;
    size_t asked_count, asked_cap;
    struct reject *rejects;
    size_t reject_count, reject_cap;
    struct listed listed; /* of the plan */
    uint32_t *kept;       /* of the questions of table `kept_table`: indexes
                             into questions, or QUESTION_NONE */
    size_t kept_table;
    struct said {
        struct buf cell;
        const char *meaning;
    } said[WORD_LIST_COUNT]; /* by the last cell that was not empty, for each
                                list: most rows say what the one before did */
    struct buf scratch;
    struct buf name_cell; /* of the row that is being read, where it names */
    struct buf name;      /* canonical */
    bool is_bot;          /* by that name (O4) */
    struct row_name {
        struct buf folded;
        bool known; /* of this row */
    } given, family;
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
uint32_t roster_head(struct roster *roster, const struct person *person,
                     bool is_guest);

/* Forgets entries and heads, which are in staging. */
void roster_clear(struct roster *roster);

#endif

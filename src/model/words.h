/* words.h - the words of counting.md: roles, classes, statuses, tables.
 *
 * Each list is one macro, so that an enum, its text and the database's
 * numbers cannot part. The order is the law's: a higher role wins (counting.md
 * 1); of statuses that nothing else tells apart the last in this list wins
 * (R9: cancelled, denied, pending, approved).
 */
#ifndef HEADCOUNT_WORDS_H
#define HEADCOUNT_WORDS_H

#include "base/text.h"

#define ROLES(X)            \
    X(ATTENDEE, "attendee") \
    X(STAFF, "staff")       \
    X(BOT, "bot")           \
    X(PANELIST, "panelist") \
    X(HOST, "host")

#define STATUSES(X)         \
    X(APPROVED, "approved") \
    X(PENDING, "pending")   \
    X(DENIED, "denied")     \
    X(CANCELLED, "cancelled")

/* R2, in the order in which they are tried. */
#define CLASSES(X)              \
    X(KNOWN, "known")           \
    X(ERASED, "erased")         \
    X(FOREIGN, "foreign")       \
    X(SUMMARY, "summary")       \
    X(WAITING, "waiting")       \
    X(STAY, "stay")             \
    X(NO_SHOW, "no_show")       \
    X(UNTIMED, "untimed")       \
    X(REGISTERED, "registered") \
    X(REJECTED, "rejected")

/* Tables of people, as report ledger names them. */
#define PARTS(X)                    \
    X(HOST, "host")                 \
    X(PANELIST, "panelist")         \
    X(ATTENDEE, "attendee")         \
    X(OTHER, "other")               \
    X(PARTICIPANTS, "participants") \
    X(ACTIVITIES, "activities")     \
    X(EVENTS, "events")             \
    X(REGISTRANTS, "registrants")

/* What a platform's header claims of itself (report platform). */
#define CLAIMS(X)                       \
    X(REGISTERED, "registered")         \
    X(CANCELLED, "cancelled")           \
    X(UNIQUE_VIEWERS, "unique_viewers") \
    X(TOTAL_USERS, "total_users")       \
    X(MAX_CONCURRENT, "max_concurrent") \
    X(PARTICIPANTS, "participants")

/* How the day and the month stand in a date (T3); CLEAR: nothing is open. */
#define DATE_ORDERS(X) \
    X(CLEAR, "")       \
    X(DMY, "dmy")      \
    X(MDY, "mdy")      \
    X(YMD, "ymd")

#define WORD_ROLE(name, text)       ROLE_##name,
#define WORD_STATUS(name, text)     STATUS_##name,
#define WORD_CLASS(name, text)      CLASS_##name,
#define WORD_PART(name, text)       PART_##name,
#define WORD_CLAIM(name, text)      CLAIM_##name,
#define WORD_DATE_ORDER(name, text) DATE_ORDER_##name,

enum role { ROLES(WORD_ROLE) ROLE_COUNT };
enum status { STATUS_NONE = -1, STATUSES(WORD_STATUS) STATUS_COUNT };
enum class { CLASSES(WORD_CLASS) CLASS_COUNT };
enum part { PARTS(WORD_PART) PART_COUNT };
enum claim { CLAIMS(WORD_CLAIM) CLAIM_COUNT };
enum date_order { DATE_ORDERS(WORD_DATE_ORDER) DATE_ORDER_COUNT };

const char *role_word(enum role role);
const char *status_word(enum status status);
const char *class_word(enum class class);
const char *part_word(enum part part);
const char *claim_word(enum claim claim);
const char *date_order_word(enum date_order order);

/* The other way round; false: no such word. */
bool role_of(struct slice word, enum role *ret_role);
bool part_of(struct slice word, enum part *ret_part);
bool class_of(struct slice word, enum class *ret_class);
bool status_of(struct slice word, enum status *ret_status);
bool date_order_of(struct slice word, enum date_order *ret_order);

#endif

/* profile.h - export formats as data: conf/formats/NAME.ini.
 *
 * A profile is the words of a platform and nothing else. In [about] stand the
 * labels of what a file says of itself (when it was generated, its platform
 * id, its claims), in each [table PART] the title of its section and the
 * headings of its columns, in every language. Words are kept folded
 * (heading_fold), so that spelling, width and case of a header do not matter.
 *
 *     [format]
 *     title = Zoom webinar attendee report
 *     languages = en pt-BR
 *     [about]
 *     generated = Report Generated: | Report generated time
 *     platform_id = Webinar ID
 *     [columns]
 *     address = Email | E-mail
 *     duration = Duration (minutes) [2]
 *     [table attendee]
 *     section = Attendee Details
 *     needs = join, address/name
 *     lacks = event
 *     role = attendee
 *     name = User Name
 *
 * What stands in [columns], before the tables, holds for all of them; a table
 * may have words of its own, which come first. `needs`: columns that a header
 * must have to begin this table, `a/b` either; `lacks`: none of these. `[2]`
 * behind a word: its second occurrence in the header. A key may be repeated,
 * such as once a language. `zone = UTC` in a table: its headings say so of
 * their times (T2). `quotes = bare` under [format]: the platform puts cells in
 * quotes without doubling those inside (ingest/bare.h). The keys are FIELDS,
 * ABOUTS and TRAITS below.
 */
#ifndef HEADCOUNT_PROFILE_H
#define HEADCOUNT_PROFILE_H

#include "base/err.h"
#include "base/map.h"
#include "model/words.h"

/* Our words for columns: registered_time is the time of day where
 * registered_at has none. The last two hold no value that we read. */
#define FIELDS(X)                         \
    X(ADDRESS, "address")                 \
    X(NAME, "name")                       \
    X(GIVEN, "given")                     \
    X(FAMILY, "family")                   \
    X(JOIN, "join")                       \
    X(LEAVE, "leave")                     \
    X(DURATION, "duration")               \
    X(ATTENDED, "attended")               \
    X(ROLE, "role")                       \
    X(STAFF, "staff") /* yes or no */     \
    X(REGISTERED_AT, "registered_at")     \
    X(REGISTERED_TIME, "registered_time") \
    X(STATUS, "status")                   \
    X(COUNTRY, "country")                 \
    X(COUNTRY_GUESS, "country_guess")     \
    X(ORGANISATION, "organisation")       \
    X(EVENT, "event")                     \
    X(EVENT_AT, "event_at")               \
    X(UPN, "upn")                         \
    X(WAITING, "waiting")                 \
    X(PLATFORM_ID, "platform_id")         \
    X(TOPIC, "topic")                     \
    X(START, "start")                     \
    X(END, "end")                         \
    X(HOST_ADDRESS, "host_address")       \
    X(ANSWER, "answer")                   \
    X(IGNORE, "ignore")

/* What a file says of itself outside its tables. The claims come last, in the
 * order of CLAIMS. */
#define ABOUTS(X)                                            \
    X(TITLE, "title") /* of the report: says nothing more */ \
    X(GENERATED, "generated")                                \
    X(PLATFORM_ID, "platform_id")                            \
    X(TOPIC, "topic")                                        \
    X(START, "start")                                        \
    X(END, "end")                                            \
    X(HOST_ADDRESS, "host_address")                          \
    X(REGISTERED, "registered")                              \
    X(CANCELLED, "cancelled")                                \
    X(UNIQUE_VIEWERS, "unique_viewers")                      \
    X(TOTAL_USERS, "total_users")                            \
    X(MAX_CONCURRENT, "max_concurrent")                      \
    X(PARTICIPANTS, "participants")

/* Yes-or-no properties of a table: `TRAIT = yes`. */
#define TRAITS(X)                                                              \
    X(EVENTS, "events")             /* joined, left: not stays (R5) */         \
    X(REGISTRATION, "registration") /* carries registrations without saying */ \
    X(HOST_MARK, "host_mark")       /* "(Host)" in a name is a role (O2) */    \
    X(CLOCK, "clock")               /* times without a date */                 \
    X(OUTER, "outer")               /* first join to last leave */             \
    X(LENDS, "lends")               /* its addresses serve the other table */  \
    X(TITLED, "titled")             /* only under its title, or a table */     \
    X(BORROWS, "borrows")           /* by name, where its own has none (I1) */ \
    X(ASKS, "asks_address")         /* one may stand under a question (I1) */

#define FIELD_ENUM(name, text) FIELD_##name,
#define ABOUT_ENUM(name, text) ABOUT_##name,
#define TRAIT_ENUM(name, text) TRAIT_##name,

enum field { FIELDS(FIELD_ENUM) FIELD_COUNT };
enum about { ABOUTS(ABOUT_ENUM) ABOUT_COUNT };
enum trait { TRAITS(TRAIT_ENUM) TRAIT_COUNT };

#define ABOUT_CLAIMS ABOUT_REGISTERED

_Static_assert(FIELD_COUNT <= 32, "a set of fields is a uint32_t");

#define NEED_MAX FIELD_COUNT

struct table {
    enum part part;
    bool has_section;
    enum role role;
    const char *zone; /* what its headings say of their times, or NULL */
    bool trait[TRAIT_COUNT];
    int summary_of;           /* part whose rows make this one's summary; -1 */
    uint32_t needs[NEED_MAX]; /* each a set of fields, one of which must be */
    size_t need_count;
    uint32_t lacks; /* a set of fields */
};

struct profile {
    const char *name, *title, *languages;
    bool last_resort; /* generic: only when no other fits */
    bool bare_quotes; /* cells in quotes, those inside not doubled */
    struct table *tables;
    size_t table_count;
};

enum word_kind { WORD_IS_ABOUT, WORD_IS_SECTION, WORD_IS_COLUMN };

#define TABLE_MAX 32        /* of one profile: sets of them are 32 bits */
#define TABLE_ANY UINT8_MAX /* a word of [columns] */

/* What a word means to one profile; all meanings of a word are chained. */
struct meaning {
    uint16_t profile;
    uint8_t kind, table;
    uint8_t what; /* enum about, or enum field */
    uint8_t nth;  /* 0: any occurrence */
    uint32_t next;
};

#define SIGN_BITS 65536

struct profiles {
    struct arena arena;
    struct buf texts; /* of all, as they were written, each with its name */
    struct profile *at;
    size_t count;
    struct map words;               /* folded word to its first meaning */
    uint64_t signs[SIGN_BITS / 64]; /* a bit for each word (meaning_likely) */
    struct meaning *meanings;
    size_t meaning_count, meaning_cap;
};

/* Reads the user's own formats, every *.ini of a folder, which need not be
 * there; before profiles_load, since of two of one name the first counts. */
bool profiles_folder(struct profiles *profiles, const char *folder,
                     struct err *err);

/* Reads all formats that are built in. A mistake in one is a bug of ours: it
 * is reported as ERR_SETTING with file and line. */
bool profiles_load(struct profiles *profiles, struct err *err);

/* Adds one profile from the text of its file; name without ".ini". */
bool profiles_add(struct profiles *profiles, const char *name,
                  struct slice text, struct err *err);
void profiles_drop(struct profiles *profiles);

/* Our words for columns, FIELD_COUNT of them and one of them, and for what a
 * file says of itself. */
const char *const *field_words(void);
const char *field_word(enum field field);
const char *about_word(enum about about);

/* NULL: no profile of that name. */
const struct profile *profiles_find(const struct profiles *profiles,
                                    const char *name);

/* How headings, titles and labels are compared: unicode_fold, and both
 * apostrophes are one. */
void heading_fold(struct buf *to, struct slice heading);

/* Whether a heading may have a meaning: tells of most cells, without folding
 * them, that they have none. */
bool meaning_likely(const struct profiles *profiles, struct slice heading);

/* Meanings of a folded word: for (m = meaning_first(p, w); m != NULL;
 * m = meaning_next(p, m)). */
const struct meaning *meaning_first(const struct profiles *profiles,
                                    struct slice folded);
const struct meaning *meaning_next(const struct profiles *profiles,
                                   const struct meaning *meaning);

#endif

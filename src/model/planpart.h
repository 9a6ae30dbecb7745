/* planpart.h - the sections of a plan file: their names, keys and lines.
 *
 * First half of reading a plan: which section holds which key, and where.
 * What the values mean is planvalue.h's; what they make is planfile.h's.
 *
 * An address could be typed anywhere, so an error quotes only what cannot be
 * one (plan_quote).
 */
#ifndef HEADCOUNT_PLANPART_H
#define HEADCOUNT_PLANPART_H

#include "base/ini.h"

enum plan_part_kind { IN_SERIES = 1, IN_WEBINAR = 2, IN_SESSION = 4 };

/* A key, its word, and the kinds of section that know it. */
#define PLAN_KEYS(X)                                       \
    X(TITLE, "title", IN_SERIES | IN_WEBINAR | IN_SESSION) \
    X(TIMEZONE, "timezone", IN_SERIES)                     \
    X(REALM, "realm", IN_SERIES)                           \
    X(RETENTION_DAYS, "retention_days", IN_SERIES)         \
    X(THRESHOLD, "threshold", IN_SERIES)                   \
    X(VAULT, "vault", IN_SERIES)                           \
    X(LANGUAGES, "languages", IN_SERIES)                   \
    X(STAFF, "staff", IN_SERIES)                           \
    X(HOSTS, "hosts", IN_SERIES)                           \
    X(QUESTIONS, "questions", IN_SERIES)                   \
    X(DATE, "date", IN_WEBINAR)                            \
    X(PLATFORM_ID, "platform_id", IN_WEBINAR)              \
    X(EXPORT_TIMEZONE, "export_timezone", IN_WEBINAR)      \
    X(KIND, "kind", IN_SESSION)                            \
    X(COUNTED, "counted", IN_SESSION)                      \
    X(STARTS, "starts", IN_WEBINAR | IN_SESSION)           \
    X(ENDS, "ends", IN_WEBINAR | IN_SESSION)               \
    X(MIN_MINUTES, "min_minutes", IN_SERIES | IN_SESSION)

#define PLAN_KEY(name, word, kinds) KEY_##name,
enum plan_key { PLAN_KEYS(PLAN_KEY) KEY_COUNT };
#undef PLAN_KEY

struct plan_value {
    const char *file, *key;
    const char *text; /* NULL: the section does not have this key */
    int line;
};

struct plan_part {
    enum plan_part_kind kind;
    const char *webinar; /* of a session, else "" */
    const char *slug;
    const char *file;
    int line;
    struct plan_value values[KEY_COUNT];
};

struct plan_parts {
    struct arena arena;
    struct plan_part *at; /* in the order of the file */
    size_t count;
};

/* Sorts the items of a file into sections. ERR_SETTING, naming file and line:
 * an unknown section or key (with the nearest word), a bad slug, something
 * that stands twice, a session without its webinar, not exactly one series,
 * text that is not UTF-8. */
bool plan_parts_read(struct plan_parts *ret_parts, const struct ini *ini,
                     struct err *err);
void plan_parts_drop(struct plan_parts *parts);

/* ERR_SETTING with "FILE:LINE: " before the message. Returns false. */
bool plan_wrong(struct err *err, const char *file, int line, const char *format,
                ...) __attribute__((format(printf, 4, 5)));

/* The text in quotation marks; "what stands there" where it is long or could
 * be an address. Returns `to`. */
#define PLAN_QUOTE 80
const char *plan_quote(char to[PLAN_QUOTE], const char *text);

#endif

/* ini.h - reads plans, profiles and settings: [section], key = value.
 *
 * White space around names, keys and values is cut. `;` and `#` begin a
 * comment only at the start of a line. No length limits. A byte-order mark
 * and CRLF are accepted. A key before any section has the section "".
 *
 * (inih of Debian cuts long lines in silence, GKeyFile tells no line numbers:
 * an error in a plan must name its line, so these 100 lines are ours.)
 */
#ifndef HEADCOUNT_INI_H
#define HEADCOUNT_INI_H

#include "base/err.h"
#include "base/text.h"

struct ini_item {
    const char *section, *key, *value; /* key NULL: the section itself begins */
    int line;
};

struct ini {
    struct arena arena;
    struct ini_item *items; /* in the order of the text */
    size_t count;
    const char *name; /* for messages: file name */
};

/* Parses a whole text; false: a line is neither section, pair nor comment
 * (ERR_SETTING, message "NAME:LINE: ..."). */
bool ini_parse(struct ini *ini, const char *name, struct slice text,
               struct err *err);

/* The text of a file, appended; "-" is standard input. ERR_SETTING: it cannot
 * be read. */
bool ini_text(const char *path, struct buf *to, struct err *err);

/* Reads a file and parses it. "-" is standard input. */
bool ini_read(struct ini *ini, const char *path, struct err *err);
void ini_drop(struct ini *ini);

#endif

/* words.h - words that platforms use in every language, from conf/words.ini.
 *
 *     [month]
 *     1 = january | jan | janvier | ...
 *     [status]
 *     approved = approv* | aprov* | attending* | ...
 *
 * A section is a list, a key a meaning, its value the words that mean it; "*"
 * at the end stands for any ending. Words are compared folded.
 */
#ifndef HEADCOUNT_WORDS_INI_H
#define HEADCOUNT_WORDS_INI_H

#include "base/text.h"

enum word_list {
    WORD_LIST_MONTH,    /* 1-12; with and without a dot */
    WORD_LIST_HALF,     /* am, pm */
    WORD_LIST_FILLER,   /* "at", "à", "de": mean nothing inside a date */
    WORD_LIST_ZONE,     /* offset in minutes */
    WORD_LIST_UNIT,     /* h, m, s in durations */
    WORD_LIST_STATUS,   /* approved, pending, denied, cancelled */
    WORD_LIST_ATTENDED, /* yes, no */
    WORD_LIST_EVENT,    /* joined, left */
    WORD_LIST_ROLE,     /* attendee, staff, bot, panelist, host, presenter */
    WORD_LIST_MARK,     /* guest, host: in brackets behind a name */
    WORD_LIST_COUNT
};

/* The meaning of a word (already folded, unicode_fold); NULL: not in the
 * list. An exact word goes before a beginning, a longer beginning before a
 * shorter. The file is read once, on first use. */
const char *words_meaning(enum word_list list, struct slice folded);

#endif

/* words.c - the words of counting.md: roles, classes, statuses, tables. */
#include "model/words.h"

#define WORD_TEXT(name, text) text,

static const char *const roles[] = { ROLES(WORD_TEXT) };
static const char *const statuses[] = { STATUSES(WORD_TEXT) };
static const char *const classes[] = { CLASSES(WORD_TEXT) };
static const char *const parts[] = { PARTS(WORD_TEXT) };
static const char *const claims[] = { CLAIMS(WORD_TEXT) };
static const char *const date_orders[] = { DATE_ORDERS(WORD_TEXT) };

const char *
role_word(enum role role)
{
    return roles[role];
}

const char *
status_word(enum status status)
{
    return status == STATUS_NONE ? "" : statuses[status];
}

const char *class_word(enum class class)
{
    return classes[class];
}

const char *
part_word(enum part part)
{
    return parts[part];
}

const char *
claim_word(enum claim claim)
{
    return claims[claim];
}

const char *
date_order_word(enum date_order order)
{
    return date_orders[order];
}

/* One definition per list: find the word, hand it back as its enum. */
#define WORD_OF(name, type, words)                            \
    bool name(struct slice word, type *ret)                   \
    {                                                         \
        int at = slice_index(word, (words), COUNT_OF(words)); \
                                                              \
        if (at >= 0)                                          \
            *ret = (type)at;                                  \
        return at >= 0;                                       \
    }

WORD_OF(role_of, enum role, roles)
WORD_OF(part_of, enum part, parts)
WORD_OF(class_of, enum class, classes)
WORD_OF(status_of, enum status, statuses)
WORD_OF(date_order_of, enum date_order, date_orders)

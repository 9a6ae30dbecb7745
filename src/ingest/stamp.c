/* stamp.c - the fast path of time cells: the shapes that nearly all exports
 * write, read at once. */
#include "ingest/stamp.h"

#include "ingest/words.h"

/* Each of these takes something off the beginning of the rest of a cell; what
 * is not there is not taken. */

static bool
take_char(struct slice *rest, char c)
{
    if (rest->len == 0 || rest->at[0] != c)
        return false;
    rest->at++;
    rest->len--;
    return true;
}

/* A number of `most` digits at most; 0: there is none. Returns its digits. */
static size_t
take_number(struct slice *rest, size_t most, int64_t *ret_number)
{
    int64_t number = 0;
    size_t len = 0;

    for (; len < most && len < rest->len; len++) {
        unsigned digit = (unsigned char)rest->at[len] - (unsigned)'0';

        if (digit > 9)
            break;
        number = number * 10 + digit;
    }
    rest->at += len;
    rest->len -= len;
    *ret_number = number;
    return len;
}

/* A part of a date of at most `most` digits, and the mark behind it. */
static bool
take_part(struct slice *rest, struct date_part *part, size_t most, char mark)
{
    *part = (struct date_part){ .separator = mark };
    part->digits = take_number(rest, most, &part->number);
    return (part->digits == most || part->digits == 1 || part->digits == 2) &&
           (mark == 0 || take_char(rest, mark));
}

/* "2021-06-29", "6/29/2021," */
static bool
take_numbers(struct slice *rest, struct date_part parts[3])
{
    if (rest->len > 4 && rest->at[4] == '-')
        return take_part(rest, &parts[0], 4, '-') &&
               take_part(rest, &parts[1], 2, '-') &&
               take_part(rest, &parts[2], 2, 0);
    if (!take_part(rest, &parts[0], 2, '/') ||
        !take_part(rest, &parts[1], 2, '/') ||
        !take_part(rest, &parts[2], 4, 0))
        return false;
    take_char(rest, ',');
    return true;
}

/* "Jun 29, 2021" */
static bool
take_words(struct slice *rest, struct date_part parts[3])
{
    char word[3];
    const char *meaning;
    struct date_part month = { .mark = 'N' };

    if (rest->len < sizeof word)
        return false;
    for (size_t i = 0; i < sizeof word; i++) {
        word[i] = (char)(rest->at[i] | 0x20);
        if (word[i] < 'a' || word[i] > 'z')
            return false;
    }
    rest->at += sizeof word;
    rest->len -= sizeof word;
    meaning =
        words_meaning(WORD_LIST_MONTH, (struct slice){ word, sizeof word });
    if (meaning == NULL || !slice_number(slice_of(meaning), &month.number))
        return false;
    parts[0] = month;
    return take_char(rest, ' ') && take_part(rest, &parts[1], 2, ',') &&
           take_char(rest, ' ') && take_part(rest, &parts[2], 4, 0) &&
           parts[2].digits == 4;
}

/* ":17", of a minute or second. */
static bool
take_sixtieth(struct slice *rest, int64_t *ret_number)
{
    return take_char(rest, ':') && take_number(rest, 2, ret_number) == 2 &&
           *ret_number < 60;
}

/* "08:17:46", "8:17". An hour of 24 is not for us. */
static bool
take_clock(struct slice *rest, struct notation *to)
{
    to->has_time = true;
    return take_number(rest, 2, &to->hour) > 0 && to->hour < 24 &&
           take_sixtieth(rest, &to->minute) &&
           (rest->len == 0 || rest->at[0] != ':' ||
            take_sixtieth(rest, &to->second));
}

/* " AM" at the end, or the end. */
static bool
take_half(struct slice *rest, struct notation *to)
{
    if (rest->len == 0)
        return true;
    if (rest->len != 3 || rest->at[0] != ' ' || (rest->at[2] | 0x20) != 'm')
        return false;
    to->half = (rest->at[1] | 0x20) == 'a'   ? HALF_AM
               : (rest->at[1] | 0x20) == 'p' ? HALF_PM
                                             : HALF_NONE;
    return to->half != HALF_NONE;
}

size_t
stamp_clock(struct notation *notation, struct slice cell)
{
    size_t begin = cell.len;
    struct slice clock;

    *notation = (struct notation){ 0 };
    if (cell.len == 0)
        return 0; /* perhaps no column at all: nothing to point at */
    if (begin > 3 && (cell.at[begin - 1] | 0x20) == 'm')
        begin -= 3;
    while (begin > 0 && cell.at[begin - 1] >= '0' && cell.at[begin - 1] <= ':')
        begin--;
    clock = (struct slice){ cell.at + begin, cell.len - begin };
    return begin > 1 && cell.at[begin - 1] == ' ' &&
                   take_clock(&clock, notation) && take_half(&clock, notation)
               ? begin - 1
               : 0;
}

bool
stamp_read(struct notation *notation, struct slice cell)
{
    bool word = cell.len > 0 && (unsigned char)cell.at[0] > '9';

    *notation = (struct notation){ .part_count = 3 };
    if ((word ? take_words(&cell, notation->parts)
              : take_numbers(&cell, notation->parts)) &&
        take_char(&cell, ' ') && take_clock(&cell, notation) &&
        take_half(&cell, notation))
        return true;
    *notation = (struct notation){ 0 };
    return false;
}

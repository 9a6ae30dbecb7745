/* token.c - cuts a cell of a time or a duration into numbers, words, marks.
 */
#include "ingest/token.h"

#include "wrap/unicode.h"

#include <string.h>

static const struct {
    const char *text;
    char mark;
} date_marks[] = {
    { "年", 'Y' }, { "년", 'Y' }, { "月", 'M' }, { "월", 'M' }, { "日", 'D' },
    { "일", 'D' }, { "時", 'h' }, { "时", 'h' }, { "点", 'h' }, { "시", 'h' },
    { "分", 'm' }, { "분", 'm' }, { "秒", 's' }, { "초", 's' },
};

static bool
is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool
is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (uint8_t)c >= 0x80;
}

/* The length of a character that folding leaves as it is: é, и, 年, 오 and
 * their kin; 0: it may change. */
static size_t
folded_char(const char *at, size_t left)
{
    const uint8_t *c = (const uint8_t *)at;

    if (left >= 2 && c[0] == 0xC3 && c[1] >= 0xA0 && c[1] <= 0xBF)
        return 2; /* U+00E0 to U+00FF */
    if (left >= 2 && ((c[0] == 0xD0 && c[1] >= 0xB0 && c[1] <= 0xBF) ||
                      (c[0] == 0xD1 && c[1] >= 0x80 && c[1] <= 0x8F)))
        return 2; /* U+0430 to U+044F */
    if (left >= 3 &&
        ((c[0] >= 0xE5 && c[0] <= 0xE8) || (c[0] >= 0xEB && c[0] <= 0xEC)) &&
        c[1] >= 0x80 && c[1] <= 0xBF && c[2] >= 0x80 && c[2] <= 0xBF)
        return 3; /* U+5000 to U+8FFF, U+B000 to U+CFFF */
    return 0;
}

/* A space that typography keeps from breaking: "8:07 AM", "2 h". */
static size_t
wide_space(const char *at, size_t left)
{
    if (left >= 2 && memcmp(at, "\xC2\xA0", 2) == 0)
        return 2;
    return left >= 3 && memcmp(at, "\xE2\x80\xAF", 3) == 0 ? 3 : 0;
}

/* Folds what nearly all cells consist of; false: Unicode has to. */
static bool
fold_common(char *to, struct slice cell, size_t *ret_len)
{
    size_t len = 0, step;

    for (size_t i = 0; i < cell.len; i += step) {
        char c = cell.at[i];

        step = 1;
        if ((uint8_t)c < 0x80) {
            to[len++] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
        } else if ((step = folded_char(cell.at + i, cell.len - i)) > 0) {
            memcpy(to + len, cell.at + i, step);
            len += step;
        } else if ((step = wide_space(cell.at + i, cell.len - i)) > 0) {
            to[len++] = ' ';
        } else {
            return false;
        }
    }
    *ret_len = len;
    return true;
}

static bool
tokens_fold(struct tokens *to, struct slice cell, size_t *ret_len)
{
    AUTO(buf) folded = { 0 };

    if (cell.len > sizeof to->text)
        return false;
    if (fold_common(to->text, cell, ret_len))
        return true;
    if (unicode_valid(cell) != cell.len)
        return false;
    unicode_fold(&folded, cell);
    if (folded.len > sizeof to->text)
        return false;
    memcpy(to->text, buf_string(&folded), folded.len);
    *ret_len = folded.len;
    return true;
}

/* Each of these takes one token off the text. */

static void
token_number(struct token *token, struct slice *rest)
{
    size_t len = 0;

    for (; len < rest->len && is_digit(rest->at[len]); len++)
        if (len < 9)
            token->number = token->number * 10 + (rest->at[len] - '0');
    token->is = TOKEN_NUMBER;
    token->text = (struct slice){ rest->at, len };
}

static void
token_word(struct token *token, struct slice *rest, bool date)
{
    size_t len = 0;

    for (size_t i = 0; date && i < COUNT_OF(date_marks); i++)
        if (slice_starts(*rest, date_marks[i].text)) {
            token->is = TOKEN_MARK;
            token->mark = date_marks[i].mark;
            token->text =
                (struct slice){ rest->at, strlen(date_marks[i].text) };
            return;
        }
    while (len < rest->len && (is_letter(rest->at[len]) ||
                               (rest->at[len] == '-' && len + 1 < rest->len &&
                                is_letter(rest->at[len + 1]))))
        len++;
    token->is = TOKEN_WORD;
    token->text = (struct slice){ rest->at, len };
}

bool
tokens_cut(struct tokens *tokens, struct slice cell, bool date)
{
    struct slice rest = { tokens->text, 0 };
    struct token *token = tokens->at;
    bool after_number = false;

    if (!tokens_fold(tokens, cell, &rest.len))
        return false;
    for (rest = slice_trim(rest); rest.len > 0; token++) {
        struct slice next = slice_trim(rest);

        if (token == &tokens->at[TOKENS_MAX])
            return false;
        *token = (struct token){ .spaced = next.at != rest.at };
        rest = next;
        if ((uint8_t)rest.at[0] < ' ')
            return false;
        if (is_digit(rest.at[0])) {
            token_number(token, &rest);
        } else if (is_letter(rest.at[0])) {
            /* Only there: 月曜日 is a Monday, not a month. */
            token_word(token, &rest,
                       date && after_number && (uint8_t)rest.at[0] >= 0x80);
        } else {
            token->is = TOKEN_MARK;
            token->mark = rest.at[0];
            token->text = (struct slice){ rest.at, 1 };
        }
        after_number = token->is == TOKEN_NUMBER;
        rest.at += token->text.len;
        rest.len -= token->text.len;
    }
    *token = (struct token){ .is = TOKEN_END };
    return true;
}

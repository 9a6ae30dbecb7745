/* token.h - cuts a cell of a time or a duration into numbers, words, marks.
 */
#ifndef HEADCOUNT_TOKEN_H
#define HEADCOUNT_TOKEN_H

#include "base/text.h"

enum token_is {
    TOKEN_END,
    TOKEN_NUMBER,
    TOKEN_WORD, /* letters, with hyphens between them */
    TOKEN_MARK  /* one character of punctuation, or see below */
};

/* 年 月 日 時 分 秒 and their Korean and Chinese sisters, directly behind a
 * number, are marks: 'Y' 'M' 'D' 'h' 'm' 's'. */

struct token {
    enum token_is is;
    bool spaced;       /* white space stands before it */
    char mark;         /* of a mark, else 0 */
    struct slice text; /* of a number or a word */
    int64_t number;    /* the first 9 digits of a number */
};

#define TOKENS_MAX 32

/* A cell, folded (unicode_fold), and its tokens with an END behind them. */
struct tokens {
    char text[128];
    struct token at[TOKENS_MAX + 1];
};

/* False: no time or duration has that many characters, or such. Any bytes
 * are safe. `date`: whether 年 and the others are marks. */
bool tokens_cut(struct tokens *tokens, struct slice cell, bool date);

#endif

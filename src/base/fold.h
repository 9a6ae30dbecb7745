/* fold.h - folds the letters that nearly all words consist of, without asking
 * a library what each of them is.
 */
#ifndef HEADCOUNT_FOLD_H
#define HEADCOUNT_FOLD_H

#include "base/text.h"

bool ascii_all(struct slice text);      /* nothing but ASCII */
void ascii_lower(char *at, size_t len); /* lowers ASCII in place */

/* Appends what unicode_fold makes of a text that is ASCII. */
void fold_ascii(struct buf *to, struct slice text);

/* Of what unicode_fold makes of a text the first two bytes and the last, where
 * they are plain to see: visible ASCII, of three characters or more. */
bool fold_signs(struct slice text, unsigned char ret[3]);

/* Tells of most texts at once that unicode_fold makes something else of them;
 * false: it has to be asked. */
bool fold_differs(struct slice text, struct slice folded);

/* Appends what unicode_fold makes of a text, if all of it is ASCII, Latin,
 * Cyrillic, kana, Hangul syllables or ideographs, composed and of the usual
 * width; false: something else is in it, and nothing was appended. */
bool fold_plain(struct buf *to, struct slice text);

#endif

/* fold.h - folds the letters that nearly all words consist of, without asking
 * a library what each of them is.
 */
#ifndef HEADCOUNT_FOLD_H
#define HEADCOUNT_FOLD_H

#include "base/text.h"

/* Appends what unicode_fold makes of a text, if all of it is ASCII, Latin,
 * Cyrillic, kana, Hangul syllables or ideographs, composed and of the usual
 * width; false: something else is in it, and nothing was appended. */
bool fold_plain(struct buf *to, struct slice text);

#endif

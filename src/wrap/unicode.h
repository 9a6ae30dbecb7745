/* unicode.h - the only module that includes libunistring.
 *
 * Inputs are valid UTF-8 unless said otherwise (unicode_valid); a byte that is
 * none reads as U+FFFD in unicode_get, unicode_trim, unicode_fold and
 * unicode_width, which so take any bytes. Results are appended to a buffer,
 * which holds data of persons and is wiped when dropped.
 */
#ifndef HEADCOUNT_UNICODE_H
#define HEADCOUNT_UNICODE_H

#include "base/text.h"

/* The offset of the first byte that is no UTF-8; the length when all is. */
size_t unicode_valid(struct slice text);

/* Decodes the character at the start of `text` (not empty) and returns its
 * length in bytes; and encodes one to at most 4 bytes. */
size_t unicode_get(struct slice text, uint32_t *ret_char);
void unicode_put(struct buf *buf, uint32_t c);

bool unicode_is_space(uint32_t c);     /* white space of any script */
bool unicode_is_invisible(uint32_t c); /* Default_Ignorable_Code_Point */
bool unicode_is_control(uint32_t c);   /* general category Cc */

/* Without white space of any script and invisible characters at both ends. */
struct slice unicode_trim(struct slice text);

void unicode_nfc(struct buf *to, struct slice text);
void unicode_lower(struct buf *to, struct slice text); /* locale-free */

/* How words, headers and names are compared: NFKC, case-folded, NFKC again,
 * white space collapsed to one space and cut at both ends, invisible
 * characters dropped. ASCII input takes a fast path. Idempotent. */
void unicode_fold(struct buf *to, struct slice text);

/* Whether unicode_fold makes `folded` of a text; tells most others at once. */
bool unicode_folds_to(struct slice text, struct slice folded);

/* How names that people type are compared: folded, and without accents (U+0300
 * to U+036F), punctuation, symbols and white space. "Côte d’Ivoire" is
 * "cotedivoire"; the marks of other scripts stay, decomposed. */
void unicode_bare(struct buf *to, struct slice text);

/* Columns that the text takes on a terminal (East Asian wide: 2). */
int unicode_width(struct slice text);

/* Appends a text that is no wider than `most`, else as much of it as takes
 * `kept` cells, and an ellipsis. */
void unicode_cut(struct buf *to, struct slice text, int most, int kept);

#endif

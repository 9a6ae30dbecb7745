/* charset.h - bytes of any encoding to UTF-8, piece by piece (iconv).
 *
 * The only module that includes <iconv.h>. UTF-8 is checked and passed
 * through. Decoding is strict: what cannot be decoded fails, with the offset;
 * unless it is to be replaced.
 */
#ifndef HEADCOUNT_CHARSET_H
#define HEADCOUNT_CHARSET_H

#include "base/err.h"
#include "base/text.h"

struct charset;

/* `name` as iconv knows it ("UTF-16LE", "cp932"); false: unknown
 * (ERR_USAGE). */
bool charset_open(struct charset **ret_charset, const char *name,
                  struct err *err);
void charset_close(struct charset *charset); /* NULL is fine */

/* From now on what is no text becomes U+FFFD, one for each byte (UTF-16: for
 * each unit), and decoding never fails. `noted` is told of each, before it is
 * added: the text that came before it. */
void charset_replace(struct charset *charset,
                     void (*noted)(const struct buf *before, void *with),
                     void *with);

/* Decodes a piece, appending to `to`. An incomplete character at the end of a
 * piece is kept for the next; `last` says that there is none. False
 * (ERR_INPUT): a byte that is no text in this encoding; the message holds its
 * offset in the whole input and nothing of its content, and `to` what stands
 * before it. */
bool charset_decode(struct charset *charset, struct slice piece, bool last,
                    struct buf *to, struct err *err);

/* The offset of the first byte that is no UTF-8, or that begins a character
 * cut off by the end of the text (`ret_cut`); the length when all is UTF-8. */
size_t charset_utf8(struct slice text, bool *ret_cut);

#endif

/* source.h - a file to read: its bytes, its digest, its text.
 *
 * The file is read from its beginning as often as needed and never kept; what
 * comes from standard input ("-") stays in wiped memory. Nothing is written
 * anywhere. How bytes become text: mark, NUL pattern, validity (formats.md 1);
 * a file in a legacy code page says so by having no encoding of its own.
 */
#ifndef HEADCOUNT_SOURCE_H
#define HEADCOUNT_SOURCE_H

#include "base/err.h"
#include "base/text.h"
#include "wrap/crypto.h"

struct source;

/* Opens and reads a file once: encoding, first complaints; its digest is made
 * meanwhile, and further, by a thread of its own. ERR_INPUT:
 * a directory, an empty file, a workbook (zip), an old .xls, a PDF, an
 * archive, a binary: each named, with a hint. ERR_SYSTEM: cannot be read.
 * The name is what messages say, masked (base/path.h, path_shown). */
bool source_open(struct source **ret_source, const char *path, const char *name,
                 const struct crypto_key *file_key, struct err *err);
void source_close(struct source *source); /* wipes; NULL is fine */

const char *source_name(const struct source *source); /* masked; "-" */
int64_t source_size(const struct source *source);     /* bytes */

/* The keyed digest of the file's bytes, waited for. Fails where the file could
 * not be read, or has changed. */
bool source_digest(struct source *source, struct slice *ret_digest,
                   struct err *err);

/* "UTF-8", "UTF-16LE", "UTF-16BE", or NULL: valid in none of these. */
const char *source_encoding(const struct source *source);

/* How that is known, in a few words; "" for none. */
const char *source_told_by(const struct source *source);

/* For the encoding NULL: the first line (1...) that is no UTF-8, and whether
 * characters of UTF-8 stand before it (a damaged file rather than another
 * code page). */
void source_damage(const struct source *source, uint32_t *ret_line,
                   bool *ret_after_utf8);

/* Gives the text to `use`, decoded as `encoding`, from the beginning, without
 * a byte-order mark; NUL becomes a space, and carriage returns alone (old
 * Macintosh) become line feeds. Stops behind about `limit` bytes of the file
 * (0: none). ERR_INPUT where a byte is no text in this encoding: names the
 * line, hints at --encoding. */
bool source_text(struct source *source, const char *encoding, size_t limit,
                 bool (*use)(struct slice piece, void *with, struct err *err),
                 void *with, struct err *err);

/* From now on what is no text in the encoding is replaced by U+FFFD instead:
 * the user has named it. And how many characters that were when the text was
 * read last, and the line of the first. */
void source_force(struct source *source);
size_t source_replaced(const struct source *source, uint32_t *ret_line);

/* How far source_text has come, in bytes of the file, for progress. */
int64_t source_read(const struct source *source);

#endif

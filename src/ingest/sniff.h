/* sniff.h - what a file is, by its first bytes and never by its name.
 *
 * The first bytes are a sample of some kilobytes; a file shorter than that is
 * the sample itself.
 */
#ifndef HEADCOUNT_SNIFF_H
#define HEADCOUNT_SNIFF_H

#include "base/text.h"

/* What a file is that is no text ("a workbook (.xlsx) or an archive"), and
 * what to do about it, a full sentence; false: it may be text. */
bool sniff_binary(struct slice head, const char **ret_what,
                  const char **ret_hint);

/* "UTF-8", "UTF-16LE" or "UTF-16BE" by a byte-order mark, or UTF-16 by the
 * place of its NUL bytes (formats.md 1); NULL: the bytes do not tell. */
const char *sniff_encoding(struct slice head);

/* The delimiter that a first line "sep=;" names, as spreadsheets write it. */
bool sniff_delimiter(struct slice text, char *ret_delimiter);

/* Whether it is a byte-order mark that tells. */
bool sniff_has_mark(struct slice head);

#endif

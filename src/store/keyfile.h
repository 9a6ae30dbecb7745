/* keyfile.h - the file that holds the root key.
 *
 *     headcount-key-1 <64 hexadecimal digits>\n
 *
 * One line of text, mode 0600, owned by who runs headcount. Who has it can
 * tell whether an address is in the database; who loses it can never import
 * the same people again. Failures are ERR_SETTING where the file is missing
 * or wrong, ERR_SYSTEM where the operating system refuses.
 */
#ifndef HEADCOUNT_KEYFILE_H
#define HEADCOUNT_KEYFILE_H

#include "wrap/crypto.h"

/* Makes a file with a new random key, safe on disk when this returns; the
 * folder must exist. Never overwrites: a file, link or anything else of that
 * name is refused. A failure leaves no file behind. */
bool keyfile_new(const char *path, struct crypto_key **ret_root,
                 struct err *err);

/* Reads it; refuses symbolic links, what is no regular file, other owners,
 * any mode but 0600, and other content. */
bool keyfile_read(const char *path, struct crypto_key **ret_root,
                  struct err *err);

#endif

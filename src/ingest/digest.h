/* digest.h - the keyed digest of a file, made by a thread of its own.
 *
 * A digest is as slow as all other reading together, and is needed early only
 * where the file may be known: it is made while the file is read, and waited
 * for where it is needed. The thread reads for itself, through the same open
 * file. What lies in memory already (standard input) is digested at once.
 */
#ifndef HEADCOUNT_DIGEST_H
#define HEADCOUNT_DIGEST_H

#include "base/belt.h"
#include "base/text.h"
#include "wrap/crypto.h"

struct digest {       /* begin with { .name = ..., .key = ... } */
    const char *name; /* of the file, for messages */
    const struct crypto_key *key;
    int fd;
    struct belt *belt; /* the thread; NULL: it has ended, or there is none */
    int64_t size;      /* bytes digested */
    uint8_t is[CRYPTO_DIGEST_SIZE];
};

/* Begins with an open file, which stays the caller's; fd below 0: with `kept`
 * instead. ERR_SYSTEM: no thread. */
bool digest_begin(struct digest *digest, int fd, struct slice kept,
                  struct err *err);

/* Waits for it: the digest, valid as long as `digest`, and of how many bytes.
 * ERR_SYSTEM: the file could not be read. */
bool digest_wait(struct digest *digest, struct slice *ret_is, int64_t *ret_size,
                 struct err *err);
void digest_drop(struct digest *digest); /* ends the thread */

#endif

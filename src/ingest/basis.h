/* basis.h - what a reading follows from, beside the bytes of the file.
 *
 * Which webinars a file's rows go to, and by which format, encoding, zone and
 * date order they are read, follows from its bytes, the plan, the formats, the
 * words and what the command line says. The basis is a keyed digest of all
 * that but the bytes: the same bytes on the same basis read the same, without
 * being read.
 */
#ifndef HEADCOUNT_BASIS_H
#define HEADCOUNT_BASIS_H

#include "ingest/reading.h"
#include "wrap/crypto.h"

/* Fails only where the zone of the plan is not known on this machine. */
bool reading_basis(uint8_t to[CRYPTO_DIGEST_SIZE],
                   const struct crypto_key *file_key,
                   const struct reading_how *how, struct err *err);

#endif

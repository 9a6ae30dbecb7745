/* staging.h - a file without a name, for what does not fit into memory.
 *
 * It lies in TMPDIR, else /var/tmp; nobody else can open it, and when the
 * process ends, however it ends, it is gone. Only numbers and pseudonyms go
 * there: a disk keeps what is written to it, so no address or name may.
 */
#ifndef HEADCOUNT_STAGING_H
#define HEADCOUNT_STAGING_H

#include "base/err.h"
#include "base/text.h"

struct staging;

/* ERR_SYSTEM: no file can be made there. */
bool staging_open(struct staging **ret_staging, struct err *err);
void staging_close(struct staging *staging); /* NULL is fine */

/* Appends; how much has been appended so far. ERR_SYSTEM: the disk is full,
 * or does not work; the staging is of no use then. */
bool staging_add(struct staging *staging, const void *bytes, size_t size,
                 struct err *err);
int64_t staging_size(const struct staging *staging);

/* Brings what was appended to the file: before it is read. */
bool staging_flush(struct staging *staging, struct err *err);

/* A part of it, read from its beginning to its end. Several may be read in
 * turns, also while more is appended. */
struct staged {
    const struct staging *staging;
    int64_t at, end; /* what the buffer does not hold yet */
    char *buffer;
    size_t size, have, used;
};

void staged_open(struct staged *staged, const struct staging *staging,
                 int64_t from, int64_t to, size_t buffer_size);
void staged_drop(struct staged *staged);
bool staged_is_read(const struct staged *staged);

/* The next bytes, which must be there. ERR_SYSTEM. */
bool staged_read(struct staged *staged, void *to, size_t size, struct err *err);

#endif

/* staging.c - a file without a name, for what does not fit into memory. */
#include "base/staging.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define BUFFER_SIZE ((size_t)256 * 1024)

struct staging {
    int file;
    int64_t written;
    char *buffer;
    size_t used;
};

static const char *
staging_folder(void)
{
    const char *folder = getenv("TMPDIR");

    return folder != NULL && folder[0] != '\0' ? folder : "/var/tmp";
}

/* Where a file system knows no files without a name, one is taken away at
 * once. */
static int
file_make(const char *folder)
{
    char path[PATH_MAX];
    int file = open(folder, O_TMPFILE | O_EXCL | O_RDWR | O_CLOEXEC, 0600);

    if (file >= 0 || (errno != EOPNOTSUPP && errno != EISDIR))
        return file;
    if (snprintf(path, sizeof path, "%s/headcount.XXXXXX", folder) >=
        (int)sizeof path) {
        errno = ENAMETOOLONG;
        return -1;
    }
    file = mkostemp(path, O_CLOEXEC);
    if (file >= 0)
        unlink(path);
    return file;
}

static bool
staging_failed(struct err *err, const char *what)
{
    err_system(err, "cannot %s a temporary file", what);
    return err_hint(err, "Set TMPDIR to a folder with room, or let more lie "
                         "in memory: see the setting memory.");
}

bool
staging_open(struct staging **ret_staging, struct err *err)
{
    int file = file_make(staging_folder());
    struct staging *staging;

    if (file < 0)
        return staging_failed(err, "make");
    staging = x_alloc(sizeof *staging);
    staging->file = file;
    staging->buffer = x_alloc(BUFFER_SIZE);
    *ret_staging = staging;
    return true;
}

void
staging_close(struct staging *staging)
{
    if (staging == NULL)
        return;
    close(staging->file);
    x_free(staging->buffer);
    x_free(staging);
}

int64_t
staging_size(const struct staging *staging)
{
    return staging->written + (int64_t)staging->used;
}

bool
staging_flush(struct staging *staging, struct err *err)
{
    size_t done = 0;

    while (done < staging->used) {
        ssize_t put = pwrite(staging->file, staging->buffer + done,
                             staging->used - done, staging->written);

        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return staging_failed(err, "write");
        done += (size_t)put;
        staging->written += put;
    }
    staging->used = 0;
    return true;
}

bool
staging_add(struct staging *staging, const void *bytes, size_t size,
            struct err *err)
{
    const char *from = bytes;

    while (size > 0) {
        size_t part = BUFFER_SIZE - staging->used;

        if (part > size)
            part = size;
        memcpy(staging->buffer + staging->used, from, part);
        staging->used += part;
        from += part;
        size -= part;
        if (staging->used == BUFFER_SIZE && !staging_flush(staging, err))
            return false;
    }
    return true;
}

void
staged_open(struct staged *staged, const struct staging *staging, int64_t from,
            int64_t to, size_t buffer_size)
{
    *staged = (struct staged){ .staging = staging,
                               .at = from,
                               .end = to,
                               .buffer = x_alloc(buffer_size),
                               .size = buffer_size };
}

void
staged_drop(struct staged *staged)
{
    x_free(staged->buffer);
    *staged = (struct staged){ 0 };
}

bool
staged_is_read(const struct staged *staged)
{
    return staged->at == staged->end && staged->used == staged->have;
}

static bool
staged_fill(struct staged *staged, struct err *err)
{
    int64_t left = staged->end - staged->at;
    size_t want = left < (int64_t)staged->size ? (size_t)left : staged->size;
    ssize_t got;

    assert(want > 0 && staged->end <= staged->staging->written);
    do
        got = pread(staged->staging->file, staged->buffer, want, staged->at);
    while (got < 0 && errno == EINTR);
    if (got == 0)
        errno = EIO;
    if (got <= 0)
        return staging_failed(err, "read");
    staged->at += got;
    staged->have = (size_t)got;
    staged->used = 0;
    return true;
}

bool
staged_read(struct staged *staged, void *to, size_t size, struct err *err)
{
    char *at = to;

    while (size > 0) {
        size_t part = staged->have - staged->used;

        if (part == 0) {
            if (!staged_fill(staged, err))
                return false;
            continue;
        }
        if (part > size)
            part = size;
        memcpy(at, staged->buffer + staged->used, part);
        staged->used += part;
        at += part;
        size -= part;
    }
    return true;
}

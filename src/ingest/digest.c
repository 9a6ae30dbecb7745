/* digest.c - the keyed digest of a file, made by a thread of its own. */
#include "ingest/digest.h"

#include <errno.h>
#include <unistd.h>

#define PIECE ((size_t)256 * 1024)

static bool
digest_make(struct belt *belt, void *with, struct err *err)
{
    struct digest *digest = with;
    struct crypto_stream *stream = crypto_stream_open(digest->key);
    AUTO(buf) piece = { 0 };
    ssize_t len = 1;
    size_t slot;

    buf_room(&piece, PIECE);
    while (len > 0 && belt_place(belt, &slot)) {
        do
            len = pread(digest->fd, piece.at, PIECE, digest->size);
        while (len < 0 && errno == EINTR);
        if (len > 0) {
            crypto_stream_add(stream, (struct slice){ piece.at, (size_t)len });
            digest->size += len;
        }
    }
    if (len < 0)
        err_system(err, "cannot read %s", digest->name);
    crypto_stream_close(stream, digest->is);
    return len == 0;
}

bool
digest_begin(struct digest *digest, int fd, struct slice kept, struct err *err)
{
    struct crypto_stream *stream;

    digest->fd = fd;
    if (fd >= 0)
        return belt_open(&digest->belt, 1, digest_make, digest, err);
    stream = crypto_stream_open(digest->key);
    crypto_stream_add(stream, kept);
    crypto_stream_close(stream, digest->is);
    digest->size = (int64_t)kept.len;
    return true;
}

bool
digest_wait(struct digest *digest, struct slice *ret_is, int64_t *ret_size,
            struct err *err)
{
    struct belt *belt = digest->belt;
    size_t slot;

    digest->belt = NULL;
    if (belt != NULL) {
        while (belt_take(belt, &slot))
            belt_return(belt);
        if (!belt_close(belt, err))
            return false;
    }
    *ret_is = (struct slice){ (const char *)digest->is, sizeof digest->is };
    *ret_size = digest->size;
    return true;
}

void
digest_drop(struct digest *digest)
{
    struct err ignored;

    if (digest->belt != NULL)
        belt_close(digest->belt, &ignored);
    digest->belt = NULL;
}

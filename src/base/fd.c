/* fd.c - all of it, to and from a file descriptor. */
#include "base/fd.h"

#include <errno.h>
#include <unistd.h>

bool
fd_write(int fd, struct slice bytes)
{
    while (bytes.len > 0) {
        ssize_t put = write(fd, bytes.at, bytes.len);

        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            return false;
        bytes.at += put, bytes.len -= (size_t)put;
    }
    return true;
}

bool
fd_read(int fd, struct buf *to)
{
    char piece[16384];
    ssize_t got;

    while ((got = read(fd, piece, sizeof piece)) != 0) {
        if (got > 0)
            buf_add(to, piece, (size_t)got);
        else if (errno != EINTR)
            return false;
    }
    return true;
}

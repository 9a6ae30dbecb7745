/* fd.h - all of it, to and from a file descriptor, whatever interrupts. */
#ifndef HEADCOUNT_FD_H
#define HEADCOUNT_FD_H

#include "base/text.h"

/* false: errno says why not all could be written. */
bool fd_write(int fd, struct slice bytes);

/* Appends all that comes until the end. false: errno says why it stopped, and
 * what came before is there. */
bool fd_read(int fd, struct buf *to);

#endif

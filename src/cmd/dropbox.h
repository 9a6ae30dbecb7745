/* dropbox.h - a drop folder: which files are ready, and where they go.
 *
 *     DIR/file.csv  DIR/SERIES/file.csv  DIR/SERIES/WEBINAR/file.csv
 *     DIR/done/17-file.csv               imported: the import's id before it
 *     DIR/failed/file.csv  file.csv.why  not imported, and why
 *
 * Ready is a regular file that has not changed for 10 s, is not hidden and
 * does not end in `.part`. One process at a time: the folder is locked from
 * dropbox_open to dropbox_drop, a second one waits and finds what is left.
 */
#ifndef HEADCOUNT_DROPBOX_H
#define HEADCOUNT_DROPBOX_H

#include "base/err.h"
#include "base/text.h"

#include <sys/stat.h>

struct drop {
    const char *path, *relative;  /* the latter below the folder */
    const char *shown;            /* relative, masked for messages */
    const char *series, *webinar; /* the folders' names; NULL: none */
    struct stat seen;
};

struct dropbox {
    struct arena arena;
    const char *folder, *done, *failed;
    int lock;
    struct drop *drops; /* those that are ready, the oldest first */
    size_t count, cap;
    size_t early; /* changed just now, or `.part`: left for another time */
};

/* Opens and locks a folder, makes done/ and failed/ (0700), and lists what is
 * ready. What is no file and no folder is left, and said. */
bool dropbox_open(struct dropbox *dropbox, const char *folder, struct err *err);
void dropbox_drop(struct dropbox *dropbox);

/* Whether a file is still what dropbox_open saw. */
bool drop_unchanged(const struct drop *drop);

/* Moves a file to done/ or failed/, never over another one. */
bool drop_done(struct dropbox *dropbox, const struct drop *drop,
               int64_t import_id, struct err *err);
bool drop_failed(struct dropbox *dropbox, const struct drop *drop,
                 const struct err *why, struct err *err);

#endif

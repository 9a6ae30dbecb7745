/* path.h - names of files and folders.
 *
 * Results lie in the arena given, or are the argument itself.
 */
#ifndef HEADCOUNT_PATH_H
#define HEADCOUNT_PATH_H

#include "base/err.h"
#include "base/text.h"

#include <sys/types.h>

/* folder/rest, without slashes at the end; rest may be "". */
const char *path_join(struct arena *arena, const char *folder,
                      const char *rest);

/* The folder of a path ("." when it names none), and its last part. */
const char *path_folder(struct arena *arena, const char *path);
const char *path_base(const char *path);

/* Appends the name of a file as messages and the database may hold it: what
 * is no UTF-8 or would harm a terminal is a `?`, and a part of the path that
 * holds an `@` (an address, perhaps) becomes `(masked)`, its suffix kept. */
void path_shown(struct buf *to, const char *path);

/* An absolute path: "~/" is the user's home, other relative ones are taken
 * from `folder` (NULL: the current one). */
bool path_absolute(struct arena *arena, const char *path, const char *folder,
                   const char **ret_path, struct err *err);

/* A base folder of the XDG specification: from its variable, else below the
 * user's home. Relative paths in the variable are ignored, as it demands. */
const char *path_xdg(struct arena *arena, const char *variable,
                     const char *below_home);

/* Appends a name for mkstemp and mkdtemp, hidden beside a path: what is written
 * there can be renamed to it. */
void path_beside(struct buf *to, const char *path);

/* Of a mode what the umask leaves. */
mode_t path_mode(mode_t mode);

/* Makes a folder and those above it that are missing. The mode holds for the
 * folder itself, whatever the umask; those above get 0755 for root, else
 * 0700. One that exists is left as it is. ERR_SETTING: something else has
 * that name; ERR_SYSTEM. */
bool path_make(const char *path, mode_t mode, bool *ret_made, struct err *err);

#endif

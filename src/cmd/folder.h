/* folder.h - a folder of files, written whole or not at all.
 */
#ifndef HEADCOUNT_FOLDER_H
#define HEADCOUNT_FOLDER_H

#include "report/pack.h"

/* Writes the files of a pack beside `path` and puts them there when all are on
 * disk. What stands at `path` must be nothing, an empty folder, or an earlier
 * pack and nothing beside it, which goes away. ERR_USAGE: it is something else;
 * ERR_SYSTEM: it could not be written. Either way all is as before. */
bool folder_write(const char *path, const struct pack_files *files,
                  struct err *err);

#endif

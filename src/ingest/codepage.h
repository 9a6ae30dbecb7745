/* codepage.h - which legacy code page a file may be in.
 */
#ifndef HEADCOUNT_CODEPAGE_H
#define HEADCOUNT_CODEPAGE_H

#include "ingest/source.h"

#define CODEPAGE_MAX 5

/* The code pages in which all of a file can be read, the likeliest first; how
 * many. Japanese ones only where their characters stand in rows, as in words:
 * a few accents of the west can be read as single ideographs, too. */
size_t codepage_list(struct source *source,
                     const char *ret_names[CODEPAGE_MAX]);

#endif

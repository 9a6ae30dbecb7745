/* findings.h - how a file would be read, put into words for a terminal.
 *
 * Lines of at most 80 columns, appended to a buffer; nothing in them is of a
 * person (ingest/mask).
 */
#ifndef HEADCOUNT_FINDINGS_H
#define HEADCOUNT_FINDINGS_H

#include "ingest/inspect.h"
#include "ingest/reading.h"

/* What was found before a row is understood; `order`: what --date-order says,
 * `tz`: --tz, both as told or CLEAR, NULL. */
void findings_file(struct buf *to, const struct inspection *inspection,
                   const struct source *source, const struct inspect_how *how,
                   const char *tz);

/* Its rows by class, the rejected ones by reason, and warnings. */
void findings_rows(struct buf *to, struct reading *reading);

/* Of a file that no format fits: what looks most like its header. */
void findings_nearest(struct buf *to, const struct nearest *nearest,
                      const struct profiles *profiles,
                      const struct profile *only);

#endif

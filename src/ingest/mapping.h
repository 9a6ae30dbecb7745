/* mapping.h - columns named on the command line, as a format for one file.
 *
 * `address=Mail,join=Came at`: our words for columns (FIELDS of
 * ingest/profile.h) and the headings as the file writes them. Headings may
 * hold commas and "=": a new pair begins only where one of our words and "="
 * follow a comma. `Heading [2]` is the second column of that heading.
 */
#ifndef HEADCOUNT_MAPPING_H
#define HEADCOUNT_MAPPING_H

#include "ingest/profile.h"

/* Adds the format that these texts make; all headings but those of `answer`
 * and `ignore` must be there for it to fit. Its name, owned by the profiles,
 * is the same however the same mapping is written. ERR_USAGE: not understood,
 * and what there is to choose from. */
bool mapping_add(struct profiles *profiles, const char *const *texts,
                 size_t count, const char **ret_name, struct err *err);

#endif

/* rejecting.h - rejected rows: how many are allowed, and where they go.
 */
#ifndef HEADCOUNT_REJECTING_H
#define HEADCOUNT_REJECTING_H

#include "base/opt.h"
#include "cmd/output.h"
#include "ingest/reading.h"

/* The path of --rejects-file, NULL without. ERR_USAGE: it is for one FILE, and
 * not that one. */
bool rejecting_option(const struct opts *opts, const char **ret_path,
                      struct err *err);

/* ERR_REJECTS: more than `most` (-1: no limit). */
bool rejecting_allowed(const struct harvest *harvest, int64_t most,
                       struct err *err);

/* Writes preamble, headers and rejected rows, and makes sure that they are on
 * disk; output_close gives them their name. With nothing to write, or path
 * NULL, `output` stays closed: a file that is there stays as it is. */
bool rejecting_write(struct output *output, const char *path,
                     struct reading *reading, struct err *err);

#endif

/* inputs.h - what commands that read exports have in common on their command
 * line: names of files, and options that say how times are read.
 */
#ifndef HEADCOUNT_INPUTS_H
#define HEADCOUNT_INPUTS_H

#include "base/opt.h"
#include "ingest/profile.h"
#include "model/words.h"

/* How messages call the file that is an argument: its base name, or its path
 * where another argument has the same one. */
const char *input_name(const struct opts *opts, size_t number);

/* --date-order; CLEAR: not given. ERR_USAGE: another word. */
bool order_option(const struct opts *opts, enum date_order *ret_order,
                  struct err *err);

/* --map: makes a format of what it says, the only one that is tried; not given:
 * nothing. Texts lie in `arena`. ERR_USAGE: what cannot be understood, or a
 * format is named beside it. */
bool map_option(const struct opts *opts, struct arena *arena,
                struct profiles *profiles, const char **format,
                struct err *err);

/* --tz; NULL: not given. ERR_SETTING or ERR_USAGE: there is no such zone. */
bool zone_option(const struct opts *opts, const char **ret_zone,
                 struct err *err);

#endif

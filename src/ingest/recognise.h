/* recognise.h - the encoding, delimiter and profile of a file, by content.
 */
#ifndef HEADCOUNT_RECOGNISE_H
#define HEADCOUNT_RECOGNISE_H

#include "ingest/layout.h"
#include "ingest/nearest.h"
#include "ingest/source.h"

#define ENCODING_MAX 64

struct recognised {
    const struct profile *profile;
    char encoding[ENCODING_MAX]; /* one spelling for each */
    char delimiter;
    bool guessed;                /* the encoding: one of several that fit */
    const struct profile *rival; /* fits as well, so that nothing but the
                                    order of names decided; or NULL */
};

/* Finds what fits best; `format` and `encoding` (may be NULL) are what the
 * user says. ERR_INPUT: nothing fits; the detail tells what is nearest, never
 * a cell of the file that may be data. */
bool source_recognise(struct source *source, const struct profiles *profiles,
                      const char *format, const char *encoding,
                      struct recognised *ret, struct err *err);

/* The same for a file that nothing fits: what looks most like its header. */
bool source_nearest(struct source *source, const struct profiles *profiles,
                    const char *encoding, struct nearest *ret_nearest,
                    struct err *err);

/* The line "sep=;" with which a spreadsheet names its delimiter. */
bool record_is_sep(const struct csv_record *record);

#endif

/* flow.h - bytes of a file on their way to text, piece by piece.
 *
 * Decoded, without a byte-order mark at the beginning; NUL becomes a space,
 * and a carriage return alone (old Macintosh) a line feed.
 */
#ifndef HEADCOUNT_FLOW_H
#define HEADCOUNT_FLOW_H

#include "base/err.h"
#include "base/text.h"

struct charset;

struct flow {         /* begin with { .name = ..., .use = ..., .with = ... } */
    const char *name; /* of the file, for messages */
    bool forced;      /* what is no text becomes U+FFFD */
    bool (*use)(struct slice piece, void *with, struct err *err);
    void *with;
    struct charset *charset;
    struct buf text;
    bool begun;      /* a byte-order mark has been looked for */
    uint32_t lines;  /* line ends given out */
    size_t replaced; /* how many were forced, and the line of the first */
    uint32_t replaced_line;
};

/* False: an unknown encoding (ERR_USAGE). */
bool flow_open(struct flow *flow, const char *encoding, struct err *err);

/* Decodes a piece and gives what there is to `use`. ERR_INPUT: a byte that is
 * no text in this encoding, unless forced; names its line. Or the error of
 * `use`. */
bool flow_add(struct flow *flow, struct slice piece, bool last,
              struct err *err);
void flow_drop(struct flow *flow); /* wipes */

#endif

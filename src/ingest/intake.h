/* intake.h - the rows of a file, read ahead by a thread of its own.
 *
 * One thread reads, decodes and tells rows apart (source, flow, csv, layout);
 * the caller's makes entries of them. Rows go over in batches of about 64 KB
 * of cells, a few at a time. A row and what is in it are valid during the
 * call only, as they would be from layout.
 */
#ifndef HEADCOUNT_INTAKE_H
#define HEADCOUNT_INTAKE_H

#include "ingest/layout.h"
#include "ingest/recognise.h"
#include "ingest/source.h"

struct intake_use {
    layout_row_use *row;
    /* What a report of the file says of itself, ABOUT_COUNT slices: before its
     * first row. A file without any row has one report. The slices stay valid
     * as long as the layout. */
    void (*report)(const struct slice *about, void *with);
    void (*progress)(int64_t done, void *with); /* bytes of the file read */
    void *with;
};

/* Reads a file to its end. The layout is the caller's to close, also when the
 * reading fails: an error of the file, of `use->row`, or no thread. */
bool intake_read(struct source *source, const struct profiles *profiles,
                 const struct recognised *as, const struct intake_use *use,
                 struct layout **ret_layout, struct err *err);

#endif

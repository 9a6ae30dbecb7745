/* csv.h - records from decoded text; the only module that includes libcsv.
 *
 * Strict: a bad or unclosed quote costs the line on which its record began,
 * and reading goes on behind that line (counting.md R3), so one bad quote
 * never swallows the rows after it. Lines are counted in the text, so a
 * record knows the line on which it began, also behind quoted line ends.
 * Field memory is zeroed when freed. The same records come out at every
 * chunk size. A cell `="..."`, written so raw or within quotes to keep a
 * spreadsheet from guessing, is the text between its quotes.
 */
#ifndef HEADCOUNT_CSV_H
#define HEADCOUNT_CSV_H

#include "base/err.h"
#include "base/text.h"

#define CSV_FIELD_MAX  ((size_t)64 * 1024)       /* longer: field_too_long */
#define CSV_RECORD_MAX ((size_t)4 * 1024 * 1024) /* longer: record_too_long */

struct csv_record {
    uint32_t line;             /* 1 for the first line of the text */
    const struct slice *cells; /* valid during the call only */
    size_t count;              /* 0 for a blank line, which is reported too */
    const char *bad;  /* NULL, or bad_quote, field_too_long, record_too_long */
    struct slice raw; /* the text of the record's lines, with line ends; of a
                         bad record only its first line (at most 4 MB) */
};

struct csv;

/* `use` gets every record in order; when it returns false reading stops with
 * its error. */
struct csv *csv_open(char delimiter,
                     bool (*use)(const struct csv_record *record, void *with,
                                 struct err *err),
                     void *with);
void csv_close(struct csv *csv); /* wipes; NULL is fine */

/* Feeds a piece of text; pieces may cut anything anywhere. */
bool csv_add(struct csv *csv, struct slice piece, struct err *err);

/* The text has ended: gives out what is left. */
bool csv_end(struct csv *csv, struct err *err);

#endif

/* when.h - what a time cell says (counting.md 6, T1-T5).
 *
 * One reader for every notation, instead of a pattern for each layout: the
 * notation is told by the cell itself (formats.md lists what platforms and
 * spreadsheets write), and what the cell leaves open, day or month first, is
 * handed up: it is settled per file (T3).
 */
#ifndef HEADCOUNT_WHEN_H
#define HEADCOUNT_WHEN_H

#include "base/text.h"
#include "model/words.h"

enum when_is {
    WHEN_NONE,   /* a placeholder (R7): no value */
    WHEN_BAD,    /* cannot be read, or an unknown zone word */
    WHEN_LOCAL,  /* a local time, the zone is told elsewhere */
    WHEN_INSTANT /* the cell (or its column) tells the zone */
};

/* Seconds since 1970: of the clock as if it stood in UTC (LOCAL), or UTC. */
struct when {
    enum when_is is;
    bool clock;          /* a time without a date: seconds of the day */
    bool serial;         /* a spreadsheet's number of a day (ingest/serial) */
    bool open;           /* notation a/b/yyyy: day or month may stand first */
    bool dmy_ok, mdy_ok; /* open: which readings are dates at all */
    int64_t seconds;     /* not open: the time */
    int64_t dmy, mdy;    /* open: the time in each reading that is ok */
};

struct when_how {
    enum date_order order; /* CLEAR: find out; else as --date-order says */
    bool date_alone;       /* a date without a time is midnight (registration);
                              else it is BAD */
    bool clock_alone;      /* a time without date and zone (google-meet) is
                              LOCAL: seconds of the day, 0-86399 */
    bool serial;           /* a spreadsheet's number of a day is LOCAL */
    const char *zone;      /* a zone word or offset from the column's header, or
                              NULL; one in the cell comes first */
};

/* In which order cells are read where the user says `said`: day or month first
 * stays open, so that it is known whether it ever was; year first is a notation
 * of its own. */
enum date_order when_order(enum date_order said);

/* Reads a cell; `="..."` is taken off. Any bytes are safe. Fractions of a
 * second are cut, missing seconds are 0, two-digit years are 20xx. */
struct when when_read(struct slice cell, const struct when_how *how);

/* What the texts of a few days mean, so that it is found out once: most rows
 * tell of the same days. Zeroed, it knows none. */
#define WHEN_DAYS 64 /* a power of two */

struct when_days {
    struct when_day {
        char text[22];
        uint8_t len;      /* 0: free */
        uint8_t order;    /* as in when_how */
        const char *zone; /* the same */
        struct when midnight;
    } at[WHEN_DAYS];
};

/* The same as when_read; zones are told apart by where their words lie, which
 * must stay as long as the days do. */
struct when when_again(struct when_days *days, struct slice cell,
                       const struct when_how *how);

/* Offset in seconds of a zone word or offset ("CEST", "Z", "+09:00", "GMT+9",
 * "UTC"); false: unknown. */
bool when_zone(struct slice word, int32_t *ret_offset);

/* What a duration cell says, in seconds, rounded down: "65.42" and "30" are
 * minutes; "21m 7s", "1h 10m", "2 godz. 19 min 19 s", "59 Min. 0 Sek.",
 * "1 hr 2 min", "204 mins", "01:02:03". False: no duration. */
bool when_duration(struct slice cell, int64_t *ret_seconds);

#endif

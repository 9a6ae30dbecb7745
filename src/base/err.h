/* err.h - the error that a failed call hands back.
 *
 * A call that can fail returns bool: true means done, false means that
 * `err` says why. It never prints; only src/cmd and main.c speak to people.
 *
 *     if (!db_open(&db, conninfo, err))
 *         return err_at(err, "opening the attendance database");
 *
 * Every code has one exit status and one line in ERR_CODES; that list is
 * also what `headcount help exit-status` prints and what the manual quotes.
 *
 * Nothing of a person ever enters an error: no address, no name, no cell.
 */
#ifndef HEADCOUNT_ERR_H
#define HEADCOUNT_ERR_H

#include <stdbool.h>

#define ERR_CODES(X)                                                         \
    X(NONE, 0, "done")                                                       \
    X(FAIL, 1, "a check found something wrong")                              \
    X(USAGE, 2, "the command line was not understood")                       \
    X(SETTING, 3, "a setting, plan or key is missing or wrong")              \
    X(INPUT, 4,                                                              \
      "a file cannot be read as any known format, or its webinar cannot be " \
      "told")                                                                \
    X(REJECTS, 5, "more rows rejected than allowed, nothing imported")       \
    X(DATABASE, 6, "the database refused or went away")                      \
    X(SYSTEM, 7, "the operating system refused")                             \
    X(INTERRUPT, 130, "ended by an interrupt")                               \
    X(TERMINATE, 143, "ended by a request to terminate")

enum err_code {
#define ERR_ENUM(name, status, meaning) ERR_##name,
    ERR_CODES(ERR_ENUM)
#undef ERR_ENUM
};

struct err {
    enum err_code code;
    char message[512]; /* what failed: lower case, no full stop */
    char detail[1024]; /* what was found, never data of a person; may be "" */
    char hint[512];    /* what to try, a full sentence; may be "" */
};

/* Sets code and message, clears detail and hint. Always returns false, so
 * that a caller can `return err_set(...)`. */
bool err_set(struct err *err, enum err_code code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Adds what was found, or what to do next. Both return false. */
bool err_detail(struct err *err, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
bool err_hint(struct err *err, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Puts "where: " before the message. Returns false. */
bool err_at(struct err *err, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* A failed system call: message from the format, detail from errno. */
bool err_system(struct err *err, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* An error that was printed already: only its code is left, and main says no
 * more. Returns false. */
bool err_told(struct err *err, enum err_code code);

/* The exit status of a code. */
int err_status(enum err_code code);

#endif

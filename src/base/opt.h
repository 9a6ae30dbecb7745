/* opt.h - options of a command line, from one table row each.
 *
 * Options may stand anywhere; `--` ends them; `--name=value` and
 * `--name value`; single letters for those that have one. An unknown option
 * names the nearest known one.
 */
#ifndef HEADCOUNT_OPT_H
#define HEADCOUNT_OPT_H

#include "base/err.h"
#include "base/text.h"

enum opt_kind {
    OPT_FLAG = 1, /* takes no value */
    OPT_VALUE,    /* takes one; the last wins */
    OPT_LIST      /* takes one, may be repeated, all are kept */
};

struct opt {
    const char *name; /* without the dashes */
    char letter;      /* 0: none */
    enum opt_kind kind;
    const char *arg;  /* word for the value in usage: "ZONE" */
    const char *help; /* one line */
};

struct opts {
    struct arena arena;
    struct opt_given *given;
    size_t given_count;
    const char **args; /* what is no option, in order */
    size_t arg_count;
};

/* Parses argv against tables (each ends in a zero row; NULL tables are
 * skipped). ERR_USAGE on what is not understood. */
bool opts_parse(struct opts *opts, const struct opt *const *tables,
                size_t table_count, int argc, char **argv, struct err *err);
void opts_drop(struct opts *opts);

/* The value of an option, NULL when it was not given; whether a flag was; the
 * n-th value of a list, NULL behind the last. */
const char *opts_value(const struct opts *opts, const char *name);
bool opts_flag(const struct opts *opts, const char *name);
const char *opts_nth(const struct opts *opts, const char *name, size_t n);

/* Edit distance, for "did you mean"; and the nearest of `count` words within
 * a third of the length, NULL: none is near. */
const char *nearest_word(const char *word, const char *const *words,
                         size_t count);

#endif

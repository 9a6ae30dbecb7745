/* opt.h - options of a command line, from one table row each.
 *
 * Options may stand anywhere; `--` ends them; `--name=value` and
 * `--name value`; single letters for those that have one, also several in one
 * word and with the value behind (`-qv`, `-oFILE`). An unknown option names
 * the nearest known one.
 *
 * What somebody typed may be an address by mistake: messages repeat a word
 * only where it looks like the name of an option or a command.
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
    size_t given_count, given_cap;
    const char **args; /* what is no option, in order */
    size_t arg_count;
};

/* Parses words (without the program's name) against tables; each ends in a
 * zero row, NULL tables are skipped, and of two rows of one name the first
 * counts. ERR_USAGE on what is not understood. Values and arguments point
 * into argv. */
bool opts_parse(struct opts *opts, const struct opt *const *tables,
                size_t table_count, int argc, const char *const *argv,
                struct err *err);
void opts_drop(struct opts *opts);

/* The first word at or behind `from` that is neither an option nor the value
 * of one; -1: none. Unknown options are taken for flags. So a command can be
 * found before its options are known. */
int opts_next_word(const struct opt *const *table_list, size_t table_count,
                   int argc, const char *const *argv, int from);

/* The value of an option, NULL when it was not given; whether a flag was; the
 * n-th value of a list, NULL behind the last. */
const char *opts_value(const struct opts *opts, const char *name);
bool opts_flag(const struct opts *opts, const char *name);
const char *opts_nth(const struct opts *opts, const char *name, size_t n);

/* Whether a word is safe to repeat: letters, digits, `-` and `_` only, and
 * not long. */
bool word_is_plain(const char *word);

/* For "did you mean": the edit distance (optimal string alignment: a swap of
 * neighbours is one edit); and the nearest of `count` words within a third of
 * the longer length (one edit at least), the first of equals; NULL: none. */
size_t word_distance(const char *a, const char *b);
const char *nearest_word(const char *word, const char *const *words,
                         size_t count);

#endif

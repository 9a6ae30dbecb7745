/* opt.c - options of a command line, from one table row each. */
#include "base/opt.h"

#include <string.h>

struct opt_given {
    const struct opt *opt;
    const char *value; /* NULL for a flag */
};

struct tables {
    const struct opt *const *at;
    size_t count;
};

static const struct opt *
opt_named(struct tables tables, struct slice name)
{
    for (size_t t = 0; t < tables.count; t++)
        for (const struct opt *opt = tables.at[t]; opt && opt->name; opt++)
            if (slice_is(name, opt->name))
                return opt;
    return NULL;
}

static const struct opt *
opt_lettered(struct tables tables, char letter)
{
    for (size_t t = 0; t < tables.count; t++)
        for (const struct opt *opt = tables.at[t]; opt && opt->name; opt++)
            if (opt->letter == letter)
                return opt;
    return NULL;
}

static bool
is_option(const char *word)
{
    return word[0] == '-' && word[1] != '\0';
}

/* The name in "--name=value". */
static struct slice
long_name(const char *word)
{
    return (struct slice){ word + 2, strcspn(word + 2, "=") };
}

/* Whether the value of an option is the next word. */
static bool
takes_next(struct tables tables, const char *word)
{
    const struct opt *opt;

    if (word[1] == '-') {
        opt = opt_named(tables, long_name(word));
        return opt && opt->kind != OPT_FLAG && strchr(word, '=') == NULL;
    }
    for (const char *letter = word + 1; *letter; letter++) {
        opt = opt_lettered(tables, *letter);
        if (opt && opt->kind != OPT_FLAG)
            return letter[1] == '\0';
    }
    return false;
}

static bool
unknown_name(struct tables tables, struct slice name, struct err *err)
{
    AUTO(arena) arena = { 0 };
    const char *word = arena_text(&arena, name);
    const char *nearest;
    const char **names;
    size_t count = 0;

    for (size_t t = 0; t < tables.count; t++)
        for (const struct opt *opt = tables.at[t]; opt && opt->name; opt++)
            count++;
    names = arena_get(&arena, (count + 1) * sizeof *names);
    count = 0;
    for (size_t t = 0; t < tables.count; t++)
        for (const struct opt *opt = tables.at[t]; opt && opt->name; opt++)
            names[count++] = opt->name;
    nearest = nearest_word(word, names, count);
    if (word_is_plain(word))
        err_set(err, ERR_USAGE, "unknown option --%s", word);
    else
        err_set(err, ERR_USAGE, "unknown option");
    if (nearest)
        return err_hint(err, "Did you mean --%s?", nearest);
    return false;
}

static bool
unknown_letter(char letter, struct err *err)
{
    if (word_is_plain((const char[]){ letter, '\0' }))
        return err_set(err, ERR_USAGE, "unknown option -%c", letter);
    return err_set(err, ERR_USAGE, "unknown option");
}

static bool
no_value(const struct opt *opt, struct err *err)
{
    err_set(err, ERR_USAGE, "option --%s needs a value", opt->name);
    return err_hint(err, "Write --%s %s.", opt->name,
                    opt->arg ? opt->arg : "VALUE");
}

static void
opts_give(struct opts *opts, const struct opt *opt, const char *value)
{
    ARRAY_ADD(opts->given, opts->given_count, opts->given_cap) =
        (struct opt_given){ opt, value };
}

/* `next` is the word behind, NULL at the end or when it is not the value. */
static bool
parse_long(struct opts *opts, struct tables tables, const char *word,
           const char *next, struct err *err)
{
    struct slice name = long_name(word);
    const struct opt *opt = opt_named(tables, name);
    const char *value = name.at[name.len] ? name.at + name.len + 1 : next;

    if (opt == NULL)
        return unknown_name(tables, name, err);
    if (opt->kind == OPT_FLAG && value != NULL)
        return err_set(err, ERR_USAGE, "option --%s takes no value", opt->name);
    if (opt->kind != OPT_FLAG && value == NULL)
        return no_value(opt, err);
    opts_give(opts, opt, value);
    return true;
}

static bool
parse_letters(struct opts *opts, struct tables tables, const char *word,
              const char *next, struct err *err)
{
    for (const char *letter = word + 1; *letter; letter++) {
        const struct opt *opt = opt_lettered(tables, *letter);

        if (opt == NULL)
            return unknown_letter(*letter, err);
        if (opt->kind != OPT_FLAG) {
            const char *value = letter[1] ? letter + 1 : next;

            if (value == NULL)
                return no_value(opt, err);
            opts_give(opts, opt, value);
            return true;
        }
        opts_give(opts, opt, NULL);
    }
    return true;
}

bool
opts_parse(struct opts *opts, const struct opt *const *table_list,
           size_t table_count, int argc, const char *const *argv,
           struct err *err)
{
    struct tables tables = { table_list, table_count };
    bool ended = false;

    opts->args =
        arena_get(&opts->arena, ((size_t)argc + 1) * sizeof *opts->args);
    for (int i = 0; i < argc; i++) {
        const char *word = argv[i];
        const char *next = NULL;

        if (ended || !is_option(word)) {
            opts->args[opts->arg_count++] = word;
            continue;
        }
        if (strcmp(word, "--") == 0) {
            ended = true;
            continue;
        }
        if (takes_next(tables, word) && i + 1 < argc)
            next = argv[++i];
        if (!(word[1] == '-' ? parse_long : parse_letters)(opts, tables, word,
                                                           next, err))
            return false;
    }
    return true;
}

void
opts_drop(struct opts *opts)
{
    x_free(opts->given);
    arena_drop(&opts->arena);
    *opts = (struct opts){ 0 };
}

int
opts_next_word(const struct opt *const *table_list, size_t table_count,
               int argc, const char *const *argv, int from)
{
    struct tables tables = { table_list, table_count };

    for (int i = from; i < argc; i++) {
        if (strcmp(argv[i], "--") == 0)
            return i + 1 < argc ? i + 1 : -1;
        if (!is_option(argv[i]))
            return i;
        if (takes_next(tables, argv[i]))
            i++;
    }
    return -1;
}

const char *
opts_value(const struct opts *opts, const char *name)
{
    const char *value = NULL;

    for (size_t i = 0; i < opts->given_count; i++)
        if (strcmp(opts->given[i].opt->name, name) == 0)
            value = opts->given[i].value;
    return value;
}

bool
opts_flag(const struct opts *opts, const char *name)
{
    for (size_t i = 0; i < opts->given_count; i++)
        if (strcmp(opts->given[i].opt->name, name) == 0)
            return true;
    return false;
}

const char *
opts_nth(const struct opts *opts, const char *name, size_t n)
{
    for (size_t i = 0; i < opts->given_count; i++)
        if (strcmp(opts->given[i].opt->name, name) == 0 && n-- == 0)
            return opts->given[i].value;
    return NULL;
}

bool
word_is_plain(const char *word)
{
    size_t len = strlen(word);

    return len > 0 && len <= 40 &&
           strspn(word, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                        "0123456789-_") == len;
}

static size_t
least(size_t a, size_t b)
{
    return a < b ? a : b;
}

size_t
word_distance(const char *a, const char *b)
{
    AUTO(arena) arena = { 0 };
    size_t wide = strlen(b) + 1;
    size_t *before = arena_get(&arena, wide * sizeof *before);
    size_t *last = arena_get(&arena, wide * sizeof *last);
    size_t *row = arena_get(&arena, wide * sizeof *row);

    for (size_t j = 0; j < wide; j++)
        row[j] = j;
    for (size_t i = 1; a[i - 1] != '\0'; i++) {
        size_t *spare = before;

        before = last, last = row, row = spare;
        row[0] = i;
        for (size_t j = 1; j < wide; j++) {
            bool swapped =
                i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];

            row[j] = last[j - 1] + (a[i - 1] != b[j - 1]);
            row[j] = least(row[j], least(last[j], row[j - 1]) + 1);
            if (swapped)
                row[j] = least(row[j], before[j - 2] + 1);
        }
    }
    return row[wide - 1];
}

const char *
nearest_word(const char *word, const char *const *words, size_t count)
{
    const char *nearest = NULL;
    size_t least_distance = 0;
    size_t len = strlen(word);

    /* Nobody means a word of a page; and the cost grows with the square. */
    if (len > 100)
        return NULL;
    for (size_t i = 0; i < count; i++) {
        size_t longer = len > strlen(words[i]) ? len : strlen(words[i]);
        size_t near = longer / 3 ? longer / 3 : 1;
        size_t distance = word_distance(word, words[i]);

        if (distance > near || distance >= longer)
            continue;
        if (nearest == NULL || distance < least_distance) {
            nearest = words[i];
            least_distance = distance;
        }
    }
    return nearest;
}

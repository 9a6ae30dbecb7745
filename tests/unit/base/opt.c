/* opt.c - options anywhere, in every spelling; words that are near. */
#include "base/opt.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const struct opt own[] = {
    { "series", 's', OPT_VALUE, "SERIES", "the series" },
    { "answer", 0, OPT_LIST, "K=V", "an answer" },
    { "dry-run", 'n', OPT_FLAG, NULL, "write nothing" },
    { NULL, 0, 0, NULL, NULL },
};

static const struct opt all[] = {
    { "quiet", 'q', OPT_FLAG, NULL, "say less" },
    { "series", 0, OPT_FLAG, NULL, "hidden by the first table" },
    { NULL, 0, 0, NULL, NULL },
};

static const struct opt *const tables[] = { own, NULL, all };

#define WORDS(...)                     \
    ((const char *[]){ __VA_ARGS__ }), \
        (int)(sizeof((const char *[]){ __VA_ARGS__ }) / sizeof(const char *))

static bool
parse(struct opts *opts, const char *const *words, int count, struct err *err)
{
    return opts_parse(opts, tables, COUNT_OF(tables), count, words, err);
}

static void
test_options_stand_anywhere(void **state)
{
    AUTO(opts) opts = { 0 };
    struct err err = { 0 };

    (void)state;
    assert_true(
        parse(&opts,
              WORDS("a.csv", "--series", "s1", "-q", "b.csv", "--dry-run", "-"),
              &err));
    assert_int_equal(opts.arg_count, 3);
    assert_string_equal(opts.args[0], "a.csv");
    assert_string_equal(opts.args[1], "b.csv");
    assert_string_equal(opts.args[2], "-");
    assert_string_equal(opts_value(&opts, "series"), "s1");
    assert_true(opts_flag(&opts, "quiet"));
    assert_true(opts_flag(&opts, "dry-run"));
    assert_null(opts_value(&opts, "answer"));
}

static void
test_values_in_every_spelling(void **state)
{
    static const char *const spellings[][2] = {
        { "--series=x", NULL }, { "--series", "x" }, { "-sx", NULL },
        { "-s", "x" },          { "-qsx", NULL },    { "-qns", "x" },
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(spellings); i++) {
        AUTO(opts) opts = { 0 };
        struct err err = { 0 };
        const char *words[] = { spellings[i][0], spellings[i][1] };

        assert_true(parse(&opts, words, words[1] ? 2 : 1, &err));
        assert_string_equal(opts_value(&opts, "series"), "x");
        assert_int_equal(opts.arg_count, 0);
    }
}

static void
test_the_last_value_wins_and_lists_keep_all(void **state)
{
    AUTO(opts) opts = { 0 };
    struct err err = { 0 };

    (void)state;
    assert_true(parse(
        &opts,
        WORDS("--series=a", "--answer", "k=v=w", "--series=", "--answer=-x"),
        &err));
    assert_string_equal(opts_value(&opts, "series"), "");
    assert_string_equal(opts_nth(&opts, "answer", 0), "k=v=w");
    assert_string_equal(opts_nth(&opts, "answer", 1), "-x");
    assert_null(opts_nth(&opts, "answer", 2));
}

static void
test_two_dashes_end_the_options(void **state)
{
    AUTO(opts) opts = { 0 };
    struct err err = { 0 };

    (void)state;
    assert_true(parse(&opts, WORDS("-q", "--", "--series", "--", "-x"), &err));
    assert_int_equal(opts.arg_count, 3);
    assert_string_equal(opts.args[0], "--series");
    assert_string_equal(opts.args[1], "--");
    assert_null(opts_value(&opts, "series"));
}

static void
refused(const char *const *words, int count, const char *message,
        const char *hint)
{
    AUTO(opts) opts = { 0 };
    struct err err = { 0 };

    assert_false(parse(&opts, words, count, &err));
    assert_int_equal(err.code, ERR_USAGE);
    assert_string_equal(err.message, message);
    assert_string_equal(err.hint, hint);
}

static void
test_what_is_not_understood_is_refused(void **state)
{
    (void)state;
    refused(WORDS("--sereis", "x"), "unknown option --sereis",
            "Did you mean --series?");
    refused(WORDS("--zzzzzzzz"), "unknown option --zzzzzzzz", "");
    refused(WORDS("-x"), "unknown option -x", "");
    refused(WORDS("-qx"), "unknown option -x", "");
    refused(WORDS("--series"), "option --series needs a value",
            "Write --series SERIES.");
    refused(WORDS("a", "-ns"), "option --series needs a value",
            "Write --series SERIES.");
    refused(WORDS("--dry-run=yes"), "option --dry-run takes no value", "");
}

/* An address typed in the wrong place must not come back in a message. */
static void
test_unknown_words_are_not_repeated(void **state)
{
    (void)state;
    refused(WORDS("--ann@example.org"), "unknown option", "");
    refused(WORDS("-\x1b"), "unknown option", "");
    assert_true(word_is_plain("plan-2_x"));
    assert_false(word_is_plain("ann@example.org"));
    assert_false(word_is_plain("a b"));
    assert_false(word_is_plain(""));
}

static void
test_the_next_word_is_no_option_nor_its_value(void **state)
{
    const char *words[] = { "-q", "--series", "x",  "--foo", "import",
                            "-s", "y",        "--", "-z" };

    (void)state;
    assert_int_equal(opts_next_word(tables, 3, 9, words, 0), 4);
    assert_int_equal(opts_next_word(tables, 3, 9, words, 5), 8);
    assert_int_equal(opts_next_word(tables, 3, 7, words, 5), -1);
    assert_int_equal(opts_next_word(tables, 3, 8, words, 5), -1);
}

static void
test_distance(void **state)
{
    (void)state;
    assert_int_equal(word_distance("", ""), 0);
    assert_int_equal(word_distance("import", "import"), 0);
    assert_int_equal(word_distance("", "abc"), 3);
    assert_int_equal(word_distance("abc", ""), 3);
    assert_int_equal(word_distance("kitten", "sitting"), 3);
    assert_int_equal(word_distance("improt", "import"), 1);
    assert_int_equal(word_distance("ca", "abc"), 3);
}

static void
test_nearest_word(void **state)
{
    static const char *const words[] = { "import", "imports", "report", "db",
                                         "key" };

    (void)state;
    assert_string_equal(nearest_word("improt", words, 5), "import");
    assert_string_equal(nearest_word("import", words, 5), "import");
    assert_string_equal(nearest_word("importss", words, 5), "imports");
    assert_string_equal(nearest_word("reprot", words, 5), "report");
    assert_string_equal(nearest_word("bd", words, 5), "db");
    assert_null(nearest_word("x", words, 5));
    assert_null(nearest_word("", words, 5));
    assert_null(nearest_word("aggregate", words, 5));
    assert_null(nearest_word("import", words, 0));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_options_stand_anywhere),
        cmocka_unit_test(test_values_in_every_spelling),
        cmocka_unit_test(test_the_last_value_wins_and_lists_keep_all),
        cmocka_unit_test(test_two_dashes_end_the_options),
        cmocka_unit_test(test_what_is_not_understood_is_refused),
        cmocka_unit_test(test_unknown_words_are_not_repeated),
        cmocka_unit_test(test_the_next_word_is_no_option_nor_its_value),
        cmocka_unit_test(test_distance),
        cmocka_unit_test(test_nearest_word),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

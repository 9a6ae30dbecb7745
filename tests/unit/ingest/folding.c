/* folding.c - a header says the same however its words are written: case,
 * white space, full-width brackets, line ends, delimiters, encodings. */
#include "ingest/cell.h"
#include "ingest/recognise.h"
#include "samples.h"

#define PLAIN " ():'"

/* What is done to a sample. */
struct mangle {
    const char *what;
    const char *wide[5]; /* in headings, for each of PLAIN; or none */
    bool upper;          /* ASCII letters of headings in upper case */
    const char *around;  /* before and behind each heading */
    const char *tail;    /* behind each record */
    const char *eol, *mark;
    char delimiter;
};

#define NBSP      "\xC2\xA0"
#define IDEOSPACE "\xE3\x80\x80"
#define BOM       "\xEF\xBB\xBF"

static const struct mangle mangles[] = {
    { .what = "upper case, two spaces, LF, a delimiter behind each record",
      .upper = true,
      .wide = { "  ", "(", ")", ":", "'" },
      .eol = "\n",
      .tail = "," },
    { .what = "full width, spaces that do not break, CRLF, a mark",
      .around = " " IDEOSPACE,
      .wide = { NBSP, "（", "）", "：", "’" },
      .eol = "\r\n",
      .mark = BOM },
    { .what = "semicolons", .delimiter = ';' },
    { .what = "tabs", .delimiter = '\t' },
};

struct mangling {
    const struct mangle *how;
    struct buf *to;
    bool bad; /* a record that cannot be written again */
};

static bool
cell_is_word(struct slice cell)
{
    AUTO(buf) folded = { 0 };

    heading_fold(&folded, cell);
    return meaning_first(test_profiles(), buf_all(&folded)) != NULL;
}

static void
mangle_word(const struct mangle *how, struct slice cell, struct buf *to)
{
    buf_text(to, how->around != NULL ? how->around : "");
    for (size_t i = 0; i < cell.len; i++) {
        char c = cell.at[i];
        const char *plain = strchr(PLAIN, c);

        if (how->wide[0] != NULL && plain != NULL)
            buf_text(to, how->wide[plain - PLAIN]);
        else if (how->upper && c >= 'a' && c <= 'z')
            buf_char(to, (char)(c - 'a' + 'A'));
        else
            buf_char(to, c);
    }
    buf_text(to, how->around != NULL ? how->around : "");
}

/* Quoted, whatever it holds. */
static void
write_cell(struct slice cell, struct buf *to)
{
    buf_char(to, '"');
    for (size_t i = 0; i < cell.len; i++) {
        if (cell.at[i] == '"')
            buf_char(to, '"');
        buf_char(to, cell.at[i]);
    }
    buf_char(to, '"');
}

static bool
mangle_record(const struct csv_record *record, void *with, struct err *error)
{
    struct mangling *mangling = with;
    const struct mangle *how = mangling->how;
    char delimiter = how->delimiter ? how->delimiter : ',';

    (void)error;
    mangling->bad = mangling->bad || record->bad != NULL;
    for (size_t i = 0; i < record->count; i++) {
        struct slice cell = slice_trim(record->cells[i]);
        AUTO(buf) word = { 0 };

        if (cell_is_word(cell))
            mangle_word(how, cell, &word);
        else
            buf_slice(&word, record->cells[i]);
        if (i > 0)
            buf_char(mangling->to, delimiter);
        if (word.len > 0)
            write_cell(buf_all(&word), mangling->to);
    }
    if (record->count > 0 && how->tail != NULL)
        buf_text(mangling->to, how->tail);
    buf_text(mangling->to, how->eol != NULL ? how->eol : "\n");
    return true;
}

static bool
add_piece(struct slice piece, void *with, struct err *error)
{
    (void)error;
    buf_slice(with, piece);
    return true;
}

/* The sample's text and its delimiter, as recognised. */
static void
decode_sample(const struct sample *sample, struct buf *to, char *ret_delimiter)
{
    struct crypto_key *root = test_root(), *key = NULL;
    struct recognised recognised = { 0 };
    struct source *source = NULL;

    assert_true(crypto_subkey(&key, root, CRYPTO_FILE, NULL, &err));
    assert_true(source_open(&source, sample->path, "-", key, &err));
    assert_true(source_recognise(source, test_profiles(), NULL, NULL,
                                 &recognised, &err));
    assert_true(
        source_text(source, recognised.encoding, 0, add_piece, to, &err));
    *ret_delimiter = recognised.delimiter;
    source_close(source);
    crypto_key_drop(&key);
    crypto_key_drop(&root);
}

static void
compare_mangled(const struct sample *sample, struct slice text, char delimiter,
                const struct mangle *how, struct buf *wrong)
{
    struct layout_line line = *sample_line(sample);
    AUTO(buf) mangled = { 0 };
    AUTO(buf) differs = { 0 };
    struct mangling mangling = { how, &mangled, false };
    struct csv *csv = csv_open(delimiter, mangle_record, &mangling);
    char path[64];

    buf_text(&mangled, how->mark != NULL ? how->mark : "");
    assert_true(csv_add(csv, text, &err) && csv_end(csv, &err));
    csv_close(csv);
    if (mangling.bad)
        return;
    snprintf(line.cells[3], NAME_SIZE, "UTF-8");
    write_text(path, buf_string(&mangled));
    sample_differs(&line, path, "warnings", &differs);
    unlink(path);
    if (differs.len > 0)
        buf_format(wrong, "%s, %s: %s\n", sample->path, how->what,
                   buf_string(&differs));
}

static void
mangle_sample(const struct sample *sample, void *with)
{
    AUTO(buf) text = { 0 };
    char delimiter;

    decode_sample(sample, &text, &delimiter);
    for (size_t i = 0; i < COUNT_OF(mangles); i++)
        compare_mangled(sample, buf_all(&text), delimiter, &mangles[i], with);
}

static void
test_a_header_says_the_same_however_it_is_written(void **state)
{
    AUTO(buf) wrong = { 0 };

    (void)state;
    samples_each(mangle_sample, &wrong);
    fail_with(&wrong);
}

static void
word_is_likely(struct slice word)
{
    assert_true(meaning_likely(test_profiles(), word));
    for (size_t i = 0; i < COUNT_OF(mangles); i++) {
        AUTO(buf) mangled = { 0 };

        mangle_word(&mangles[i], word, &mangled);
        assert_true(cell_is_word(buf_all(&mangled)));
        assert_true(
            meaning_likely(test_profiles(), cell_trim(buf_all(&mangled))));
    }
}

/* What is told without folding is never that a word is none: of every word of
 * the profiles, as their texts have it. */
static void
test_no_word_is_unlikely(void **state)
{
    struct slice rest = buf_all(&test_profiles()->texts);
    size_t words = 0;

    (void)state;
    while (rest.len > 0) {
        struct slice line = slice_cut(&rest, '\n');

        slice_cut(&line, '=');
        while (line.len > 0) {
            struct slice word = slice_trim(slice_cut(&line, '|'));

            if (cell_is_word(word)) {
                word_is_likely(word);
                words++;
            }
        }
    }
    assert_true(words > 2000);
}

static void
test_a_word_is_likely_however_it_is_written(void **state)
{
    (void)state;
    assert_true(meaning_likely(test_profiles(), SLICE("d\u00e9part")));
    assert_true(meaning_likely(test_profiles(), SLICE("de\u0301part")));
    assert_true(meaning_likely(test_profiles(), SLICE("DE\u0301PART")));
    assert_true(meaning_likely(test_profiles(), SLICE("Email")));
    assert_true(meaning_likely(test_profiles(), SLICE("\uff25mail")));
    assert_false(meaning_likely(test_profiles(), SLICE("+1 555")));
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_no_word_is_unlikely),
        cmocka_unit_test(test_a_word_is_likely_however_it_is_written),
        cmocka_unit_test(test_a_header_says_the_same_however_it_is_written),
    };

    return cmocka_run_group_tests(tests, expected_load, NULL);
}

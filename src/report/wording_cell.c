/* wording_cell.c - headings, cells and sentences in a language. */
#include "report/wording.h"

#include <assert.h>
#include <ctype.h>
#include <string.h>

#define NO_BREAK "\xC2\xA0" /* between a number and what it counts */

/* A name of ours without its underscores. */
static void
blanks_add(struct buf *to, struct slice name)
{
    for (size_t i = 0; i < name.len; i++)
        buf_char(to, name.at[i] == '_' ? ' ' : name.at[i]);
}

void
wording_heading(struct buf *to, const struct wording *wording,
                const char *column)
{
    const char *text =
        wording ? wording_get(wording, "columns", column) : column;

    if (text != NULL)
        buf_text(to, text);
    else
        blanks_add(to, slice_of(column));
}

/* A word of ours with its number as "#": at_least_3 is at_least_#. */
static bool
counted_add(struct buf *to, const struct wording *wording, const char *section,
            struct slice word)
{
    AUTO(buf) key = { 0 };
    const char *text, *number = NULL;
    int digits = 0;

    for (size_t i = 0; i < word.len; i++) {
        if (!isdigit((unsigned char)word.at[i])) {
            buf_char(&key, word.at[i]);
            continue;
        }
        if (digits == 0) {
            number = word.at + i;
            buf_char(&key, '#');
        }
        digits++;
    }
    text = number ? wording_get(wording, section, buf_string(&key)) : NULL;
    if (text == NULL)
        return false;
    for (; *text != '\0'; text++)
        if (*text == '#')
            buf_slice(to, (struct slice){ number, (size_t)digits });
        else
            buf_char(to, *text);
    return true;
}

/* A word of ours, of a column that has a section of its own. */
static void
code_add(struct buf *to, const struct wording *wording, const char *section,
         struct slice word)
{
    AUTO(buf) key = { 0 };
    const char *text;

    buf_slice(&key, word);
    text = wording_get(wording, section, buf_string(&key));
    if (text != NULL)
        buf_text(to, text);
    else if (!counted_add(to, wording, section, word))
        blanks_add(to, word);
}

/* The name of a country for its two letters. */
static void
country_add(struct buf *to, const struct wording *wording, struct slice code)
{
    const char *name = wording_country(wording, code);

    if (name != NULL)
        buf_text(to, name);
    else
        buf_slice(to, code);
}

/* Sentences of our reports, which stand beside the word that they explain. */
static bool
explained_add(struct buf *to, const struct table *table, size_t row,
              size_t column)
{
    static const struct {
        const char *column, *of;
    } sentences[] = { { "definition", "figure" }, { "why", "claim" } };
    AUTO(buf) key = { 0 };

    for (size_t i = 0; i < COUNT_OF(sentences); i++) {
        size_t of = table_find(table, sentences[i].of);
        const char *text;

        if (of == table->column_count ||
            strcmp(table->columns[column].name, sentences[i].column) != 0)
            continue;
        buf_slice(&key, table_at(table, row, of));
        text =
            wording_said(table->wording, sentences[i].column, buf_string(&key));
        if (text != NULL)
            buf_text(to, text);
        return text != NULL;
    }
    return false;
}

static void
text_add(struct buf *to, const struct table *table, size_t row, size_t column)
{
    const struct wording *wording = table->wording;
    const char *name = table->columns[column].name;
    struct slice cell = table_at(table, row, column);

    if (strcmp(name, "country") == 0)
        country_add(to, wording, cell);
    else if (wording_said(wording_english(), name, "") != NULL)
        code_add(to, wording, name, cell);
    else if (!explained_add(to, table, row, column))
        buf_slice(to, cell);
}

/* Whether the row's own day is that one. */
static bool
day_stands(const struct table *table, size_t row, int64_t day)
{
    size_t column = table_find(table, "day");
    int64_t own;
    int second;

    return column < table->column_count &&
           table_when(table, row, column, &own, &second) && own == day;
}

void
wording_cell(struct buf *to, const struct table *table, size_t row,
             size_t column)
{
    const struct wording *wording = table->wording;
    struct slice cell = table_at(table, row, column);
    enum cell_kind kind = table_kind(table, column);
    int64_t day = 0;
    int second = 0;

    if (cell.len == 0)
        return;
    if (wording == NULL || ((kind == CELL_DAY || kind == CELL_TIME) &&
                            !table_when(table, row, column, &day, &second)))
        buf_slice(to, cell);
    else if (kind == CELL_NUMBER)
        wording_number(to, wording, cell);
    else if (kind == CELL_TRUTH)
        code_add(to, wording, "truth", cell);
    else if (kind == CELL_TEXT)
        text_add(to, table, row, column);
    else if (kind == CELL_DAY)
        wording_day(to, wording, "day", day);
    else
        wording_time(to, wording, day, second, day_stands(table, row, day));
}

/* "3 people", "1 person": "one | many"; {n} is where the number stands. */
static void
noun_add(struct buf *to, const struct table *table, struct slice number,
         const char *noun)
{
    const struct wording *wording = table->wording;
    struct slice rest = slice_of(wording_get(wording, "nouns", noun)), one,
                 words;
    const char *singular = wording_said(wording, "language", "singular");
    struct slice numbers = slice_of(singular);

    one = slice_trim(slice_cut(&rest, '|'));
    words = rest.len > 0 ? slice_trim(rest) : one;
    while (numbers.len > 0)
        if (slice_same(slice_cut(&numbers, ' '), number))
            words = one;
    if (slice_starts(words, "{n}")) {
        wording_number(to, wording, number);
        words.at += 3, words.len -= 3;
    } else {
        wording_number(to, wording, number);
        buf_text(to, NO_BREAK);
    }
    buf_slice(to, words);
}

/* One {part} of a sentence. */
static void
part_add(struct buf *to, const struct table *table, size_t row,
         struct slice part)
{
    AUTO(buf) name = { 0 };
    struct slice noun = part;
    size_t column;
    int64_t first, last;
    int second;

    buf_slice(&name, slice_cut(&noun, ':'));
    if (strcmp(buf_string(&name), "period") == 0) {
        if (table_when(table, row, table_find(table, "first_day"), &first,
                       &second) &&
            table_when(table, row, table_find(table, "last_day"), &last,
                       &second))
            wording_period(to, table->wording, first, last);
        return;
    }
    column = table_find(table, buf_string(&name));
    assert(column < table->column_count);
    if (noun.len > 0) {
        AUTO(buf) word = { 0 };

        buf_slice(&word, noun);
        noun_add(to, table, table_at(table, row, column), buf_string(&word));
    } else if (table_kind(table, column) == CELL_DAY &&
               table_when(table, row, column, &first, &second)) {
        wording_day(to, table->wording, "day_short", first);
    } else {
        wording_cell(to, table, row, column);
    }
}

void
wording_fill(struct buf *to, const char *sentence, const struct table *table,
             size_t row)
{
    struct slice rest = slice_of(sentence);

    while (rest.len > 0) {
        buf_slice(to, slice_cut(&rest, '{'));
        if (rest.len > 0)
            part_add(to, table, row, slice_cut(&rest, '}'));
    }
}

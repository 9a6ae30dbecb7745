/* notation.c - the parts of a time cell: a date, a clock, a zone. */
#include "ingest/notation.h"

#include "ingest/words.h"

#include <stdlib.h>
#include <string.h>

struct reader {
    const struct token *token; /* the next one */
    struct notation *to;
};

static bool
is_mark(const struct token *token, char mark)
{
    return token->is == TOKEN_MARK && token->mark == mark;
}

/* A number of two digits below 60, with nothing before it. */
static bool
is_sixtieth(const struct token *token)
{
    return token->is == TOKEN_NUMBER && !token->spaced &&
           token->text.len == 2 && token->number < 60;
}

static bool
is_number(const struct token *token, size_t digits, int64_t most)
{
    return token->is == TOKEN_NUMBER && token->text.len <= digits &&
           token->number <= most;
}

/* Goes behind a fraction of a second, which is cut (T1). */
static const struct token *
skip_fraction(const struct token *token)
{
    bool fraction = (is_mark(token, '.') || is_mark(token, ',')) &&
                    token[1].is == TOKEN_NUMBER && !token[1].spaced;

    return fraction ? token + 2 : token;
}

/* "16:20", "16:20:00", "16:20:00.123", "16.20.00" behind the hour. */
static bool
read_clock(struct reader *reader)
{
    const struct token *token = reader->token + 1;
    char mark = token->is == TOKEN_MARK && token->mark == '.' ? '.' : ':';

    if (!is_sixtieth(token + 1))
        return false;
    reader->to->minute = token[1].number;
    token += 2;
    if (is_mark(token, mark)) {
        if (!is_sixtieth(token + 1))
            return false;
        reader->to->second = token[1].number;
        token = skip_fraction(token + 2);
    }
    reader->token = token;
    return true;
}

static bool
is_unit(const struct token *token, char unit)
{
    const char *meaning = token->is == TOKEN_WORD
                              ? words_meaning(WORD_LIST_UNIT, token->text)
                              : NULL;

    return is_mark(token, unit) || (meaning != NULL && meaning[0] == unit);
}

/* "16時", "16時20分", "16時20分30秒", "16 h", "16 h 20", "16h20m30s" behind
 * the hour. */
static bool
read_clock_words(struct reader *reader)
{
    const struct token *token = reader->token + 2;
    bool bare = token[-1].is == TOKEN_WORD && token->text.len == 2 &&
                !is_unit(token + 1, 'm');

    if (token->is == TOKEN_NUMBER && (bare || is_unit(token + 1, 'm'))) {
        if (!is_number(token, 2, 59))
            return false;
        reader->to->minute = token->number;
        token += bare ? 1 : 2;
        if (token->is == TOKEN_NUMBER && is_unit(token + 1, 's')) {
            if (!is_number(token, 2, 59))
                return false;
            reader->to->second = token->number;
            token += 2;
        }
    }
    reader->token = token;
    return true;
}

/* "16h", "16時" */
static bool
is_hour(const struct token *hour)
{
    return is_mark(hour + 1, 'h') ||
           (hour[1].is == TOKEN_WORD && slice_is(hour[1].text, "h"));
}

static bool
read_time(struct reader *reader)
{
    const struct token *hour = reader->token;
    struct notation *to = reader->to;

    if (to->has_time || !is_number(hour, 2, 24))
        return false;
    to->has_time = true;
    to->hour = hour->number;
    if (is_hour(hour) ? !read_clock_words(reader) : !read_clock(reader))
        return false;
    return to->hour < 24 || (to->minute == 0 && to->second == 0);
}

static bool
add_part(struct reader *reader, struct date_part part)
{
    if (reader->to->part_count == COUNT_OF(reader->to->parts))
        return false;
    reader->to->parts[reader->to->part_count++] = part;
    return true;
}

/* "16.20.00" behind a whole date, as Italian and Finnish spreadsheets have it.
 */
static bool
is_dotted_clock(const struct reader *reader)
{
    const struct token *next = reader->token + 1;

    return reader->to->part_count == COUNT_OF(reader->to->parts) &&
           !reader->to->has_time && is_mark(next, '.') && is_sixtieth(next + 1);
}

/* "20210629": a date of ISO 8601 in its basic form. */
static bool
read_basic_date(struct reader *reader)
{
    int64_t number = reader->token->number;
    struct notation *to = reader->to;

    if (to->part_count > 0)
        return false;
    to->parts[0] = (struct date_part){ number / 10000, 4, 0, '-' };
    to->parts[1] = (struct date_part){ number / 100 % 100, 2, 0, '-' };
    to->parts[2] = (struct date_part){ number % 100, 2, 0, 0 };
    to->part_count = 3;
    reader->token++;
    return true;
}

/* "1620" or "162000" behind a T: its time. */
static bool
read_basic_time(struct reader *reader)
{
    const struct token *token = reader->token;
    struct notation *to = reader->to;
    int64_t number = token->number * (token->text.len == 4 ? 100 : 1);

    if (to->has_time || number / 10000 > 23 || number / 100 % 100 > 59 ||
        number % 100 > 59)
        return false;
    to->has_time = true;
    to->hour = number / 10000;
    to->minute = number / 100 % 100;
    to->second = number % 100;
    reader->token = skip_fraction(token + 1);
    return true;
}

static bool
is_basic_time(const struct reader *reader)
{
    const struct token *token = reader->token;

    return reader->to->part_count == COUNT_OF(reader->to->parts) &&
           (token->text.len == 4 || token->text.len == 6) && !token->spaced &&
           token[-1].is == TOKEN_WORD && slice_is(token[-1].text, "t");
}

static bool
read_number(struct reader *reader)
{
    const struct token *token = reader->token, *next = token + 1;
    struct date_part part = { .number = token->number,
                              .digits = token->text.len };

    if (is_mark(next, ':') || is_hour(token) || is_dotted_clock(reader))
        return read_time(reader);
    if (is_basic_time(reader))
        return read_basic_time(reader);
    if (part.digits == 8)
        return read_basic_date(reader);
    if (part.digits > 2 && part.digits != 4)
        return false;
    if (next->is == TOKEN_MARK && strchr("YMD", next->mark) != NULL)
        part.mark = next->mark;
    reader->token += part.mark ? 2 : 1;
    return add_part(reader, part);
}

/* "+09:00", "-0500", "+9" from the sign on. */
static bool
read_offset(struct reader *reader)
{
    const struct token *token = reader->token + 1;
    int64_t hours = token->number, minutes = 0;

    if (token->is != TOKEN_NUMBER || token->spaced)
        return false;
    if (token->text.len == 4) {
        minutes = hours % 100;
        hours /= 100;
    } else if (token->text.len > 2) {
        return false;
    } else if (is_mark(token + 1, ':')) {
        if (!is_sixtieth(token + 2))
            return false;
        minutes = token[2].number;
        token += 2;
    }
    if (hours > 15 || minutes > 59)
        return false;
    reader->to->offset = (int32_t)(hours * 3600 + minutes * 60);
    if (is_mark(reader->token, '-'))
        reader->to->offset = -reader->to->offset;
    reader->to->has_zone = true;
    reader->token = token + 1;
    return true;
}

static bool
is_sign(const struct token *token)
{
    return is_mark(token, '+') || is_mark(token, '-');
}

static bool
read_zone(struct reader *reader, const char *minutes)
{
    struct slice word = reader->token->text;

    if (reader->to->has_zone)
        return false;
    reader->token++;
    if (is_sign(reader->token) &&
        (slice_is(word, "gmt") || slice_is(word, "utc")))
        return read_offset(reader);
    reader->to->has_zone = true;
    reader->to->offset = (int32_t)strtol(minutes, NULL, 10) * 60;
    return true;
}

static bool
read_half(struct reader *reader, bool pm, size_t tokens)
{
    if (reader->to->half != HALF_NONE)
        return false;
    reader->to->half = pm ? HALF_PM : HALF_AM;
    reader->token += tokens;
    return true;
}

static bool
read_word(struct reader *reader)
{
    const struct token *token = reader->token;
    struct slice word = token->text;
    const char *meaning;

    if ((slice_is(word, "a") || slice_is(word, "p")) &&
        is_mark(token + 1, '.') && token[2].is == TOKEN_WORD &&
        slice_is(token[2].text, "m"))
        return read_half(reader, word.at[0] == 'p', 3);
    if ((meaning = words_meaning(WORD_LIST_MONTH, word)) != NULL) {
        reader->token++;
        return add_part(reader,
                        (struct date_part){ .number = strtol(meaning, NULL, 10),
                                            .mark = 'N' });
    }
    if ((meaning = words_meaning(WORD_LIST_HALF, word)) != NULL)
        return read_half(reader, meaning[0] == 'p', 1);
    if (reader->to->has_time &&
        (meaning = words_meaning(WORD_LIST_ZONE, word)) != NULL)
        return read_zone(reader, meaning);
    reader->token++;
    return words_meaning(WORD_LIST_FILLER, word) != NULL;
}

/* "(Japan Standard Time)" behind the offset that it is the name of. */
static bool
read_zone_name(struct reader *reader)
{
    while (reader->token->is != TOKEN_END && !is_mark(reader->token, ')'))
        reader->token++;
    return reader->token->is != TOKEN_END;
}

/* A mark: between the parts of a date, the sign of an offset, or one that may
 * stand there and says nothing. `before` is the token before it. */
static bool
read_mark(struct reader *reader, const struct token *before)
{
    char mark = reader->token->mark;
    size_t count = reader->to->part_count;
    bool inside = count > 0 && count < COUNT_OF(reader->to->parts);
    bool alone = before == NULL || before->is == TOKEN_MARK;

    if (strchr("/-.,+()", mark) == NULL)
        return false;
    if (is_sign(reader->token) && !inside)
        return reader->to->has_time && !reader->to->has_zone &&
               read_offset(reader);
    if (mark == '(' && reader->to->has_zone)
        return read_zone_name(reader);
    if (mark == '(' || mark == ')') {
        reader->token++;
        return count > 0 || reader->to->has_time;
    }
    /* "jun.," and "2021年6月29日," */
    if (alone && (before == NULL || mark != ',' ||
                  strchr(".YMDhms)", before->mark) == NULL))
        return false;
    if (mark == '+' || (!inside && mark != ',' && mark != '.'))
        return false;
    if (inside && reader->to->parts[count - 1].separator == 0 && !alone)
        reader->to->parts[count - 1].separator = mark;
    reader->token++;
    return true;
}

static bool
read_all(struct notation *notation, const struct tokens *tokens, size_t first)
{
    struct reader reader = { .token = tokens->at + first, .to = notation };

    while (reader.token->is != TOKEN_END) {
        const struct token *at = reader.token;
        bool good = at->is == TOKEN_NUMBER ? read_number(&reader)
                    : at->is == TOKEN_WORD
                        ? read_word(&reader)
                        : read_mark(&reader, at > tokens->at ? at - 1 : NULL);

        if (!good)
            return false;
    }
    return true;
}

/* "mar. 29 juin 2021": a Tuesday, that would be a month, too. */
static bool
is_weekday_month(const struct token *token)
{
    return token->is == TOKEN_WORD &&
           words_meaning(WORD_LIST_MONTH, token->text) != NULL &&
           words_meaning(WORD_LIST_FILLER, token->text) != NULL;
}

bool
notation_read(struct notation *notation, const struct tokens *tokens)
{
    const struct notation before = *notation;
    size_t behind = 1;

    if (read_all(notation, tokens, 0))
        return true;
    if (!is_weekday_month(tokens->at))
        return false;
    *notation = before;
    behind += is_mark(&tokens->at[behind], '.');
    behind += is_mark(&tokens->at[behind], ',');
    return read_all(notation, tokens, behind);
}

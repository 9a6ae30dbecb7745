/* duration.c - what a duration cell says, in every language (when.h). */
#include "ingest/cell.h"
#include "ingest/token.h"
#include "ingest/when.h"
#include "ingest/words.h"

static bool
is_mark(const struct token *token, char mark)
{
    return token->is == TOKEN_MARK && token->mark == mark;
}

/* A number with perhaps a fraction, times `unit` seconds, rounded down. Goes
 * behind it. */
static bool
read_amount(const struct token **at, int64_t unit, int64_t *ret_seconds)
{
    const struct token *token = *at, *part = token + 2;
    int64_t fraction = 0, scale = 1;

    if (token->is != TOKEN_NUMBER || token->text.len > 9)
        return false;
    *at = token + 1;
    if ((is_mark(token + 1, '.') || is_mark(token + 1, ',')) &&
        part->is == TOKEN_NUMBER && !part->spaced) {
        fraction = part->number; /* of at most 9 digits */
        for (size_t i = 0; i < part->text.len && i < 9; i++)
            scale *= 10;
        *at = token + 3;
    }
    *ret_seconds = token->number * unit + fraction * unit / scale;
    return true;
}

/* "01:02:03" */
static bool
read_clock(const struct token *token, int64_t *ret_seconds)
{
    const struct token *minute = token + 2, *second = token + 4;

    if (token->is != TOKEN_NUMBER || token->text.len > 5 ||
        !is_mark(token + 1, ':') || minute->is != TOKEN_NUMBER ||
        minute->text.len != 2 || minute->number > 59 ||
        !is_mark(token + 3, ':') || second->is != TOKEN_NUMBER ||
        second->text.len != 2 || second->number > 59 ||
        token[5].is != TOKEN_END)
        return false;
    *ret_seconds = token->number * 3600 + minute->number * 60 + second->number;
    return true;
}

/* Between two amounts: "1 hour, 2 minutes", "1 heure et 2 minutes". */
static const struct token *
skip_joint(const struct token *token)
{
    bool joint = is_mark(token, ',') ||
                 (token->is == TOKEN_WORD &&
                  words_meaning(WORD_LIST_FILLER, token->text) != NULL);

    return joint && token[1].is == TOKEN_NUMBER ? token + 1 : token;
}

/* "1h23", "1 h 05": minutes that do not say so. */
static bool
is_rest(const struct token *token, const char *before)
{
    return before[0] == 'h' && token->is == TOKEN_NUMBER &&
           token->text.len == 2 && token->number < 60 &&
           token[1].is == TOKEN_END;
}

/* "2 godz. 19 min 19 s", "1 hour, 2 minutes" */
static bool
read_units(const struct token *token, int64_t *ret_seconds)
{
    int64_t seconds = 0;

    while (token->is != TOKEN_END) {
        const struct token *amount = token;
        const char *unit;
        int64_t more;

        if (!read_amount(&token, 1, &more) || token->is != TOKEN_WORD ||
            (unit = words_meaning(WORD_LIST_UNIT, token->text)) == NULL ||
            !read_amount(&amount,
                         unit[0] == 'h'   ? 3600
                         : unit[0] == 'm' ? 60
                                          : 1,
                         &more))
            return false;
        seconds += more;
        token++;
        token += is_mark(token, '.');
        token = skip_joint(token);
        if (is_rest(token, unit)) {
            seconds += token->number * 60;
            token++;
        }
    }
    *ret_seconds = seconds;
    return true;
}

bool
when_duration(struct slice cell, int64_t *ret_seconds)
{
    const struct token *token;
    struct tokens tokens;
    int64_t seconds;

    cell = cell_trim(cell);
    if (cell.len <= 9 && slice_number(cell, ret_seconds)) { /* nearly all */
        *ret_seconds *= 60;
        return true;
    }
    if (cell_is_placeholder(cell) || !tokens_cut(&tokens, cell, false))
        return false;
    token = tokens.at;
    if (read_amount(&token, 60, &seconds) && token->is == TOKEN_END) {
        *ret_seconds = seconds;
        return true;
    }
    token = tokens.at;
    if (token->is == TOKEN_WORD && slice_is(token->text, "pt") &&
        token[1].is == TOKEN_NUMBER)
        token++; /* "PT1H2M3S" of ISO 8601 */
    return read_clock(token, ret_seconds) || read_units(token, ret_seconds);
}

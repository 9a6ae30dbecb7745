/* keep.c - what may be kept of a file's words. */
#include "ingest/keep.h"

#include "ingest/cell.h"
#include "ingest/country.h"
#include "wrap/unicode.h"

#include <string.h>

/* Given and family name of the row, folded; once a row. */
static void
names_fold(struct roster *roster, const struct row *row)
{
    if (roster->names_folded)
        return;
    buf_reset(&roster->given);
    buf_reset(&roster->family);
    unicode_fold(&roster->given, row_cell(row, FIELD_GIVEN));
    unicode_fold(&roster->family, row_cell(row, FIELD_FAMILY));
    roster->names_folded = true;
}

/* Whether both together fold to a text. */
static bool
both_fold_to(struct roster *roster, const struct row *row, struct slice folded)
{
    struct slice given = buf_all(&roster->given);

    if (given.len == 0 || roster->family.len == 0 || folded.len <= given.len ||
        memcmp(folded.at, given.at, given.len) != 0)
        return false;
    roster->scratch.len = 0;
    buf_slice(&roster->scratch, row_cell(row, FIELD_GIVEN));
    buf_char(&roster->scratch, ' ');
    buf_slice(&roster->scratch, row_cell(row, FIELD_FAMILY));
    return unicode_folds_to(buf_all(&roster->scratch), folded);
}

/* Whether a folded text is a name of the row's: none is ever kept. */
static bool
folded_is_name(struct roster *roster, const struct row *row,
               struct slice folded)
{
    names_fold(roster, row);
    return slice_same(folded, buf_all(&roster->name)) ||
           slice_same(folded, buf_all(&roster->given)) ||
           slice_same(folded, buf_all(&roster->family)) ||
           both_fold_to(roster, row, folded);
}

/* Enters a text; nothing that is or holds an address gets a number. */
static uint32_t
text_enter(struct roster *roster, struct slice cell)
{
    AUTO(buf) folded = { 0 };
    AUTO(buf) address = { 0 };

    unicode_fold(&folded, cell);
    if (folded.len == 0 || memchr(folded.at, '@', folded.len) != NULL ||
        address_canonical(&address, cell) != ADDRESS_NONE)
        return 0;
    ARRAY_ADD(roster->text, roster->text_count, roster->text_cap) =
        (struct text){ .is = map_key(&roster->texts, cell),
                       .folded =
                           arena_slice(&roster->arena, buf_all(&folded)) };
    return (uint32_t)(roster->text_count - 1);
}

/* The number of a text in the roster, added when it is new. */
static uint32_t
text_number(struct roster *roster, struct slice cell)
{
    uint32_t *number = map_at(&roster->texts, cell);

    if (*number == MAP_NONE)
        *number = text_enter(roster, cell);
    return *number;
}

uint32_t
keep_text(struct roster *roster, const struct row *row, struct slice cell)
{
    uint32_t number;

    cell = cell_trim(cell);
    if (cell.len == 0 || cell_is_placeholder(cell))
        return 0;
    number = text_number(roster, cell);
    if (number == 0 || folded_is_name(roster, row, roster->text[number].folded))
        return 0;
    return number;
}

uint32_t
keep_country(struct roster *roster, const struct row *row, struct slice cell)
{
    uint32_t number = keep_text(roster, row, cell);
    uint32_t country = roster->text[number].country;
    const char *code;

    if (number == 0 || country != 0)
        return country;
    code = country_code(roster->text[number].is);
    country = code ? text_number(roster, slice_of(code)) : number;
    roster->text[number].country = country;
    return country;
}

/* The number of a question of the plan, added when it is new; QUESTION_NONE:
 * it keeps none such. */
static uint32_t
question_number(struct roster *roster, struct slice question)
{
    struct slice kept;

    if (!listed_question(roster->plan, question, &kept))
        return QUESTION_NONE;
    for (size_t i = 0; i < roster->question_count; i++)
        if (slice_same(roster->questions[i], kept))
            return (uint32_t)i;
    ARRAY_ADD(roster->questions, roster->question_count, roster->question_cap) =
        kept;
    return (uint32_t)(roster->question_count - 1);
}

uint32_t
keep_question(struct roster *roster, const struct columns *columns, size_t i)
{
    /* Found out once a table. */
    if (roster->kept_table != columns->number) {
        x_free(roster->kept);
        roster->kept =
            x_alloc((columns->question_count + 1) * sizeof *roster->kept);
        roster->kept_table = columns->number;
        for (size_t q = 0; q < columns->question_count; q++)
            roster->kept[q] =
                question_number(roster, columns->questions[q].text);
    }
    return roster->kept[i];
}

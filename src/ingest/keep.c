/* keep.c - what may be kept of a file's words. */
#include "ingest/keep.h"

#include "base/fold.h"
#include "ingest/cell.h"
#include "ingest/country.h"
#include "wrap/unicode.h"

#include <string.h>

/* A name of the row, folded: once, and where its letters do not tell that it
 * is another, which they mostly do. */
static struct slice
name_fold(struct row_name *name, struct slice cell)
{
    if (!name->known) {
        buf_reset(&name->folded);
        unicode_fold(&name->folded, cell);
        name->known = true;
    }
    return buf_all(&name->folded);
}

static bool
name_folds_to(struct row_name *name, struct slice cell, struct slice folded)
{
    return cell.len > 0 && !fold_differs(cell, folded) &&
           slice_same(name_fold(name, cell), folded);
}

/* Whether given and family name together fold to a text, which then begins
 * with the given one. */
static bool
both_fold_to(struct roster *roster, struct slice given, struct slice family,
             struct slice folded)
{
    unsigned char signs[3];
    struct slice begins;

    if (given.len == 0 || family.len == 0 ||
        (fold_signs(given, signs) && (unsigned char)folded.at[0] != signs[0]))
        return false;
    begins = name_fold(&roster->given, given);
    if (folded.len < begins.len ||
        (begins.len > 0 && memcmp(folded.at, begins.at, begins.len) != 0))
        return false;
    roster->scratch.len = 0;
    buf_slice(&roster->scratch, given);
    buf_char(&roster->scratch, ' ');
    buf_slice(&roster->scratch, family);
    return unicode_folds_to(buf_all(&roster->scratch), folded);
}

/* Whether a folded text is a name of the row's: none is ever kept. */
static bool
folded_is_name(struct roster *roster, const struct row *row,
               struct slice folded)
{
    struct slice given = row_cell(row, FIELD_GIVEN);
    struct slice family = row_cell(row, FIELD_FAMILY);

    return slice_same(folded, buf_all(&roster->name)) ||
           name_folds_to(&roster->given, given, folded) ||
           name_folds_to(&roster->family, family, folded) ||
           both_fold_to(roster, given, family, folded);
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

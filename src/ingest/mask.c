/* mask.c - what may be shown of a file: everything but people. */
#include "ingest/mask.h"

#include "base/civil.h"
#include "ingest/address.h"
#include "ingest/cell.h"
#include "ingest/words.h"
#include "model/plan.h"
#include "wrap/unicode.h"

#include <string.h>

#define HEADING_MAX   120 /* columns; formats ask whole questions */
#define DIGITS_MAX    5   /* as many in a row of anything are somebody's */
#define UNKNOWN_MAX   12
#define UNKNOWN_WIDTH 40
#define COUNTRY_MAX   40
#define COUNTRY_WIDTH 20 /* as wide as an instant */
#define TEXT_SHOWN    "(text)"
#define NOTHING_THERE "(none)"

/* Whether a text holds an address or a number that may be a person's. */
static bool
is_personal(struct slice text)
{
    AUTO(buf) folded = { 0 };
    size_t digits = 0;

    unicode_fold(&folded, text);
    for (size_t i = 0; i < folded.len; i++) {
        digits += folded.at[i] >= '0' && folded.at[i] <= '9';
        if (folded.at[i] == '@' || digits >= DIGITS_MAX)
            return true;
    }
    return false;
}

/* Appends as much of a text as fits into some columns. */
static void
add_cut(struct buf *to, struct slice text, int width)
{
    size_t end = 0;

    if (unicode_width(text) <= width) {
        buf_slice(to, text);
        return;
    }
    while (end < text.len) {
        uint32_t c;
        struct slice rest = { text.at + end, text.len - end };
        size_t len = unicode_get(rest, &c);

        if (unicode_width((struct slice){ text.at, end + len }) > width - 3)
            break;
        end += len;
    }
    buf_slice(to, (struct slice){ text.at, end });
    buf_text(to, "...");
}

void
mask_heading(struct buf *to, struct slice cell, int width)
{
    cell = cell_trim(cell);
    if (is_personal(cell))
        buf_text(to, "(masked)");
    else if (unicode_width(cell) > HEADING_MAX)
        buf_text(to, "(long)");
    else
        add_cut(to, cell, width);
}

size_t
mask_unknown(struct buf *to, const struct layout *layout)
{
    const struct slice *heading;
    size_t count = 0;

    for (; (heading = layout_unknown_heading(layout, count)); count++) {
        if (count >= UNKNOWN_MAX)
            continue;
        buf_text(to, count ? ", \"" : "\"");
        mask_heading(to, *heading, UNKNOWN_WIDTH);
        buf_char(to, '"');
    }
    if (count > UNKNOWN_MAX)
        buf_text(to, ", ...");
    return count;
}

bool
field_is_time(enum field field)
{
    const uint32_t times = 1u << FIELD_JOIN | 1u << FIELD_LEAVE |
                           1u << FIELD_EVENT_AT | 1u << FIELD_REGISTERED_AT |
                           1u << FIELD_START | 1u << FIELD_END;

    return (times >> field & 1) != 0;
}

struct when
mask_when(const struct row *row, enum field field, enum date_order order)
{
    struct when_how how = row_how(row, field);

    how.order = order;
    return when_read(row_cell(row, field), &how);
}

void
mask_time(struct buf *to, const struct when *when, enum date_order order)
{
    bool mdy = when->open && (order == DATE_ORDER_MDY || !when->dmy_ok);
    bool reads = !when->open || order == DATE_ORDER_CLEAR ||
                 (mdy ? when->mdy_ok : when->dmy_ok);
    int64_t seconds = when->open ? mdy ? when->mdy : when->dmy : when->seconds;
    int64_t days = floor_div(seconds, DAY_SECONDS);
    int clock = (int)(seconds - days * DAY_SECONDS);
    char date[16];

    if (when->is == WHEN_NONE) {
        buf_text(to, NOTHING_THERE);
        return;
    }
    if (when->is == WHEN_BAD || !reads) {
        buf_text(to, "(bad_time)");
        return;
    }
    civil_format(days, date);
    if (days != 0)
        buf_format(to, "%sT", date);
    buf_format(to, "%02d:%02d:%02d%s", clock / 3600, clock / 60 % 60,
               clock % 60, when->is == WHEN_INSTANT ? "Z" : "");
}

static void
add_address(struct buf *to, struct slice cell)
{
    static const char *const words[] = { [ADDRESS_NONE] = NOTHING_THERE,
                                         [ADDRESS_GOOD] = "(address)",
                                         [ADDRESS_BAD] = "(unusable)" };
    AUTO(buf) canonical = { 0 };

    buf_text(to, words[address_canonical(&canonical, cell)]);
}

static void
add_word(struct buf *to, struct slice cell, enum word_list list)
{
    AUTO(buf) folded = { 0 };
    const char *word;

    unicode_fold(&folded, cell);
    word = words_meaning(list, buf_all(&folded));
    buf_text(to, word ? word : "(unknown word)");
}

static void
add_duration(struct buf *to, struct slice cell)
{
    int64_t seconds;

    if (when_duration(cell, &seconds))
        buf_format(to, "%lld:%02d:%02d", (long long)(seconds / 3600),
                   (int)(seconds / 60 % 60), (int)(seconds % 60));
    else
        buf_text(to, "(unreadable)");
}

static bool
same_folded(struct slice a, struct slice b)
{
    AUTO(buf) folded_a = { 0 };
    AUTO(buf) folded_b = { 0 };

    unicode_fold(&folded_a, a);
    unicode_fold(&folded_b, b);
    return slice_same(buf_all(&folded_a), buf_all(&folded_b));
}

/* A country as it is written, unless the cell holds something else. */
static void
add_country(struct buf *to, const struct row *row, struct slice cell)
{
    bool other = is_personal(cell) || unicode_width(cell) > COUNTRY_MAX ||
                 same_folded(cell, row_cell(row, FIELD_NAME)) ||
                 same_folded(cell, row_cell(row, FIELD_GIVEN)) ||
                 same_folded(cell, row_cell(row, FIELD_FAMILY));

    add_cut(to, other ? slice_of(TEXT_SHOWN) : cell, COUNTRY_WIDTH);
}

static void
add_platform_id(struct buf *to, struct slice cell)
{
    AUTO(arena) arena = { 0 };
    const char *plain = platform_id_plain(&arena, cell);
    bool digits = plain[strspn(plain, "0123456789")] == '\0';

    buf_text(to, digits ? plain : TEXT_SHOWN);
}

void
mask_cell(struct buf *to, const struct row *row, enum field field)
{
    struct slice cell = cell_trim(row_cell(row, field));

    if (cell_is_placeholder(cell))
        buf_text(to, NOTHING_THERE);
    else if (field == FIELD_ADDRESS || field == FIELD_UPN ||
             field == FIELD_HOST_ADDRESS)
        add_address(to, cell);
    else if (field == FIELD_NAME || field == FIELD_GIVEN ||
             field == FIELD_FAMILY)
        buf_text(to, "(name)");
    else if (field == FIELD_DURATION)
        add_duration(to, cell);
    else if (field == FIELD_ATTENDED || field == FIELD_WAITING)
        add_word(to, cell, WORD_LIST_ATTENDED);
    else if (field == FIELD_EVENT)
        add_word(to, cell, WORD_LIST_EVENT);
    else if (field == FIELD_ROLE)
        add_word(to, cell, WORD_LIST_ROLE);
    else if (field == FIELD_STATUS)
        add_word(to, cell, WORD_LIST_STATUS);
    else if (field == FIELD_COUNTRY || field == FIELD_COUNTRY_GUESS)
        add_country(to, row, cell);
    else if (field == FIELD_PLATFORM_ID)
        add_platform_id(to, cell);
    else
        buf_text(to, TEXT_SHOWN);
}

void
mask_about(struct buf *to, enum about about, struct slice value)
{
    int64_t number;

    if (about == ABOUT_HOST_ADDRESS)
        add_address(to, value);
    else if (about == ABOUT_PLATFORM_ID)
        add_platform_id(to, value);
    else if (about >= ABOUT_CLAIMS && slice_number(value, &number))
        buf_slice(to, value);
    else
        buf_text(to, TEXT_SHOWN);
}

/* unicode.c - characters and their properties, by libunistring. */
#include "wrap/unicode.h"

#include "base/fold.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>
#include <uniwidth.h>

#define REPLACEMENT 0xFFFD

static const uint8_t *
bytes_of(struct slice text)
{
    return (const uint8_t *)text.at;
}

/* Appends what libunistring has allocated, wipes and frees it. NULL is out of
 * memory: the inputs are valid. */
static void
take(struct buf *to, uint8_t *made, size_t len)
{
    if (made == NULL)
        abort();
    buf_add(to, made, len);
    explicit_bzero(made, len);
    free(made);
}

size_t
unicode_valid(struct slice text)
{
    const uint8_t *wrong;

    if (text.len == 0 || ascii_all(text))
        return text.len;
    wrong = u8_check(bytes_of(text), text.len);
    return wrong ? (size_t)(wrong - bytes_of(text)) : text.len;
}

size_t
unicode_get(struct slice text, uint32_t *ret_char)
{
    ucs4_t c;
    int len;

    if ((unsigned char)text.at[0] < 0x80) {
        *ret_char = (unsigned char)text.at[0];
        return 1;
    }
    len = u8_mbtoucr(&c, bytes_of(text), text.len);
    *ret_char = len > 0 ? c : REPLACEMENT;
    return len > 0 ? (size_t)len : 1;
}

void
unicode_put(struct buf *buf, uint32_t c)
{
    uint8_t bytes[6];
    int len = u8_uctomb(bytes, c, sizeof bytes);

    assert(len > 0); /* c is a character */
    buf_add(buf, bytes, (size_t)len);
}

bool
unicode_is_space(uint32_t c)
{
    if (c < 0x80)
        return c == ' ' || (c >= '\t' && c <= '\r');
    return uc_is_property_white_space(c);
}

bool
unicode_is_invisible(uint32_t c)
{
    return c >= 0x80 && uc_is_property_default_ignorable_code_point(c);
}

bool
unicode_is_control(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0);
}

static bool
is_nothing(uint32_t c)
{
    return unicode_is_space(c) || unicode_is_invisible(c);
}

/* The last character of a text that is not empty, and its length. */
static size_t
last_char(struct slice text, uint32_t *ret_char)
{
    size_t most = text.len < 4 ? text.len : 4;

    for (size_t len = 1; len <= most; len++) {
        struct slice tail = { text.at + text.len - len, len };

        if (((unsigned char)tail.at[0] & 0xC0) == 0x80)
            continue;
        if (unicode_get(tail, ret_char) == len)
            return len;
        break;
    }
    *ret_char = REPLACEMENT;
    return 1;
}

struct slice
unicode_trim(struct slice text)
{
    uint32_t c;
    size_t len;

    while (text.len && (len = unicode_get(text, &c), is_nothing(c))) {
        text.at += len;
        text.len -= len;
    }
    while (text.len && (len = last_char(text, &c), is_nothing(c)))
        text.len -= len;
    return text;
}

void
unicode_nfc(struct buf *to, struct slice text)
{
    size_t len;

    if (ascii_all(text)) {
        buf_slice(to, text);
        return;
    }
    uint8_t *made =
        u8_normalize(UNINORM_NFC, bytes_of(text), text.len, NULL, &len);
    take(to, made, len);
}

void
unicode_lower(struct buf *to, struct slice text)
{
    size_t len;

    if (ascii_all(text)) {
        buf_slice(to, text);
        if (text.len > 0)
            ascii_lower(to->at + to->len - text.len, text.len);
        return;
    }
    /* No language: the same in every locale. */
    uint8_t *made =
        u8_tolower(bytes_of(text), text.len, NULL, NULL, NULL, &len);
    take(to, made, len);
}

/* Of folded text. */
static bool
ascii_is_alnum(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/* One round of unicode_fold: without what is invisible, white space collapsed
 * to one space, then NFKC and case. */
static void
fold_once(struct buf *to, struct slice text)
{
    AUTO(buf) plain = { 0 };
    bool space = false;
    uint32_t c;
    size_t len;

    text = unicode_trim(text);
    for (; text.len; text.at += len, text.len -= len) {
        len = unicode_get(text, &c);
        if (unicode_is_invisible(c))
            continue;
        if (unicode_is_space(c)) {
            space = true;
            continue;
        }
        if (space)
            buf_char(&plain, ' ');
        space = false;
        unicode_put(&plain, c);
    }
    if (plain.len == 0)
        return;
    uint8_t *made = u8_casefold((const uint8_t *)plain.at, plain.len, NULL,
                                UNINORM_NFKC, NULL, &len);
    take(to, made, len);
}

static void
fold_any(struct buf *to, struct slice text)
{
    AUTO(buf) now = { 0 };
    AUTO(buf) before = { 0 };

    /* NFKC can bring forth white space and letters that fold once more, and
     * folding what NFKC changes: until nothing changes, mostly two rounds. */
    fold_once(&now, text);
    do {
        struct buf swap = before;

        before = now;
        now = swap;
        buf_reset(&now);
        fold_once(&now, buf_all(&before));
    } while (!slice_same(buf_all(&now), buf_all(&before)));
    buf_slice(to, buf_all(&now));
}

void
unicode_fold(struct buf *to, struct slice text)
{
    if (ascii_all(text))
        fold_ascii(to, text);
    else if (!fold_plain(to, text))
        fold_any(to, text);
}

static bool
folds_to_any(struct slice text, struct slice folded)
{
    AUTO(buf) other = { 0 };

    unicode_fold(&other, text);
    return slice_same(buf_all(&other), folded);
}

bool
unicode_folds_to(struct slice text, struct slice folded)
{
    if (fold_differs(text, folded))
        return false;
    if (text.len < folded.len && ascii_all(text)) /* it never grows */
        return false;
    return folds_to_any(text, folded);
}

void
unicode_bare(struct buf *to, struct slice text)
{
    const uc_general_category_t kept = uc_general_category_or(
        uc_general_category_or(UC_LETTER, UC_MARK), UC_NUMBER);
    AUTO(buf) folded = { 0 };
    AUTO(buf) apart = { 0 };
    struct slice rest;
    uint32_t c;
    size_t len;

    unicode_fold(&folded, text);
    if (folded.len == 0)
        return;
    if (ascii_all(buf_all(&folded))) {
        for (size_t i = 0; i < folded.len; i++)
            if (ascii_is_alnum(folded.at[i]))
                buf_char(to, folded.at[i]);
        return;
    }
    uint8_t *made = u8_normalize(UNINORM_NFD, bytes_of(buf_all(&folded)),
                                 folded.len, NULL, &len);
    take(&apart, made, len);
    rest = buf_all(&apart);
    for (; rest.len; rest.at += len, rest.len -= len) {
        len = unicode_get(rest, &c);
        if ((c < 0x300 || c > 0x36F) && uc_is_general_category(c, kept))
            unicode_put(to, c);
    }
}

int
unicode_width(struct slice text)
{
    int width = 0;
    uint32_t c;

    while (text.len) {
        size_t len = unicode_get(text, &c);
        int columns = uc_width(c, "UTF-8");

        width += columns > 0 ? columns : 0; /* -1: a control character */
        text.at += len;
        text.len -= len;
    }
    return width;
}

void
unicode_cut(struct buf *to, struct slice text, int most, int kept)
{
    int width = 0;
    uint32_t c;

    if (unicode_width(text) <= most) {
        buf_slice(to, text);
        return;
    }
    while (text.len > 0) {
        struct slice next = { text.at, unicode_get(text, &c) };

        width += unicode_width(next);
        if (width > kept)
            break;
        buf_slice(to, next);
        text.at += next.len, text.len -= next.len;
    }
    buf_text(to, "\xE2\x80\xA6");
}

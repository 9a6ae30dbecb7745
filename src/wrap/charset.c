/* charset.c - bytes of any encoding to UTF-8, piece by piece (iconv). */
#include "wrap/charset.h"

#include <endian.h>
#include <errno.h>
#include <iconv.h>
#include <string.h>
#include <strings.h>

#define NO_ICONV ((iconv_t)-1)

struct charset {
    iconv_t iconv; /* NO_ICONV: UTF-8, which is only checked */
    char *name;
    struct buf kept; /* an incomplete character, then the piece behind it */
    int64_t done;    /* bytes decoded so far */
    size_t unit;     /* bytes of a character at least */
    void (*noted)(const struct buf *before, void *with); /* NULL: strict */
    void *with;
};

/* The length of the character at the start of a text, 0: it is none. */
static size_t
utf8_char(const uint8_t *at, size_t left, bool *ret_cut)
{
    size_t len = at[0] < 0xE0 ? 2 : at[0] < 0xF0 ? 3 : 4;
    uint8_t low = 0x80, high = 0xBF;

    if (at[0] < 0x80)
        return 1;
    if (at[0] < 0xC2 || at[0] > 0xF4)
        return 0;
    /* Overlong forms, surrogates, and what is above U+10FFFF. */
    if (at[0] == 0xE0)
        low = 0xA0;
    else if (at[0] == 0xED)
        high = 0x9F;
    else if (at[0] == 0xF0)
        low = 0x90;
    else if (at[0] == 0xF4)
        high = 0x8F;
    for (size_t i = 1; i < len; i++) {
        if (i == left) {
            *ret_cut = true;
            return 0;
        }
        if (at[i] < low || at[i] > high)
            return 0;
        low = 0x80;
        high = 0xBF;
    }
    return len;
}

size_t
charset_utf8(struct slice text, bool *ret_cut)
{
    const uint8_t *at = (const uint8_t *)text.at;
    size_t i = 0, len = 1;

    *ret_cut = false;
    while (i < text.len && len > 0) {
        uint64_t eight;

        if (text.len - i >= sizeof eight) {
            memcpy(&eight, at + i, sizeof eight);
            eight = le64toh(eight) & UINT64_C(0x8080808080808080);
            if (eight == 0) {
                i += sizeof eight;
                continue;
            }
            i += (size_t)__builtin_ctzll(eight) / 8; /* to what is no ASCII */
        }
        len = utf8_char(at + i, text.len - i, ret_cut);
        i += len;
    }
    return i;
}

/* What is no text is left behind unit by unit, so that the bytes after it are
 * read as they were meant. */
static size_t
unit_of(const char *name)
{
    static const struct {
        const char *begins;
        size_t unit;
    } wide[] = {
        { "UTF-16", 2 }, { "UTF16", 2 }, { "UCS-2", 2 }, { "UCS2", 2 },
        { "UTF-32", 4 }, { "UTF32", 4 }, { "UCS-4", 4 }, { "UCS4", 4 }
    };

    for (size_t i = 0; i < COUNT_OF(wide); i++)
        if (strncasecmp(name, wide[i].begins, strlen(wide[i].begins)) == 0)
            return wide[i].unit;
    return 1;
}

bool
charset_open(struct charset **ret_charset, const char *name, struct err *err)
{
    iconv_t iconv = NO_ICONV;
    struct charset *charset;

    if (strcasecmp(name, "UTF-8") != 0 && strcasecmp(name, "UTF8") != 0) {
        /* To iconv "" is the locale's encoding, and what follows a slash
         * ("//IGNORE") would make decoding lenient. */
        if (name[0] != '\0' && strchr(name, '/') == NULL)
            iconv = iconv_open("UTF-8", name);
        if (iconv == NO_ICONV) {
            err_set(err, ERR_USAGE, "unknown encoding \"%.40s\"", name);
            return err_hint(err, "Name one that `iconv -l` lists, such as "
                                 "UTF-8, UTF-16LE, windows-1252 or CP932.");
        }
    }
    charset = x_alloc(sizeof *charset);
    charset->iconv = iconv;
    charset->name = x_copy(name);
    charset->unit = unit_of(name);
    *ret_charset = charset;
    return true;
}

void
charset_replace(struct charset *charset,
                void (*noted)(const struct buf *before, void *with), void *with)
{
    charset->noted = noted;
    charset->with = with;
}

void
charset_close(struct charset *charset)
{
    if (charset == NULL)
        return;
    if (charset->iconv != NO_ICONV)
        iconv_close(charset->iconv);
    buf_drop(&charset->kept);
    x_free(charset->name);
    x_free(charset);
}

/* Decodes what it can; returns the bytes used, and whether the rest is the
 * beginning of a character. */
static size_t
charset_convert(struct charset *charset, struct slice from, struct buf *to,
                bool *ret_cut)
{
    char *in = (char *)(uintptr_t)from.at; /* iconv only reads it */
    size_t left = from.len;

    *ret_cut = false;
    while (left > 0) {
        char *out;
        size_t room, failed;

        buf_room(to, left + 16);
        out = to->at + to->len;
        room = to->cap - to->len - 1;
        failed = iconv(charset->iconv, &in, &left, &out, &room);
        to->len = (size_t)(out - to->at);
        to->at[to->len] = '\0';
        if (failed == (size_t)-1 && errno != E2BIG) {
            *ret_cut = errno == EINVAL;
            break;
        }
    }
    return from.len - left;
}

/* Some encodings hold a character back until they know the next. */
static void
charset_flush(struct charset *charset, struct buf *to)
{
    char *out;
    size_t room;

    if (charset->iconv == NO_ICONV)
        return;
    buf_room(to, 64);
    out = to->at + to->len;
    room = to->cap - to->len - 1;
    iconv(charset->iconv, NULL, NULL, &out, &room);
    to->len = (size_t)(out - to->at);
    to->at[to->len] = '\0';
}

/* The same up to the first character that is none. */
static size_t
charset_valid(struct charset *charset, struct slice from, struct buf *to,
              bool *ret_cut)
{
    size_t used;

    if (charset->iconv != NO_ICONV)
        return charset_convert(charset, from, to, ret_cut);
    used = charset_utf8(from, ret_cut);
    buf_add(to, from.at, used);
    return used;
}

bool
charset_decode(struct charset *charset, struct slice piece, bool last,
               struct buf *to, struct err *err)
{
    struct slice from = piece;
    size_t used;
    bool cut;

    if (charset->kept.len > 0) {
        buf_slice(&charset->kept, piece);
        from = buf_all(&charset->kept);
    }
    used = charset_valid(charset, from, to, &cut);
    while (charset->noted != NULL && used < from.len && (!cut || last)) {
        struct slice rest = { from.at + used, from.len - used };
        size_t bad = rest.len < charset->unit ? rest.len : charset->unit;

        charset->noted(to, charset->with);
        buf_text(to, "\xEF\xBF\xBD");
        rest.at += bad, rest.len -= bad;
        used += bad + charset_valid(charset, rest, to, &cut);
    }
    charset->done += (int64_t)used;
    if (used < from.len && (!cut || last))
        return err_set(err, ERR_INPUT, "byte %lld is no text in %s",
                       (long long)charset->done + 1, charset->name);
    if (charset->kept.len > 0) {
        memmove(charset->kept.at, from.at + used, from.len - used);
        charset->kept.len = from.len - used;
    } else {
        buf_add(&charset->kept, from.at + used, from.len - used);
    }
    if (last)
        charset_flush(charset, to);
    return true;
}

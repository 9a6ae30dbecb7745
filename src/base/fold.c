/* fold.c - folds the letters that nearly all words consist of. */
#include "base/fold.h"

#include <string.h>

/* Eight bytes are looked at in one: nearly all text is ASCII. */
#define EIGHT(byte) ((uint64_t)(byte)*0x0101010101010101U)

bool
ascii_all(struct slice text)
{
    uint64_t all = 0, eight;
    size_t i = 0;

    for (; i + sizeof eight <= text.len; i += sizeof eight) {
        memcpy(&eight, text.at + i, sizeof eight);
        all |= eight;
    }
    for (; i < text.len; i++)
        all |= (unsigned char)text.at[i];
    return (all & EIGHT(0x80)) == 0;
}

static char
lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* In a sum the top bit of a byte tells that the byte is not below the one that
 * was taken from 0x80; letters differ by 0x20. */
void
ascii_lower(char *at, size_t len)
{
    uint64_t eight, from_a, behind_z;
    size_t i = 0;

    for (; i + sizeof eight <= len; i += sizeof eight) {
        memcpy(&eight, at + i, sizeof eight);
        from_a = eight + EIGHT(0x80 - 'A');
        behind_z = eight + EIGHT(0x80 - 'Z' - 1);
        eight |= ((from_a & ~behind_z) & EIGHT(0x80)) >> 2;
        memcpy(at + i, &eight, sizeof eight);
    }
    for (; i < len; i++)
        at[i] = lower(at[i]);
}

static bool
ascii_is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

void
fold_ascii(struct buf *to, struct slice text)
{
    char *at, *begin;

    text = slice_trim(text);
    buf_room(to, text.len);
    at = begin = to->at + to->len;
    for (size_t i = 0; i < text.len; i++) {
        if (!ascii_is_space(text.at[i]))
            *at++ = text.at[i];
        else if (at[-1] != ' ') /* trimmed: something stands before it */
            *at++ = ' ';
    }
    to->len += (size_t)(at - begin);
    *at = '\0';
    ascii_lower(begin, (size_t)(at - begin));
}

static bool
is_visible(char c)
{
    return c > ' ' && c < 0x7F;
}

/* Visible ASCII stays what it is but for its case, where no mark follows that
 * it could be composed with. */
bool
fold_signs(struct slice text, unsigned char ret[3])
{
    if (text.len < 3 || !is_visible(text.at[0]) || !is_visible(text.at[1]) ||
        (unsigned char)text.at[2] >= 0x80 || !is_visible(text.at[text.len - 1]))
        return false;
    ret[0] = (unsigned char)lower(text.at[0]);
    ret[1] = (unsigned char)lower(text.at[1]);
    ret[2] = (unsigned char)lower(text.at[text.len - 1]);
    return true;
}

bool
fold_differs(struct slice text, struct slice folded)
{
    unsigned char signs[3];

    return fold_signs(text, signs) &&
           (folded.len < 3 || memcmp(folded.at, signs, 2) != 0 ||
            (unsigned char)folded.at[folded.len - 1] != signs[2]);
}

static bool
between(uint32_t c, uint32_t first, uint32_t last)
{
    return c >= first && c <= last;
}

/* Capitals to small letters, as Unicode pairs them: ß, İ, ŀ and some others
 * that become more than one letter are left out. 0: not for us. */
static uint32_t
fold_latin(uint32_t c)
{
    if (c < 0x80)
        return between(c, 'A', 'Z') ? c + 0x20 : c;
    if (between(c, 0xE0, 0xFF))
        return c;
    if (between(c, 0xC0, 0xDE) && c != 0xD7)
        return c + 0x20;
    if (between(c, 0x100, 0x12F) || between(c, 0x134, 0x137) ||
        between(c, 0x14A, 0x177))
        return c | 1;
    if (between(c, 0x139, 0x13E) || between(c, 0x141, 0x148) ||
        between(c, 0x179, 0x17E))
        return (c + 1) & ~(uint32_t)1;
    return 0;
}

static uint32_t
fold_letter(uint32_t c)
{
    if (c < 0x400)
        return fold_latin(c);
    if (c < 0x410)
        return c + 0x50;
    if (c < 0x430)
        return c + 0x20;
    if (c < 0x460 || c == 0x2019 ||                  /* small Cyrillic; ’ */
        between(c, 0x3041, 0x3096) ||                /* hiragana */
        between(c, 0x30A1, 0x30FA) || c == 0x30FC || /* katakana, ー */
        between(c, 0x4E00, 0x9FFF) || between(c, 0xAC00, 0xD7A3))
        return c;
    return 0;
}

/* A letter of at most three bytes. */
static void
put(struct buf *to, uint32_t c)
{
    if (c < 0x80) {
        buf_char(to, (char)c);
        return;
    }
    if (c < 0x800) {
        buf_char(to, (char)(0xC0 | c >> 6));
    } else {
        buf_char(to, (char)(0xE0 | c >> 12));
        buf_char(to, (char)(0x80 | (c >> 6 & 0x3F)));
    }
    buf_char(to, (char)(0x80 | (c & 0x3F)));
}

bool
fold_plain(struct buf *to, struct slice text)
{
    size_t begin = to->len, len;
    bool space = false;
    uint32_t c;

    text = slice_trim(text);
    buf_room(to, text.len);
    for (; text.len > 0; text.at += len, text.len -= len) {
        len = utf8_get(text, &c);
        if (len == 1 && (c == ' ' || between(c, '\t', '\r'))) {
            space = true;
            continue;
        }
        c = len > 0 ? fold_letter(c) : 0;
        if (c == 0) {
            to->len = begin;
            to->at[begin] = '\0';
            return false;
        }
        if (space)
            buf_char(to, ' ');
        space = false;
        put(to, c);
    }
    return true;
}

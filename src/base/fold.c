/* fold.c - folds the letters that nearly all words consist of. */
#include "base/fold.h"

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

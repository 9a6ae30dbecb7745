/* codepage.c - which legacy code page a file may be in. */
#include "ingest/codepage.h"

#include "wrap/unicode.h"

struct looking {
    bool wide;         /* the character before was one */
    size_t rows, ones; /* wide characters beside others, and alone */
};

/* Kana, ideographs and their punctuation, full width. */
static bool
is_wide(uint32_t c)
{
    return (c >= 0x3000 && c <= 0x9fff) || (c >= 0xff01 && c <= 0xff60);
}

/* What most accents of the west become when read as Japanese. */
static bool
is_half_kana(uint32_t c)
{
    return c >= 0xff61 && c <= 0xff9f;
}

static bool
looking_piece(struct slice piece, void *with, struct err *err)
{
    struct looking *looking = with;

    (void)err;
    while (piece.len > 0) {
        uint32_t c;
        size_t len = unicode_get(piece, &c);

        looking->rows += is_wide(c) && looking->wide;
        looking->ones += (is_wide(c) && !looking->wide) || is_half_kana(c);
        looking->wide = is_wide(c);
        piece.at += len;
        piece.len -= len;
    }
    return true;
}

size_t
codepage_list(struct source *source, const char *ret_names[CODEPAGE_MAX])
{
    static const struct {
        const char *name;
        bool japanese;
    } pages[CODEPAGE_MAX] = {
        { "EUC-JP", true },        { "CP932", true },
        { "WINDOWS-1252", false }, { "WINDOWS-1250", false },
        { "WINDOWS-1251", false },
    };
    size_t count = 0;

    for (size_t i = 0; i < COUNT_OF(pages); i++) {
        struct looking looking = { 0 };
        struct err ignored = { 0 };

        if (!source_text(source, pages[i].name, 0, looking_piece, &looking,
                         &ignored))
            continue;
        /* In words of two or more the first of each row counts as one. */
        if (!pages[i].japanese || looking.rows >= looking.ones)
            ret_names[count++] = pages[i].name;
    }
    return count;
}

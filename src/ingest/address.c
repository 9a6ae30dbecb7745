/* address.c - the canonical address, version 1 (privacy.md 2).
 *
 * The result is hashed and never kept, so nothing here may ever give another
 * result for the same cell: a change is a new ADDRESS_VERSION. The steps
 * stand in the order of privacy.md.
 */
#include "ingest/address.h"

#include <string.h>

#include "ingest/cell.h"
#include "ingest/domain.h"
#include "wrap/unicode.h"

#define LOCAL_MOST   64
#define ADDRESS_MOST 254

/* A trimmed cell above this is no address: bounds the work that a hostile
 * cell of thousands of nested brackets can make. */
#define CELL_MOST 4096

/* Webex invents addresses there for people who gave none (R7). */
#define WEBEX_GUEST "guest.webex.localhost"

/* ()<>[],;:\" as two sets of bits: every character of every row is asked. */
static bool
is_forbidden(uint32_t c)
{
#define BIT(c) ((uint64_t)1 << (c) % 64)
    static const uint64_t forbidden[] = { BIT('(') | BIT(')') | BIT('<') |
                                              BIT('>') | BIT(',') | BIT(';') |
                                              BIT(':') | BIT('"'),
                                          BIT('[') | BIT(']') | BIT('\\') };

    return c < 0x80 && (forbidden[c / 64] & BIT(c)) != 0;
#undef BIT
}

/* The canonical form of a folded local part, in an empty buffer. */
static bool
local_make(struct buf *to, struct slice folded)
{
    AUTO(buf) composed = { 0 };
    AUTO(buf) lowered = { 0 };
    struct slice rest;
    uint32_t c;
    size_t len;

    unicode_nfc(&composed, folded);
    unicode_lower(&lowered, buf_all(&composed));
    unicode_nfc(to, buf_all(&lowered)); /* lower case can come decomposed */
    if (to->len == 0 || to->len > LOCAL_MOST)
        return false;

    /* Looked at last: NFC itself brings forth a ";" (from U+037E). */
    for (rest = buf_all(to); rest.len; rest.at += len, rest.len -= len) {
        len = unicode_get(rest, &c);
        if (unicode_is_space(c) || unicode_is_invisible(c) || is_forbidden(c))
            return false;
    }
    return true;
}

/* Full-width ASCII to ASCII, in a valid text. */
static void
fold_width(struct buf *to, struct slice text)
{
    uint32_t c;
    size_t len;

    for (; text.len; text.at += len, text.len -= len) {
        len = unicode_get(text, &c);
        if (c >= 0xFF01 && c <= 0xFF5E)
            c -= 0xFF01 - '!';
        else if (c == 0xFE6B)
            c = '@';
        else if (c == 0x3000)
            c = ' ';
        unicode_put(to, c);
    }
}

static struct slice
without_mailto(struct slice text)
{
    static const char scheme[] = "mailto:";
    size_t len = sizeof scheme - 1;

    if (cell_starts(text, scheme))
        return (struct slice){ text.at + len, text.len - len };
    return text;
}

/* Takes one pair of quotes off that stands around the whole text: as they are
 * written in English, German, Polish, Swedish, French, Danish, Japanese. */
static struct slice
without_quotes(struct slice text)
{
    static const struct {
        const char *open, *close;
    } pairs[] = {
        { "\"", "\"" }, { "'", "'" },   { "“", "”" },   { "‘", "’" },
        { "„", "“" },   { "‚", "‘" },   { "„", "”" },   { "‚", "’" },
        { "”", "”" },   { "’", "’" },   { "«", "»" },   { "‹", "›" },
        { "»", "«" },   { "›", "‹" },   { "‟", "”" },   { "‛", "’" },
        { "»", "»" },   { "›", "›" },   { "「", "」" }, { "『", "』" },
        { "｢", "｣" },   { "〝", "〞" }, { "〝", "〟" },
    };

    for (size_t i = 0; i < COUNT_OF(pairs); i++) {
        struct slice open = slice_of(pairs[i].open);
        struct slice close = slice_of(pairs[i].close);
        size_t both = open.len + close.len;

        if (text.len >= both && slice_starts(text, pairs[i].open) &&
            memcmp(text.at + text.len - close.len, close.at, close.len) == 0)
            return (struct slice){ text.at + open.len, text.len - both };
    }
    return text;
}

static bool
slice_has(struct slice text, char c)
{
    return text.len && memchr(text.at, c, text.len) != NULL;
}

/* Of `Name <address>` the address: what stands between the last ">" and the
 * "<" that belongs to it. A list, `a@e.org, B <b@e.org>`, is left as it is, to
 * be refused: it does not tell which of them came. */
static struct slice
without_name(struct slice text)
{
    size_t open = text.len, depth = 0;
    struct slice name;

    if (text.len == 0 || text.at[text.len - 1] != '>')
        return text;
    while (open > 0) {
        char c = text.at[--open];

        depth += c == '>';
        depth -= c == '<';
        if (depth == 0)
            break;
    }
    if (depth != 0)
        return text;

    name = (struct slice){ text.at, open };
    if (slice_has(name, '@') &&
        (slice_has(name, ',') || slice_has(name, ';') || slice_has(name, '>')))
        return text;
    return (struct slice){ text.at + open + 1, text.len - open - 2 };
}

/* Takes off what people and programs put around an address, until nothing
 * comes off. */
static struct slice
strip(struct slice text)
{
    size_t before;

    do {
        before = text.len;
        text = cell_trim(text);
        text = without_mailto(text);
        text = without_quotes(text);
        text = without_name(text);
    } while (text.len != before);
    return text;
}

static bool
has_control(struct slice text)
{
    uint32_t c;
    size_t len;

    for (; text.len; text.at += len, text.len -= len) {
        len = unicode_get(text, &c);
        if (unicode_is_control(c))
            return true;
    }
    return false;
}

static enum address_is
make_any(struct buf *to, struct slice cell)
{
    AUTO(buf) folded = { 0 };
    AUTO(buf) local = { 0 };
    AUTO(buf) domain = { 0 };
    struct slice text, name;

    cell = cell_trim(cell);
    if (cell.len > CELL_MOST || unicode_valid(cell) != cell.len)
        return ADDRESS_BAD;
    fold_width(&folded, cell);
    text = strip(buf_all(&folded));
    if (!slice_has(text, '@') || has_control(text))
        return ADDRESS_BAD;
    name = slice_cut(&text, '@');
    if (slice_has(text, '@') || !domain_canonical(&domain, text))
        return ADDRESS_BAD;
    if (slice_is(buf_all(&domain), WEBEX_GUEST))
        return ADDRESS_NONE;
    if (!local_make(&local, name) || local.len + 1 + domain.len > ADDRESS_MOST)
        return ADDRESS_BAD;

    buf_slice(to, buf_all(&local));
    buf_char(to, '@');
    buf_slice(to, buf_all(&domain));
    return ADDRESS_GOOD;
}

/* Whether a domain is this one, in any case. */
static bool
is_domain(struct slice domain, const char *other)
{
    return domain.len == strlen(other) && cell_starts(domain, other);
}

/* The fast path: an ASCII address with nothing around it and nothing to change
 * but case. */
static bool
is_plain(struct slice cell)
{
    struct slice domain = cell;
    size_t len = 0;

    if (cell.len > ADDRESS_MOST)
        return false;
    for (; len < cell.len && cell.at[len] != '@'; len++) {
        unsigned char c = (unsigned char)cell.at[len];

        if (c <= ' ' || c >= 0x7F || is_forbidden(c))
            return false;
    }
    if (len == 0 || len > LOCAL_MOST || len == cell.len)
        return false;
    domain.at += len + 1;
    domain.len -= len + 1;
    return domain_is_plain(domain) && !is_domain(domain, "googlemail.com") &&
           !is_domain(domain, WEBEX_GUEST);
}

/* Whether an "@" stands in a cell, whatever its width; any bytes. */
static bool
has_at(struct slice cell)
{
    if (cell.len == 0)
        return false;
    return memchr(cell.at, '@', cell.len) != NULL ||
           memmem(cell.at, cell.len, "\xEF\xBC\xA0", 3) != NULL ||
           memmem(cell.at, cell.len, "\xEF\xB9\xAB", 3) != NULL;
}

enum address_is
address_canonical(struct buf *to, struct slice cell)
{
    struct slice trimmed = slice_trim(cell);

    if (trimmed.len == 0)
        return ADDRESS_NONE; /* perhaps no column at all: nothing to point at */
    if (is_plain(trimmed)) {
        unicode_lower(to, trimmed);
        return ADDRESS_GOOD;
    }
    return has_at(cell) ? make_any(to, cell) : ADDRESS_NONE;
}

bool
address_domain(struct buf *to, struct slice domain)
{
    AUTO(buf) folded = { 0 };

    domain = cell_trim(domain);
    if (domain.len > CELL_MOST || unicode_valid(domain) != domain.len)
        return false;
    fold_width(&folded, domain);
    return domain_canonical(to, cell_trim(buf_all(&folded)));
}

/* Where mail to one box can be written in several ways, as the providers' own
 * help pages have it. Only `people suggest` uses the result: a provider too
 * few is a suggestion too few, and never a wrong merge. */
static const struct provider {
    struct slice domain;
    bool dots; /* dots in the local part mean nothing */
} providers[] = {
    { SLICE("gmail.com"), true },      { SLICE("proton.me"), true },
    { SLICE("protonmail.com"), true }, { SLICE("pm.me"), true },
    { SLICE("outlook.com"), false },   { SLICE("hotmail.com"), false },
    { SLICE("live.com"), false },      { SLICE("msn.com"), false },
    { SLICE("icloud.com"), false },    { SLICE("me.com"), false },
    { SLICE("mac.com"), false },       { SLICE("fastmail.com"), false },
    { SLICE("fastmail.fm"), false },   { SLICE("mailbox.org"), false },
    { SLICE("posteo.de"), false },     { SLICE("zoho.com"), false },
};

bool
address_loose(struct buf *to, struct slice canonical)
{
    struct slice domain = canonical, local = slice_cut(&domain, '@');
    const struct provider *provider = NULL;
    AUTO(buf) loose = { 0 };

    for (size_t i = 0; i < COUNT_OF(providers) && provider == NULL; i++)
        if (slice_same(domain, providers[i].domain))
            provider = &providers[i];
    if (provider == NULL)
        return false;

    struct slice rest = local, base = slice_cut(&rest, '+');
    for (size_t i = 0; i < base.len; i++)
        if (!provider->dots || base.at[i] != '.')
            buf_char(&loose, base.at[i]);
    if (loose.len == 0 || slice_same(buf_all(&loose), local))
        return false;
    buf_slice(to, buf_all(&loose));
    buf_char(to, '@');
    buf_slice(to, domain);
    return true;
}

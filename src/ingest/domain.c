/* domain.c - domain names as they stand in canonical addresses. */
#include "ingest/domain.h"

#include "ingest/cell.h"
#include "wrap/idna.h"
#include "wrap/unicode.h"

#define LABEL_MOST 63

static bool
is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool
is_ldh(char c)
{
    char lower = (char)(c | 0x20);

    return (lower >= 'a' && lower <= 'z') || is_digit(c) || c == '-';
}

static bool
is_a_label(struct slice label)
{
    return cell_starts(label, "xn--");
}

/* A label of LDH characters. */
static bool
label_check(struct slice label, bool with_a_labels)
{
    return label.len > 0 && label.len <= LABEL_MOST && label.at[0] != '-' &&
           label.at[label.len - 1] != '-' &&
           (with_a_labels || !is_a_label(label));
}

static bool
all_digits(struct slice label)
{
    while (label.len > 0 && is_digit(label.at[label.len - 1]))
        label.len--;
    return label.len == 0;
}

/* Our own check: libidn2 alone lets "a..b", "under_score.example" and
 * "[192.0.2.1]" pass. */
static bool
domain_check(struct slice domain, bool with_a_labels)
{
    struct slice label = { domain.at, 0 };
    size_t dots = 0;

    for (size_t i = 0; i < domain.len; i++) {
        if (is_ldh(domain.at[i])) {
            label.len++;
            continue;
        }
        if (domain.at[i] != '.' || !label_check(label, with_a_labels))
            return false;
        label = (struct slice){ domain.at + i + 1, 0 };
        dots++;
    }
    return dots > 0 && label_check(label, with_a_labels) && !all_digits(label);
}

bool
domain_is_plain(struct slice domain)
{
    return domain_check(domain, false);
}

static bool
to_a_labels(struct buf *to, struct slice domain)
{
    /* What needs no libidn2 does not get it: it refuses "ab--cd.example", and
     * such domains exist. */
    if (domain_is_plain(domain)) {
        unicode_lower(to, domain);
        return true;
    }
    return idna_ascii(to, domain) && domain_check(buf_all(to), true);
}

bool
domain_canonical(struct buf *to, struct slice domain)
{
    AUTO(buf) dotted = { 0 };
    AUTO(buf) made = { 0 };
    struct slice text;
    uint32_t c;
    size_t len;

    for (; domain.len; domain.at += len, domain.len -= len) {
        len = unicode_get(domain, &c);
        unicode_put(&dotted, c == 0x3002 || c == 0xFF61 ? '.' : c);
    }
    text = buf_all(&dotted);
    if (text.len && text.at[text.len - 1] == '.')
        text.len--;
    if (!to_a_labels(&made, text))
        return false;

    if (slice_is(buf_all(&made), "googlemail.com"))
        buf_text(to, "gmail.com");
    else
        buf_slice(to, buf_all(&made));
    return true;
}

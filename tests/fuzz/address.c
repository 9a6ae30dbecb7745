/* address.c - libFuzzer: the canonical address (privacy.md 2).
 *
 * For any bytes: no crash; a good form is valid UTF-8 of at most 254 octets
 * with exactly one "@", made canonical again it is the same, and the slow path
 * agrees with the fast one; nothing is appended unless the verdict is good.
 * The same for folding: valid and idempotent.
 */
#include "ingest/address.h"
#include "check.h"
#include "wrap/unicode.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_address(struct slice cell)
{
    AUTO(buf) first = { 0 };
    AUTO(buf) again = { 0 };
    AUTO(buf) marked = { 0 };
    AUTO(buf) slow = { 0 };
    AUTO(buf) loose = { 0 };
    enum address_is is = address_canonical(&first, cell);
    struct slice domain = buf_all(&first);

    buf_text(&marked, "\u200b");
    buf_slice(&marked, cell);
    check(address_canonical(&slow, buf_all(&marked)) == is, "verdicts agree");
    check(slice_same(buf_all(&first), buf_all(&slow)), "both paths agree");
    if (is != ADDRESS_GOOD) {
        check(first.len == 0, "nothing is appended");
        return;
    }
    check(unicode_valid(domain) == domain.len, "valid UTF-8");
    check(domain.len <= 254, "at most 254 octets");
    check(slice_cut(&domain, '@').len <= 64, "local part of 64 octets");
    check(domain.len && memchr(domain.at, '@', domain.len) == NULL, "one @");
    check(address_canonical(&again, buf_all(&first)) == is, "good again");
    check(slice_same(buf_all(&first), buf_all(&again)), "idempotent");
    if (address_loose(&loose, buf_all(&first))) {
        buf_reset(&again);
        check(address_canonical(&again, buf_all(&loose)) == is, "loose good");
        check(slice_same(buf_all(&loose), buf_all(&again)), "loose canonical");
    }
}

static void
check_fold(struct slice text)
{
    AUTO(buf) once = { 0 };
    AUTO(buf) twice = { 0 };
    AUTO(buf) marked = { 0 };
    AUTO(buf) slow = { 0 };

    unicode_fold(&once, text);
    unicode_fold(&twice, buf_all(&once));
    check(unicode_valid(buf_all(&once)) == once.len, "folded is valid");
    check(slice_same(buf_all(&once), buf_all(&twice)), "folded once is enough");
    /* Invisible, and no ASCII. */
    buf_text(&marked, "\u200b");
    buf_slice(&marked, text);
    unicode_fold(&slow, buf_all(&marked));
    check(slice_same(buf_all(&once), buf_all(&slow)), "both folds agree");
    check(unicode_folds_to(text, buf_all(&once)), "folds to its fold");
    buf_char(&twice, 'x');
    check(!unicode_folds_to(text, buf_all(&twice)), "and to nothing else");
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct slice cell = { (const char *)data, size };

    check_address(cell);
    check_fold(cell);
    return 0;
}

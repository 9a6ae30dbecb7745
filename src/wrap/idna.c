/* idna.c - domain names to A-labels, by libidn2. */
#include "wrap/idna.h"

#include <idn2.h>
#include <string.h>

bool
idna_ascii(struct buf *to, struct slice domain)
{
    AUTO(buf) text = { 0 };
    uint8_t *made = NULL;
    int flags = IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL;

    /* libidn2 reads up to a NUL: what stands behind it must not be lost. */
    if (domain.len == 0 || memchr(domain.at, '\0', domain.len) != NULL)
        return false;
    buf_slice(&text, domain);
    if (idn2_lookup_u8((const uint8_t *)buf_string(&text), &made, flags) !=
        IDN2_OK)
        return false;

    for (char *at = (char *)made; *at; at++)
        buf_char(to, *at >= 'A' && *at <= 'Z' ? (char)(*at - 'A' + 'a') : *at);
    explicit_bzero(made, strlen((char *)made));
    idn2_free(made);
    return true;
}

/* basis.c - what a reading follows from, beside the bytes of the file. */
#include "ingest/basis.h"

#include "files.h"
#include "model/planfile.h"

/* Texts end in a NUL, so that no two lists of them are the same bytes; one
 * that is not there is told from an empty one. */
static void
basis_text(struct crypto_stream *stream, const char *text)
{
    crypto_stream_add(stream, slice_of(text));
    crypto_stream_add(stream, text ? SLICE("\0") : SLICE("\1"));
}

bool
reading_basis(uint8_t to[CRYPTO_DIGEST_SIZE], const struct crypto_key *file_key,
              const struct reading_how *how, struct err *err)
{
    const char *const texts[] = {
        VERSION,
        conf_words.text,
        how->format,
        how->encoding,
        how->place.tz,
        how->place.webinar,
        how->place.create ? "create" : NULL,
        date_order_word(how->order),
    };
    AUTO(buf) plan = { 0 };
    struct crypto_stream *stream;

    if (!planfile_print(&plan, how->plan, err))
        return false;
    stream = crypto_stream_open(file_key);
    for (size_t i = 0; i < COUNT_OF(texts); i++)
        basis_text(stream, texts[i]);
    basis_text(stream, buf_string(&plan));
    crypto_stream_add(stream, buf_all(&how->profiles->texts));
    crypto_stream_close(stream, to);
    return true;
}

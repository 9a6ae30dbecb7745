/* identity.c - refs of persons and guests in one series (counting.md 3). */
#include "ingest/identity.h"

#include <assert.h>
#include <string.h>

#include "ingest/cell.h"
#include "ingest/words.h"
#include "wrap/unicode.h"

_Static_assert(REF_SIZE == CRYPTO_REF_SIZE, "a ref is what the hash gives");

#define CANARY "headcount@example.org"

struct identity {
    struct crypto_key *person, *guest; /* of the realm */
    char *series;
    struct buf message;   /* of a guest, as hashed */
    struct buf name;      /* canonical display name last asked for */
    struct buf canonical; /* address of `last` */
    struct buf loose;

    /* The last address cell and what became of it: platforms repeat it in
     * each row of a person, one after the other. */
    struct buf cell;
    bool has_last;
    enum address_is last;
    struct person last_person;
};

bool
identity_open(struct identity **ret_identity, const struct crypto_key *root,
              const char *realm, const char *series, struct err *err)
{
    struct identity *identity = x_alloc(sizeof *identity);

    identity->series = x_copy(series);
    if (!crypto_subkey(&identity->person, root, CRYPTO_REALM, realm, err) ||
        !crypto_subkey(&identity->guest, root, CRYPTO_GUEST, realm, err)) {
        identity_close(identity);
        return false;
    }
    *ret_identity = identity;
    return true;
}

void
identity_close(struct identity *identity)
{
    if (identity == NULL)
        return;
    crypto_key_drop(&identity->person);
    crypto_key_drop(&identity->guest);
    x_free(identity->series);
    buf_drop(&identity->message);
    buf_drop(&identity->name);
    buf_drop(&identity->canonical);
    buf_drop(&identity->loose);
    buf_drop(&identity->cell);
    crypto_wipe(identity, sizeof *identity);
    x_free(identity);
}

static struct ref
ref_of(const struct crypto_key *key, struct slice message)
{
    struct ref ref = { 0 };

    crypto_ref(ref.bytes, key, message);
    return ref;
}

static struct person
person_of(struct identity *identity)
{
    struct slice canonical = buf_all(&identity->canonical);
    struct person person = { .domain = canonical };

    slice_cut(&person.domain, '@');
    person.ref = ref_of(identity->person, canonical);

    buf_reset(&identity->loose);
    person.has_loose = address_loose(&identity->loose, canonical);
    if (person.has_loose)
        person.loose = ref_of(identity->person, buf_all(&identity->loose));
    return person;
}

/* A character that could not be read, here or by a program before: a damaged
 * address would be a person who is not there. */
static bool
is_damaged(struct slice cell)
{
    /* memmem alone makes ready for long texts. */
    return cell.len > 0 && memchr(cell.at, 0xEF, cell.len) != NULL &&
           memmem(cell.at, cell.len, "\xEF\xBF\xBD", 3) != NULL;
}

enum address_is
identity_person(struct identity *identity, struct slice cell,
                struct person *ret_person)
{
    if (!identity->has_last || !slice_same(buf_all(&identity->cell), cell)) {
        buf_reset(&identity->cell);
        buf_slice(&identity->cell, cell);
        buf_reset(&identity->canonical);
        identity->last = address_canonical(&identity->canonical, cell);
        if (identity->last == ADDRESS_GOOD && is_damaged(cell))
            identity->last = ADDRESS_BAD;
        if (identity->last == ADDRESS_GOOD)
            identity->last_person = person_of(identity);
        identity->has_last = true;
    }
    if (identity->last == ADDRESS_GOOD)
        *ret_person = identity->last_person;
    return identity->last;
}

const char *
name_mark(struct slice *name)
{
    struct slice mark;
    const char *meaning;
    size_t at = name->len;

    if (name->len == 0 || name->at[name->len - 1] != ')')
        return NULL;
    while (at > 0 && name->at[at - 1] != '(')
        at--;
    if (at == 0)
        return NULL;
    mark = (struct slice){ name->at + at, name->len - 1 - at };
    meaning = words_meaning(WORD_LIST_MARK, mark);
    if (meaning != NULL)
        *name = slice_trim((struct slice){ name->at, at - 1 });
    return meaning;
}

struct slice
identity_name(struct identity *identity, struct slice name)
{
    struct slice canonical;

    buf_reset(&identity->name);
    if (cell_is_placeholder(name))
        return (struct slice){ "", 0 };
    unicode_fold(&identity->name, name);
    canonical = buf_all(&identity->name);
    while (name_mark(&canonical) != NULL) {
    }
    return canonical;
}

/* Begins the message of a guest's ref: kind, series and a NUL. No slug holds
 * a NUL, so no two messages of different meaning are the same. */
static struct buf *
message_begin(struct identity *identity, char kind)
{
    struct buf *message = &identity->message;

    buf_reset(message);
    buf_char(message, kind);
    buf_text(message, identity->series);
    buf_char(message, '\0');
    return message;
}

/* 8 bytes, the lowest first, so that machines of any kind agree. */
static void
add_instant(struct buf *message, int64_t instant)
{
    for (int i = 0; i < 8; i++)
        buf_char(message, (char)((uint64_t)instant >> (8 * i) & 0xFF));
}

struct ref
identity_guest(struct identity *identity, struct slice canonical)
{
    struct buf *message = message_begin(identity, 'n');

    assert(canonical.len > 0);
    buf_slice(message, canonical);
    return ref_of(identity->guest, buf_all(message));
}

struct ref
identity_nameless(struct identity *identity, const char *webinar,
                  const struct stay *stay)
{
    struct buf *message = message_begin(identity, stay ? 's' : 'u');

    buf_text(message, webinar);
    if (stay != NULL) {
        buf_char(message, '\0');
        add_instant(message, stay->join);
        add_instant(message, stay->leave);
    }
    return ref_of(identity->guest, buf_all(message));
}

struct ref
identity_canary(struct identity *identity)
{
    return ref_of(identity->person, SLICE(CANARY));
}

bool
identity_ref(struct slice word, struct ref *ret_ref)
{
    struct slice mark = slice_cut(&word, ':');
    struct ref ref = { 0 };

    if (!slice_is(mark, "ref") ||
        !crypto_unhex(ref.bytes, sizeof ref.bytes, word))
        return false;
    *ret_ref = ref;
    return true;
}

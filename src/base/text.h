/* text.h - slices, growing buffers, arenas, and memory that cannot run out.
 *
 * A slice is a pointer and a length; it owns nothing and never outlives what
 * it points into. A buffer owns its bytes and keeps a NUL behind them. An
 * arena hands out memory that goes away at once.
 *
 * Buffers and arenas hold data of persons, so they are wiped when they are
 * dropped, reset or moved. Out of memory ends the program.
 */
#ifndef HEADCOUNT_TEXT_H
#define HEADCOUNT_TEXT_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* AUTO(buf) b = { 0 }; calls buf_drop(&b) when b goes out of scope. */
#define AUTO(type) __attribute__((cleanup(type##_drop))) struct type

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

void *x_alloc(size_t size);                                /* zeroed */
void *x_grow(void *old, size_t old_size, size_t new_size); /* wipes the old */
void *x_regrow(void *old, size_t new_size);                /* does not */
char *x_copy(const char *text);
void x_free(void *at); /* plain free; the caller wipes what must be wiped */

/* The end of a noun: "1 row", "2 rows". */
#define PLURAL(count) ((count) == 1 ? "" : "s")

struct slice {
    const char *at;
    size_t len;
};

#define SLICE(literal) ((struct slice){ (literal), sizeof(literal) - 1 })

struct slice slice_of(const char *text); /* NULL gives an empty slice */

/* Here, and not in text.c, stand those that every cell of every row passes:
 * where the text is a literal its length costs nothing. */

static inline bool
slice_same(struct slice a, struct slice b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.at, b.at, a.len) == 0);
}

static inline bool
slice_is(struct slice a, const char *text)
{
    return slice_same(a, (struct slice){ text, text ? strlen(text) : 0 });
}

bool slice_starts(struct slice a, const char *prefix);

/* Which of the words a slice is; -1: none. */
int slice_index(struct slice a, const char *const *words, size_t count);
int slice_order(struct slice a, struct slice b); /* by bytes, like strcmp */

/* Without ASCII white space (space, tab, CR, LF, VT, FF) at both ends. */
struct slice slice_trim(struct slice a);

/* Cuts the part before `mark` off `rest` and returns it; without a mark all
 * of it, and `rest` becomes empty. */
struct slice slice_cut(struct slice *rest, char mark);

/* A non-negative decimal number that fills the slice; false: not one. */
bool slice_number(struct slice a, int64_t *ret_number);

/* The length of the character at the start of `text`, 0: no UTF-8 (RFC 3629:
 * no overlong forms, no surrogates, nothing above U+10FFFF). */
size_t utf8_get(struct slice text, uint32_t *ret_char);

/* What must not reach a terminal: control characters (C0, DEL, C1), line and
 * paragraph separators, marks that turn the direction of writing. */
bool utf8_is_harmful(uint32_t c);

struct buf {
    char *at;
    size_t len, cap;
};

void buf_grow(struct buf *buf, size_t more);

static inline void
buf_room(struct buf *buf, size_t more) /* grows, keeps the length */
{
    if (buf->cap - buf->len <= more) /* and the NUL */
        buf_grow(buf, more);
}

static inline void
buf_char(struct buf *buf, char c)
{
    buf_room(buf, 1);
    buf->at[buf->len++] = c;
    buf->at[buf->len] = '\0';
}

void buf_add(struct buf *buf, const void *bytes, size_t len);
void buf_slice(struct buf *buf, struct slice slice);
void buf_text(struct buf *buf, const char *text);
void buf_format(struct buf *buf, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void buf_reset(struct buf *buf); /* empty, and wiped */
void buf_drop(struct buf *buf);
struct slice buf_all(const struct buf *buf);
const char *buf_string(const struct buf *buf); /* "" when empty */

struct arena {
    struct arena_block *block;
};

void *arena_get(struct arena *arena, size_t size); /* zeroed, 16-aligned */
struct slice arena_slice(struct arena *arena, struct slice from);
char *arena_text(struct arena *arena, struct slice from); /* NUL behind */
void arena_drop(struct arena *arena);

/* A growing array: T *at with len and cap beside it.
 *     struct row *rows; size_t len, cap;
 *     ARRAY_ADD(rows, len, cap) = (struct row){ ... };   */
#define ARRAY_ADD(at, len, cap)                                              \
    (*((len) == (cap) ? (at) = array_grow((at), (len), &(cap), sizeof *(at)) \
                      : (at),                                                \
       &(at)[(len)++]))

void *array_grow(void *at, size_t len, size_t *cap, size_t item);

/* The same for numbers and refs, of which there may be millions: what moves is
 * not wiped, so that a big array moves without a second copy of it. */
#define NUMBERS_ADD(at, len, cap)                                       \
    (*((len) == (cap) ? (at) = numbers_grow((at), &(cap), sizeof *(at)) \
                      : (at),                                           \
       &(at)[(len)++]))

void *numbers_grow(void *at, size_t *cap, size_t item);

#endif

/* text.c - slices, growing buffers, arenas, and memory that cannot run out. */
#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

static void *
or_die(void *at)
{
    if (at == NULL) {
        fputs("headcount: error: out of memory\n", stderr);
        abort();
    }
    return at;
}

/* From here on memory is asked for in large pages, where the system has them:
 * to touch a million rows for the first time costs less in pages of 2 MB than
 * in five hundred times as many of 4 KB. */
#define LARGE_LEAST ((size_t)4 * 1024 * 1024)

/* A hint, on which nothing depends. The mapping of a large block begins at the
 * page in which it does; one that stays whole can grow without a copy. (glibc's
 * own bytes may need one page more, which splits it: slower, no more.) */
static void *
large_pages(void *at, size_t size)
{
    uintptr_t page, begin, end;

    if (size < LARGE_LEAST)
        return at;
    page = (uintptr_t)sysconf(_SC_PAGESIZE);
    begin = (uintptr_t)at & ~(page - 1);
    end = ((uintptr_t)at + size + page - 1) & ~(page - 1);
    madvise((void *)begin, end - begin, MADV_HUGEPAGE);
    return at;
}

void *
x_alloc(size_t size)
{
    return large_pages(or_die(calloc(1, size ? size : 1)), size);
}

void *
x_grow(void *old, size_t old_size, size_t new_size)
{
    void *new = or_die(malloc(new_size ? new_size : 1));

    if (old != NULL) {
        memcpy(new, old, old_size < new_size ? old_size : new_size);
        explicit_bzero(old, old_size);
        free(old);
    }
    return new;
}

void *
x_regrow(void *old, size_t new_size)
{
    return large_pages(or_die(realloc(old, new_size ? new_size : 1)), new_size);
}

char *
x_copy(const char *text)
{
    return or_die(strdup(text));
}

void
x_free(void *at)
{
    free(at);
}

int
slice_index(struct slice a, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (slice_is(a, words[i]))
            return (int)i;
    return -1;
}

struct slice
slice_of(const char *text)
{
    return (struct slice){ text, text ? strlen(text) : 0 };
}

bool
slice_starts(struct slice a, const char *prefix)
{
    size_t len = strlen(prefix);

    return a.len >= len && memcmp(a.at, prefix, len) == 0;
}

int
slice_order(struct slice a, struct slice b)
{
    size_t len = a.len < b.len ? a.len : b.len;
    int order = len ? memcmp(a.at, b.at, len) : 0;

    return order ? order : (a.len > b.len) - (a.len < b.len);
}

static bool
is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

struct slice
slice_trim(struct slice a)
{
    while (a.len && is_space(a.at[0]))
        a.at++, a.len--;
    while (a.len && is_space(a.at[a.len - 1]))
        a.len--;
    return a;
}

struct slice
slice_cut(struct slice *rest, char mark)
{
    const char *found = rest->len ? memchr(rest->at, mark, rest->len) : NULL;
    struct slice part = *rest;

    if (found == NULL) {
        /* Nothing may be added to NULL, not even 0. */
        if (rest->len > 0)
            rest->at += rest->len;
        rest->len = 0;
        return part;
    }
    part.len = (size_t)(found - rest->at);
    rest->at = found + 1;
    rest->len -= part.len + 1;
    return part;
}

bool
slice_number(struct slice a, int64_t *ret_number)
{
    int64_t number = 0;

    if (a.len == 0 || a.len > 18)
        return false;
    for (size_t i = 0; i < a.len; i++) {
        if (a.at[i] < '0' || a.at[i] > '9')
            return false;
        number = number * 10 + (a.at[i] - '0');
    }
    *ret_number = number;
    return true;
}

void
buf_grow(struct buf *buf, size_t more)
{
    size_t need = buf->len + more + 1;
    size_t cap = buf->cap ? buf->cap : 64;

    while (cap < need)
        cap *= 2;
    buf->at = x_grow(buf->at, buf->cap, cap);
    buf->cap = cap;
    buf->at[buf->len] = '\0';
}

void
buf_add(struct buf *buf, const void *bytes, size_t len)
{
    buf_room(buf, len);
    if (len)
        memcpy(buf->at + buf->len, bytes, len);
    buf->len += len;
    buf->at[buf->len] = '\0';
}

void
buf_slice(struct buf *buf, struct slice slice)
{
    buf_add(buf, slice.at, slice.len);
}

void
buf_text(struct buf *buf, const char *text)
{
    buf_add(buf, text, strlen(text));
}

void
buf_format(struct buf *buf, const char *format, ...)
{
    va_list args, again;
    int len;

    va_start(args, format);
    va_copy(again, args);
    len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (len > 0) {
        buf_room(buf, (size_t)len);
        vsnprintf(buf->at + buf->len, (size_t)len + 1, format, again);
        buf->len += (size_t)len;
    }
    va_end(again);
}

/* Above this a buffer is kept only while it is filled: what one huge cell
 * took must not be wiped again for each small one behind it. */
#define KEPT ((size_t)4096)

void
buf_reset(struct buf *buf)
{
    if (buf->cap > KEPT && buf->len < buf->cap / 8) {
        buf_drop(buf);
        return;
    }
    if (buf->at != NULL)
        explicit_bzero(buf->at, buf->cap);
    buf->len = 0;
}

void
buf_drop(struct buf *buf)
{
    if (buf->at != NULL)
        explicit_bzero(buf->at, buf->cap);
    free(buf->at);
    *buf = (struct buf){ 0 };
}

struct slice
buf_all(const struct buf *buf)
{
    return (struct slice){ buf_string(buf), buf->len };
}

const char *
buf_string(const struct buf *buf)
{
    return buf->at ? buf->at : "";
}

#define ARENA_BLOCK ((size_t)64 * 1024)
#define ARENA_ALIGN ((size_t)16)

struct arena_block {
    struct arena_block *next;
    size_t used, size;
    _Alignas(16) char bytes[];
};

void *
arena_get(struct arena *arena, size_t size)
{
    struct arena_block *block = arena->block;
    void *at;

    size = (size + ARENA_ALIGN - 1) / ARENA_ALIGN * ARENA_ALIGN;
    if (block == NULL || block->size - block->used < size) {
        size_t room = size > ARENA_BLOCK ? size : ARENA_BLOCK;

        block = x_alloc(sizeof *block + room);
        block->size = room;
        block->next = arena->block;
        arena->block = block;
    }
    at = block->bytes + block->used;
    block->used += size;
    return at;
}

struct slice
arena_slice(struct arena *arena, struct slice from)
{
    return (struct slice){ arena_text(arena, from), from.len };
}

char *
arena_text(struct arena *arena, struct slice from)
{
    char *at = arena_get(arena, from.len + 1);

    if (from.len)
        memcpy(at, from.at, from.len);
    return at;
}

static void
arena_wipe(struct arena *arena, struct arena_block *keep)
{
    struct arena_block *block = arena->block;

    while (block != keep) {
        struct arena_block *next = block->next;

        explicit_bzero(block->bytes, block->used);
        free(block);
        block = next;
    }
    arena->block = keep;
}

void
arena_drop(struct arena *arena)
{
    arena_wipe(arena, NULL);
}

void *
array_grow(void *at, size_t len, size_t *cap, size_t item)
{
    size_t more = *cap ? *cap * 2 : 16;

    at = x_grow(at, len * item, more * item);
    *cap = more;
    return at;
}

void *
numbers_grow(void *at, size_t *cap, size_t item)
{
    *cap = *cap ? *cap * 2 : 16;
    return x_regrow(at, *cap * item);
}

size_t
utf8_get(struct slice text, uint32_t *ret_char)
{
    static const uint32_t lowest[] = { 0, 0, 0x80, 0x800, 0x10000 };
    unsigned char first = (unsigned char)text.at[0];
    size_t len = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    uint32_t c = len == 1 ? first : first & (0xFFu >> (len + 1));

    if ((first >= 0x80 && first < 0xC2) || first > 0xF4 || len > text.len)
        return 0;
    for (size_t i = 1; i < len; i++) {
        if (((unsigned char)text.at[i] & 0xC0) != 0x80)
            return 0;
        c = c << 6 | ((unsigned char)text.at[i] & 0x3F);
    }
    if (c < lowest[len] || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
        return 0;
    *ret_char = c;
    return len;
}

bool
utf8_is_harmful(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029 ||
           c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069);
}

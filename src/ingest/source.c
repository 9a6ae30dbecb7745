/* source.c - a file to read: its bytes, its digest, its text. */
#include "ingest/source.h"

#include "base/path.h"
#include "ingest/digest.h"
#include "ingest/flow.h"
#include "ingest/sniff.h"
#include "wrap/charset.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PIECE ((size_t)1024 * 1024)
#define HEAD  ((size_t)64 * 1024) /* as much tells what a file is */
#define TAIL  ((size_t)8)         /* room for a character cut by a piece */

struct source {
    char *name;
    int fd;           /* -1: all bytes are in `kept` */
    struct buf kept;  /* of standard input, or a pipe */
    struct buf piece; /* TAIL bytes, then a piece of the file */
    int64_t size;
    struct timespec changed;
    struct digest digest;
    const char *encoding, *told_by;
    int64_t damage; /* offset of the first byte that is no UTF-8; -1: none */
    uint32_t damage_line;
    bool damage_after_utf8;
    int64_t read;
    bool forced;
    size_t replaced;
    uint32_t replaced_line;
};

/* Reads a piece at an offset of the file; it is empty at the end. */
static bool
source_piece(struct source *source, int64_t offset, size_t most,
             struct slice *ret_piece, struct err *err)
{
    ssize_t len;

    if (source->fd < 0) {
        size_t left = source->kept.len - (size_t)offset;

        *ret_piece = (struct slice){ source->kept.at + offset,
                                     left < most ? left : most };
        return true;
    }
    do
        len = pread(source->fd, source->piece.at + TAIL,
                    most < PIECE ? most : PIECE, offset);
    while (len < 0 && errno == EINTR);
    if (len < 0)
        return err_system(err, "cannot read %s", source->name);
    *ret_piece = (struct slice){ source->piece.at + TAIL, (size_t)len };
    return true;
}

static bool
source_changed(const struct source *source, struct err *err)
{
    err_set(err, ERR_INPUT, "%s changed while it was read", source->name);
    return err_hint(err, "Import it again when it is complete.");
}

/* Is the file still the one that was opened? */
static bool
source_same(const struct source *source, struct err *err)
{
    struct stat now;

    if (source->fd < 0)
        return true;
    if (fstat(source->fd, &now) != 0)
        return err_system(err, "cannot read %s", source->name);
    if (now.st_mtim.tv_sec != source->changed.tv_sec ||
        now.st_mtim.tv_nsec != source->changed.tv_nsec)
        return source_changed(source, err);
    return true;
}

static bool
source_head(const struct source *source, struct slice head, struct err *err)
{
    const char *what, *hint;

    if (!sniff_binary(head, &what, &hint))
        return true;
    err_set(err, ERR_INPUT, "%s is %s, not CSV", source->name, what);
    return err_hint(err, "%s", hint);
}

/* Checks a piece for UTF-8; what a piece cuts off is put before the next. */
static size_t
source_check(struct source *source, struct slice piece, size_t tail)
{
    struct slice text = { piece.at - tail, piece.len + tail };
    bool cut;
    size_t good = charset_utf8(text, &cut);

    source->read += (int64_t)piece.len;
    if (source->damage >= 0 || good == text.len)
        return 0;
    if (!cut || source->fd < 0) {
        source->damage = source->read - (int64_t)(text.len - good);
        return 0;
    }
    tail = text.len - good;
    memmove(source->piece.at + TAIL - tail, text.at + good, tail);
    return tail;
}

/* Reads all bytes once: what they are, whether they are UTF-8. */
static bool
source_scan(struct source *source, struct err *err)
{
    size_t most = source->fd < 0 ? SIZE_MAX : PIECE;
    struct slice piece;
    size_t tail = 0;
    bool good;

    source->damage = -1;
    source->read = 0;
    while ((good = source_piece(source, source->read, most, &piece, err)) &&
           piece.len > 0) {
        struct slice head = { piece.at, piece.len < HEAD ? piece.len : HEAD };

        if (source->read == 0) {
            good = source_head(source, head, err);
            source->encoding = sniff_encoding(head);
            source->told_by = sniff_has_mark(head) ? "byte-order mark" : "";
        }
        if (!good)
            break;
        tail = source_check(source, piece, tail);
    }
    source->size = source->read;
    if (tail > 0)
        source->damage = source->size - (int64_t)tail;
    return good && source_same(source, err);
}

/* Looks again for the line of the first byte that is no UTF-8. */
static bool
source_find_damage(struct source *source, struct err *err)
{
    int64_t offset = 0;
    struct slice piece;
    char before = 0;

    source->damage_line = 1;
    while (offset < source->damage) {
        int64_t left = source->damage - offset;

        if (!source_piece(source, offset,
                          left < (int64_t)PIECE ? (size_t)left : PIECE, &piece,
                          err))
            return false;
        if (piece.len == 0)
            return source_changed(source, err);
        for (size_t i = 0; i < piece.len; i++) {
            char c = piece.at[i];

            source->damage_line += (c == '\n' && before != '\r') || c == '\r';
            source->damage_after_utf8 |= (uint8_t)c >= 0x80;
            before = c;
        }
        offset += (int64_t)piece.len;
    }
    return true;
}

static bool
source_judge(struct source *source, struct err *err)
{
    bool utf8 =
        source->encoding == NULL || strcmp(source->encoding, "UTF-8") == 0;

    if (source->size == 0) {
        err_set(err, ERR_INPUT, "%s is empty", source->name);
        return err_hint(err, "Export it again, or copy it again: it holds not "
                             "one byte.");
    }
    if (source->told_by[0] == '\0')
        source->told_by = utf8 ? "all of it is valid" : "its NUL bytes";
    if (!utf8)
        return true;
    source->encoding = source->damage < 0 ? "UTF-8" : NULL;
    return source->damage < 0 || source_find_damage(source, err);
}

/* Takes in what cannot be read twice. */
static bool
source_keep(struct source *source, struct err *err)
{
    ssize_t len;

    do {
        buf_room(&source->kept, PIECE);
        len = read(source->fd, source->kept.at + source->kept.len, PIECE);
        if (len > 0)
            source->kept.len += (size_t)len;
    } while (len > 0 || (len < 0 && errno == EINTR));
    if (len < 0)
        return err_system(err, "cannot read %s", source->name);
    if (source->fd != STDIN_FILENO)
        close(source->fd);
    source->fd = -1;
    return true;
}

static bool
source_begin(struct source *source, const char *path, struct err *err)
{
    struct stat is;

    source->fd = strcmp(path, "-") == 0
                     ? STDIN_FILENO
                     : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (source->fd < 0 || fstat(source->fd, &is) != 0)
        return err_system(err, "cannot read %s", source->name);
    if (S_ISDIR(is.st_mode)) {
        err_set(err, ERR_INPUT, "%s is a directory", source->name);
        return err_hint(err, "Name the files in it.");
    }
    source->changed = is.st_mtim;
    if (source->fd == STDIN_FILENO || !S_ISREG(is.st_mode))
        return source_keep(source, err);
    buf_room(&source->piece, TAIL + PIECE);
    return true;
}

bool
source_open(struct source **ret_source, const char *path, const char *name,
            const struct crypto_key *file_key, struct err *err)
{
    struct source *source = x_alloc(sizeof *source);
    AUTO(buf) shown = { 0 };

    path_shown(&shown, name);
    source->name = x_copy(buf_string(&shown));
    source->digest.name = source->name;
    source->digest.key = file_key;
    if (!source_begin(source, path, err) ||
        !digest_begin(&source->digest, source->fd, buf_all(&source->kept),
                      err) ||
        !source_scan(source, err) || !source_judge(source, err)) {
        source_close(source);
        return false;
    }
    *ret_source = source;
    return true;
}

void
source_close(struct source *source)
{
    if (source == NULL)
        return;
    digest_drop(&source->digest);
    if (source->fd > STDIN_FILENO)
        close(source->fd);
    buf_drop(&source->kept);
    buf_drop(&source->piece);
    x_free(source->name);
    x_free(source);
}

const char *
source_name(const struct source *source)
{
    return source->name;
}

int64_t
source_size(const struct source *source)
{
    return source->size;
}

bool
source_digest(struct source *source, struct slice *ret_digest, struct err *err)
{
    int64_t hashed;

    if (!digest_wait(&source->digest, ret_digest, &hashed, err))
        return false;
    if (hashed != source->size)
        return source_changed(source, err);
    return source_same(source, err);
}

const char *
source_encoding(const struct source *source)
{
    return source->encoding;
}

const char *
source_told_by(const struct source *source)
{
    return source->encoding ? source->told_by : "";
}

void
source_damage(const struct source *source, uint32_t *ret_line,
              bool *ret_after_utf8)
{
    *ret_line = source->damage_line;
    *ret_after_utf8 = source->damage_after_utf8;
}

int64_t
source_read(const struct source *source)
{
    return source->read;
}

void
source_force(struct source *source)
{
    source->forced = true;
}

size_t
source_replaced(const struct source *source, uint32_t *ret_line)
{
    *ret_line = source->replaced_line;
    return source->replaced;
}

bool
source_text(struct source *source, const char *encoding, size_t limit,
            bool (*use)(struct slice piece, void *with, struct err *err),
            void *with, struct err *err)
{
    AUTO(flow)
    flow = {
        .name = source->name, .forced = source->forced, .use = use, .with = with
    };
    int64_t end =
        limit && (int64_t)limit < source->size ? (int64_t)limit : source->size;
    struct slice piece = { NULL, 0 };

    if (!flow_open(&flow, encoding, err))
        return false;
    source->read = 0;
    while (source->read < end) {
        int64_t left = end - source->read;

        if (!source_piece(source, source->read,
                          left < (int64_t)PIECE ? (size_t)left : PIECE, &piece,
                          err))
            return false;
        if (piece.len == 0)
            return source_changed(source, err);
        source->read += (int64_t)piece.len;
        if (!flow_add(&flow, piece, source->read == source->size, err))
            return false;
    }
    source->replaced = flow.replaced;
    source->replaced_line = flow.replaced_line;
    return source_same(source, err);
}

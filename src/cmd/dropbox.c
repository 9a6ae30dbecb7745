/* dropbox.c - a drop folder: which files are ready, and where they go. */
#include "cmd/dropbox.h"

#include "base/path.h"
#include "base/say.h"
#include "cmd/output.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#define QUIET_SECONDS 10  /* so long a file has to be left alone */
#define DEPTH_MOST    2   /* SERIES/WEBINAR */
#define NAME_MOST     200 /* bytes, so that a prefix and .why have room */

/* The folder that is being listed. */
struct place {
    const char *path, *relative;
    const char *names[DEPTH_MOST]; /* series, webinar */
    int depth;
};

static int
drop_order(const void *left, const void *right)
{
    const struct drop *a = left, *b = right;
    const struct timespec *at = &a->seen.st_mtim, *bt = &b->seen.st_mtim;

    if (at->tv_sec != bt->tv_sec)
        return at->tv_sec < bt->tv_sec ? -1 : 1;
    if (at->tv_nsec != bt->tv_nsec)
        return at->tv_nsec < bt->tv_nsec ? -1 : 1;
    return strcmp(a->relative, b->relative);
}

static bool
ends_in(const char *name, const char *end)
{
    size_t len = strlen(name), end_len = strlen(end);

    return len >= end_len && strcmp(name + len - end_len, end) == 0;
}

/* A time in the future is a wrong clock, not a change of just now. */
static bool
is_quiet(const struct stat *is)
{
    int64_t age = (int64_t)time(NULL) - is->st_mtim.tv_sec;

    return age >= QUIET_SECONDS || age < -QUIET_SECONDS;
}

static const char *
name_shown(struct arena *arena, const char *name)
{
    AUTO(buf) shown = { 0 };

    path_shown(&shown, name);
    return arena_text(arena, buf_all(&shown));
}

static void
file_add(struct dropbox *dropbox, const struct place *place, const char *path,
         const char *relative, const struct stat *is)
{
    if (ends_in(path, ".part") || !is_quiet(is)) {
        dropbox->early++;
        return;
    }
    ARRAY_ADD(dropbox->drops, dropbox->count, dropbox->cap) =
        (struct drop){ .path = path,
                       .relative = relative,
                       .shown = name_shown(&dropbox->arena, relative),
                       .series = place->names[0],
                       .webinar = place->names[1],
                       .seen = *is };
}

static void folder_list(struct dropbox *dropbox, const struct place *place);

static void
name_add(struct dropbox *dropbox, const struct place *place, const char *name)
{
    struct arena *arena = &dropbox->arena;
    const char *path = path_join(arena, place->path, name);
    const char *relative = place->depth
                               ? path_join(arena, place->relative, name)
                               : arena_text(arena, slice_of(name));
    struct stat is;

    if (lstat(path, &is) != 0)
        return; /* gone since */
    if (S_ISREG(is.st_mode)) {
        file_add(dropbox, place, path, relative, &is);
    } else if (!S_ISDIR(is.st_mode)) {
        say_note("%s: neither a file nor a folder, left",
                 name_shown(arena, relative));
    } else if (place->depth == DEPTH_MOST) {
        say_note("%s: a folder below SERIES/WEBINAR, left",
                 name_shown(arena, relative));
    } else {
        struct place inner = *place;

        inner.path = path;
        inner.relative = relative;
        inner.names[inner.depth++] = arena_text(arena, slice_of(name));
        folder_list(dropbox, &inner);
    }
}

static void
folder_list(struct dropbox *dropbox, const struct place *place)
{
    DIR *folder = opendir(place->path);
    const struct dirent *entry;

    if (folder == NULL) {
        say_warning("%s: this folder cannot be read, left",
                    name_shown(&dropbox->arena, place->path));
        return;
    }
    while ((entry = readdir(folder)) != NULL) {
        const char *name = entry->d_name;
        bool ours = place->depth == 0 &&
                    (strcmp(name, "done") == 0 || strcmp(name, "failed") == 0);

        if (name[0] != '.' && !ours)
            name_add(dropbox, place, name);
    }
    closedir(folder);
}

/* done/ or failed/: what lies there may hold data of persons. */
static bool
folder_make(struct dropbox *dropbox, const char *name, const char **ret_path,
            struct err *err)
{
    const char *path = path_join(&dropbox->arena, dropbox->folder, name);
    struct stat is;
    bool made;

    if (!path_make(path, 0700, &made, err))
        return false;
    if (lstat(path, &is) != 0 || !S_ISDIR(is.st_mode))
        return err_set(err, ERR_SETTING, "%s is no folder of its own", path);
    if ((is.st_mode & 07777) != 0700 && chmod(path, 0700) != 0)
        return err_system(err, "cannot set the mode of %s", path);
    *ret_path = path;
    return true;
}

static bool
folder_lock(struct dropbox *dropbox, struct err *err)
{
    dropbox->lock = open(dropbox->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (dropbox->lock < 0 && (errno == ENOENT || errno == ENOTDIR)) {
        err_set(err, ERR_SETTING, "there is no folder %s", dropbox->folder);
        return err_hint(err, "Make it, or run headcount init for the folder "
                             "of the setting inbox.");
    }
    if (dropbox->lock < 0)
        return err_system(err, "cannot open %s", dropbox->folder);
    while (flock(dropbox->lock, LOCK_EX) != 0)
        if (errno != EINTR)
            return err_system(err, "cannot lock %s", dropbox->folder);
    return true;
}

bool
dropbox_open(struct dropbox *dropbox, const char *folder, struct err *err)
{
    struct place top = { .relative = "" };

    *dropbox = (struct dropbox){ .lock = -1 };
    if (!path_absolute(&dropbox->arena, folder, NULL, &dropbox->folder, err) ||
        !folder_lock(dropbox, err) ||
        !folder_make(dropbox, "done", &dropbox->done, err) ||
        !folder_make(dropbox, "failed", &dropbox->failed, err)) {
        dropbox_drop(dropbox);
        return false;
    }
    top.path = dropbox->folder;
    folder_list(dropbox, &top);
    if (dropbox->count > 1)
        qsort(dropbox->drops, dropbox->count, sizeof *dropbox->drops,
              drop_order);
    return true;
}

void
dropbox_drop(struct dropbox *dropbox)
{
    if (dropbox->folder != NULL && dropbox->lock >= 0)
        close(dropbox->lock);
    x_free(dropbox->drops);
    arena_drop(&dropbox->arena);
    *dropbox = (struct dropbox){ 0 };
}

bool
drop_unchanged(const struct drop *drop)
{
    struct stat is;

    return lstat(drop->path, &is) == 0 && is.st_ino == drop->seen.st_ino &&
           is.st_size == drop->seen.st_size &&
           is.st_mtim.tv_sec == drop->seen.st_mtim.tv_sec &&
           is.st_mtim.tv_nsec == drop->seen.st_mtim.tv_nsec;
}

static bool
is_free(const char *path)
{
    struct stat is;

    return lstat(path, &is) != 0 && errno == ENOENT;
}

/* The end of a name that is too long: it has the suffix. */
static const char *
name_short(const char *name)
{
    size_t len = strlen(name);

    if (len > NAME_MOST)
        name += len - NAME_MOST;
    while ((*name & 0xC0) == 0x80) /* within a character of UTF-8 */
        name++;
    return name;
}

/* A path that nothing has, and nothing with .why behind: PREFIXname.csv, else
 * PREFIXname-2.csv, and so on. */
static const char *
free_path(struct arena *arena, const char *folder, const char *prefix,
          const char *name)
{
    const char *dot = strrchr(name, '.');
    int stem =
        (int)(dot != NULL && dot != name ? (size_t)(dot - name) : strlen(name));

    for (int n = 1;; n++) {
        AUTO(buf) path = { 0 };
        AUTO(buf) why = { 0 };

        buf_format(&path, "%s/%s%.*s", folder, prefix, stem, name);
        if (n > 1)
            buf_format(&path, "-%d", n);
        buf_text(&path, name + stem);
        buf_format(&why, "%s.why", buf_string(&path));
        if (is_free(buf_string(&path)) && is_free(buf_string(&why)))
            return arena_text(arena, buf_all(&path));
    }
}

static bool
drop_move(const struct drop *drop, const char *to, struct err *err)
{
    if (rename(drop->path, to) == 0)
        return true;
    err_system(err, "cannot move %s to another folder", drop->shown);
    return err_hint(err, "done/ and failed/ lie in the same file system as "
                         "the files; the next run tries again.");
}

bool
drop_done(struct dropbox *dropbox, const struct drop *drop, int64_t import_id,
          struct err *err)
{
    AUTO(buf) prefix = { 0 };

    buf_format(&prefix, "%lld-", (long long)import_id);
    return drop_move(drop,
                     free_path(&dropbox->arena, dropbox->done,
                               buf_string(&prefix),
                               name_short(path_base(drop->path))),
                     err);
}

/* A text of several lines keeps them, set in. */
static void
why_line(FILE *file, const char *what, const char *text)
{
    struct slice rest = slice_of(text);

    for (int n = 0; rest.len > 0; n++) {
        AUTO(buf) clean = { 0 };

        say_clean(&clean, slice_cut(&rest, '\n'));
        fprintf(file, "%s%s%s\n", n ? "    " : what, n ? "" : ": ",
                buf_string(&clean));
    }
}

/* Why comes first: no file in failed/ is ever without it. */
bool
drop_failed(struct dropbox *dropbox, const struct drop *drop,
            const struct err *why, struct err *err)
{
    const char *to = free_path(&dropbox->arena, dropbox->failed, "",
                               name_short(path_base(drop->path)));
    AUTO(output) output = { 0 };
    AUTO(buf) path = { 0 };

    buf_format(&path, "%s.why", to);
    if (!output_open(&output, buf_string(&path), 0600, err))
        return false;
    why_line(output.file, "file", drop->shown);
    why_line(output.file, "error", why->message);
    why_line(output.file, "detail", why->detail);
    why_line(output.file, "hint", why->hint);
    if (!output_close(&output, err))
        return false;
    if (drop_move(drop, to, err))
        return true;
    unlink(buf_string(&path));
    return false;
}

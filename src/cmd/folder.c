/* folder.c - a folder of files, written whole or not at all. */
#include "cmd/folder.h"

#include "base/fd.h"
#include "base/path.h"
#include "cmd/signals.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What packs are made of; subfolders first. */
static const char *const members[] = { "csv/*.csv",    "json/*.json",
                                       "csv",          "json",
                                       "index.html",   "workbook.xlsx",
                                       "manifest.json" };

static bool
is_member(const char *name)
{
    for (size_t i = 0; i < COUNT_OF(members); i++)
        if (fnmatch(members[i], name, FNM_PATHNAME | FNM_PERIOD) == 0)
            return true;
    return false;
}

static const char *
under(struct buf *to, const char *folder, const char *name)
{
    buf_reset(to);
    buf_format(to, "%s/%s", folder, name);
    return buf_string(to);
}

typedef bool folder_visit(const char *root, const char *name, bool is_folder,
                          struct buf *with);

/* Visits all that lies in a folder, what is in subfolders before them; false:
 * a visit was, or errno says why the folder cannot be read. */
static bool
folder_each(const char *root, const char *folder, folder_visit *visit,
            struct buf *with)
{
    AUTO(buf) path = { 0 };
    DIR *dir = opendir(under(&path, root, folder));
    struct dirent *entry;
    bool good = dir != NULL;

    while (good && (entry = readdir(dir)) != NULL) {
        AUTO(buf) name = { 0 };
        struct stat is;

        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        buf_format(&name, "%s%s%s", folder, folder[0] ? "/" : "",
                   entry->d_name);
        good = lstat(under(&path, root, buf_string(&name)), &is) == 0;
        if (good && S_ISDIR(is.st_mode) && folder[0] == '\0')
            good = folder_each(root, buf_string(&name), visit, with);
        good =
            good && visit(root, buf_string(&name), S_ISDIR(is.st_mode), with);
    }
    if (dir != NULL)
        closedir(dir);
    return good;
}

/* Stops at what no pack has, and names it. */
static bool
visit_check(const char *root, const char *name, bool is_folder,
            struct buf *stranger)
{
    AUTO(buf) path = { 0 };

    /* Without a manifest it is no pack, whatever its files are called. */
    if (access(under(&path, root, "manifest.json"), F_OK) == 0 &&
        is_member(name) && is_folder == (strchr(name, '.') == NULL))
        return true;
    path_shown(stranger, name);
    return false;
}

static bool
visit_remove(const char *root, const char *name, bool is_folder,
             struct buf *unused)
{
    AUTO(buf) path = { 0 };

    (void)unused;
    if (is_folder)
        return rmdir(under(&path, root, name)) == 0;
    return unlink(under(&path, root, name)) == 0;
}

static void
folder_remove(const char *root)
{
    (void)folder_each(root, "", visit_remove, NULL);
    (void)rmdir(root);
}

/* Whether a pack may stand there: ret_old, whether one does. */
static bool
place_check(const char *path, bool *ret_old, struct err *err)
{
    AUTO(buf) stranger = { 0 };
    struct stat is;

    *ret_old = false;
    if (lstat(path, &is) != 0)
        return errno == ENOENT || err_system(err, "cannot write %s", path);
    if (!S_ISDIR(is.st_mode)) {
        err_set(err, ERR_USAGE, "%s is no folder", path);
        return err_hint(err, "Name another place for the pack: -o DIR.");
    }
    *ret_old = true;
    if (folder_each(path, "", visit_check, &stranger))
        return true;
    if (stranger.len == 0)
        return err_system(err, "cannot read %s", path);
    err_set(err, ERR_USAGE, "%s holds %s, which is no part of a pack", path,
            buf_string(&stranger));
    return err_hint(err, "A pack takes the place of the whole folder: name one "
                         "of its own, or take that file out of it.");
}

static bool
file_write(const char *path, const struct buf *text)
{
    int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    bool good = file >= 0 && fd_write(file, buf_all(text)) && fsync(file) == 0;

    return file >= 0 && close(file) == 0 && good;
}

static bool
folder_sync(const char *root)
{
    int folder = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool good = folder >= 0 && fsync(folder) == 0;

    if (folder >= 0)
        close(folder);
    return good;
}

static bool
folder_fill(const char *root, const struct pack_files *files)
{
    AUTO(buf) path = { 0 };
    bool good = mkdir(under(&path, root, "csv"), 0777) == 0 &&
                mkdir(under(&path, root, "json"), 0777) == 0;

    for (size_t i = 0; good && i < files->count; i++)
        good = file_write(under(&path, root, files->files[i].name),
                          &files->files[i].text);
    return good && folder_sync(under(&path, root, "csv")) &&
           folder_sync(under(&path, root, "json")) &&
           chmod(root, path_mode(0777)) == 0 && folder_sync(root);
}

/* Puts the new folder in the place of the old in one step; where the file
 * system cannot, in two. */
static bool
folder_swap(const char *made, const char *path, bool old)
{
    AUTO(buf) aside = { 0 };

    if (!old)
        return rename(made, path) == 0;
    if (renameat2(AT_FDCWD, made, AT_FDCWD, path, RENAME_EXCHANGE) == 0) {
        folder_remove(made);
        return true;
    }
    if (errno != EINVAL && errno != ENOSYS)
        return false;
    buf_format(&aside, "%s.old", made);
    if (rename(path, buf_string(&aside)) != 0)
        return false;
    if (rename(made, path) == 0) {
        folder_remove(buf_string(&aside));
        return true;
    }
    (void)rename(buf_string(&aside), path);
    return false;
}

/* "out/" is "out". */
static void
path_plain(struct buf *to, const char *path)
{
    buf_text(to, path);
    while (to->len > 1 && to->at[to->len - 1] == '/')
        to->at[--to->len] = '\0';
}

bool
folder_write(const char *path, const struct pack_files *files, struct err *err)
{
    AUTO(buf) plain = { 0 };
    AUTO(buf) made = { 0 };
    sigset_t before;
    bool good, old;

    path_plain(&plain, path);
    if (!place_check(buf_string(&plain), &old, err))
        return false;
    path_beside(&made, buf_string(&plain));
    before = signals_hold();
    good = mkdtemp(made.at) != NULL;
    if (good && (!folder_fill(buf_string(&made), files) ||
                 !folder_swap(buf_string(&made), buf_string(&plain), old))) {
        int cause = errno;

        folder_remove(buf_string(&made));
        errno = cause;
        good = false;
    }
    signals_release(before);
    return good || err_system(err, "cannot write %s", path);
}

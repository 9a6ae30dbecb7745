/* path.c - names of files and folders. */
#include "base/path.h"

#include <errno.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void
cut_slashes(struct buf *path)
{
    while (path->len > 1 && path->at[path->len - 1] == '/')
        path->at[--path->len] = '\0';
}

const char *
path_join(struct arena *arena, const char *folder, const char *rest)
{
    AUTO(buf) path = { 0 };

    buf_text(&path, folder);
    cut_slashes(&path);
    if (*rest && strcmp(buf_string(&path), "/") != 0)
        buf_char(&path, '/');
    buf_text(&path, rest);
    cut_slashes(&path);
    return arena_text(arena, buf_all(&path));
}

const char *
path_base(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? slash + 1 : path;
}

const char *
path_folder(struct arena *arena, const char *path)
{
    size_t len = (size_t)(path_base(path) - path);

    if (len == 0)
        return ".";
    return path_join(arena, arena_text(arena, (struct slice){ path, len }), "");
}

/* "@", also as NFKC or a URL have it. */
static bool
may_hold_address(struct slice part)
{
    static const char *const marks[] = { "@", "%40", "\xEF\xBC\xA0",
                                         "\xEF\xB9\xAB" };

    for (size_t i = 0; i < COUNT_OF(marks); i++)
        if (memmem(part.at, part.len, marks[i], strlen(marks[i])) != NULL)
            return true;
    return false;
}

/* ".csv"; a suffix that could be the end of an address is none. */
static struct slice
part_suffix(struct slice part)
{
    static const char *const known[] = { ".csv", ".tsv", ".txt", ".xlsx" };

    for (size_t i = 0; i < COUNT_OF(known); i++) {
        size_t len = strlen(known[i]);

        if (part.len > len &&
            memcmp(part.at + part.len - len, known[i], len) == 0)
            return slice_of(known[i]);
    }
    return slice_of("");
}

static void
part_shown(struct buf *to, struct slice part)
{
    if (may_hold_address(part)) {
        buf_text(to, "(masked)");
        buf_slice(to, part_suffix(part));
        return;
    }
    while (part.len > 0) {
        uint32_t c = 0;
        size_t len = utf8_get(part, &c);

        if (len > 0 && !utf8_is_harmful(c))
            buf_add(to, part.at, len);
        else
            buf_char(to, '?');
        len = len ? len : 1;
        part.at += len, part.len -= len;
    }
}

void
path_shown(struct buf *to, const char *path)
{
    for (const char *end; *(end = strchrnul(path, '/')); path = end + 1) {
        part_shown(to, (struct slice){ path, (size_t)(end - path) });
        buf_char(to, '/');
    }
    part_shown(to, slice_of(path));
}

static const char *
absolute_variable(const char *name)
{
    const char *value = getenv(name);

    return value && value[0] == '/' ? value : NULL;
}

static const char *
user_home(void)
{
    const char *home = absolute_variable("HOME");
    const struct passwd *user;

    if (home != NULL)
        return home;
    user = getpwuid(geteuid());
    return user && user->pw_dir[0] == '/' ? user->pw_dir : "/";
}

const char *
path_xdg(struct arena *arena, const char *variable, const char *below_home)
{
    const char *folder = absolute_variable(variable);

    return folder ? folder : path_join(arena, user_home(), below_home);
}

static bool
current_folder(struct arena *arena, const char **ret_folder, struct err *err)
{
    char *folder = getcwd(NULL, 0);

    if (folder == NULL)
        return err_system(err, "cannot tell the current folder");
    *ret_folder = arena_text(arena, slice_of(folder));
    x_free(folder);
    return true;
}

bool
path_absolute(struct arena *arena, const char *path, const char *folder,
              const char **ret_path, struct err *err)
{
    const char *here = folder;

    if (path[0] == '/') {
        *ret_path = path_join(arena, path, "");
        return true;
    }
    if (path[0] == '~' && (path[1] == '/' || path[1] == '\0')) {
        *ret_path = path_join(arena, user_home(), path + 1 + (path[1] == '/'));
        return true;
    }
    if (here == NULL && !current_folder(arena, &here, err))
        return false;
    *ret_path = path_join(arena, here, path);
    return true;
}

static bool
is_folder(const char *path)
{
    struct stat is;

    return stat(path, &is) == 0 && S_ISDIR(is.st_mode);
}

/* Makes one folder; `ret_made` false: it was there. */
static bool
make_one(const char *path, mode_t mode, bool *ret_made, struct err *err)
{
    if (is_folder(path)) {
        *ret_made = false;
        return true;
    }
    /* Narrow first, then as asked: a wide mode would be cut by the umask. */
    if (mkdir(path, 0700) != 0) {
        int cause = errno;

        if (cause == EEXIST && is_folder(path)) {
            *ret_made = false;
            return true;
        }
        errno = cause;
        err_system(err, "cannot make the folder %s", path);
        if (cause == EEXIST || cause == ENOTDIR)
            err->code = ERR_SETTING;
        return false;
    }
    if (chmod(path, mode) != 0)
        return err_system(err, "cannot set the mode of %s", path);
    *ret_made = true;
    return true;
}

void
path_beside(struct buf *to, const char *path)
{
    AUTO(arena) arena = { 0 };

    buf_format(to, "%s/.%s.XXXXXX", path_folder(&arena, path), path_base(path));
}

mode_t
path_mode(mode_t mode)
{
    mode_t mask = umask(0);

    umask(mask);
    return mode & ~mask;
}

bool
path_make(const char *path, mode_t mode, bool *ret_made, struct err *err)
{
    AUTO(arena) arena = { 0 };
    char *part = arena_text(&arena, slice_of(path));
    mode_t above = geteuid() == 0 ? 0755 : 0700;
    bool made;

    for (char *slash = strchr(part + 1, '/'); slash;
         slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        if (!make_one(part, above, &made, err))
            return false;
        *slash = '/';
    }
    return make_one(path, mode, ret_made, err);
}

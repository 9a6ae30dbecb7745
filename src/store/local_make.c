/* local_make.c - the private server's folders, data and configuration. */
#include "files.h"
#include "store/local_parts.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#define SOCKET_NAME "/.s.PGSQL.5432"

/* Included last, so that it wins over postgresql.conf; ALTER SYSTEM wins over
 * both, for whoever wants another size of memory. */
#define INCLUDE "\ninclude_if_exists = 'headcount.conf'\n"

/* FNV-1a of the home's path: the same name for every command. */
static uint64_t
home_number(const char *home)
{
    uint64_t number = 0xcbf29ce484222325;

    for (; *home; home++)
        number = (number ^ (unsigned char)*home) * 0x100000001b3;
    return number;
}

/* HOME/run, unless the socket's path would be longer than sun_path holds, or
 * libpq would take a comma in it for a list. */
static bool
socket_find(struct server *server, struct err *err)
{
    struct sockaddr_un limit;
    char name[64];

    if (!path_under(server->socket, server->home, "run", err))
        return false;
    if (strlen(server->socket) + strlen(SOCKET_NAME) < sizeof limit.sun_path &&
        strchr(server->socket, ',') == NULL)
        return true;
    snprintf(name, sizeof name, "headcount-%u-%016llx",
             (unsigned)server->role.uid,
             (unsigned long long)home_number(server->home));
    return path_under(server->socket, geteuid() == 0 ? "/run" : "/tmp", name,
                      err);
}

bool
server_find(struct server *server, const struct local *local, bool *ret_there,
            struct err *err)
{
    bool there = realpath(local->home, server->home) != NULL;

    if (!there && errno != ENOENT)
        return err_system(err, "cannot look at %s", local->home);
    if (there && (!path_under(server->data, server->home, "pg", err) ||
                  !path_under(server->log, server->home, "server.log", err) ||
                  !role_find(&server->role, server->data, err) ||
                  !socket_find(server, err)))
        return false;
    *ret_there = there;
    return true;
}

static bool
is_folder(const char *path, struct err *err)
{
    struct stat is;

    if (stat(path, &is) != 0)
        return err_system(err, "cannot look at %s", path);
    if (S_ISDIR(is.st_mode))
        return true;
    err_set(err, ERR_SETTING, "%s is no folder", path);
    return err_hint(err, "Choose another home with --home or HEADCOUNT_HOME.");
}

static bool
cannot_enter(const struct role *role, const char *path, struct err *err)
{
    err_set(err, ERR_SETTING, "the user %s cannot enter %s", role->name, path);
    err_detail(err, "the private server runs as that user and needs to reach "
                    "its data below it");
    return err_hint(err, "Choose another home with --home or HEADCOUNT_HOME, "
                         "or let others pass: chmod o+x on that folder.");
}

/* Makes one folder of the way to the home. Those that root makes can be
 * passed by all, whatever the umask: the server has to. */
static bool
parent_make(const struct role *role, const char *path, struct err *err)
{
    if (mkdir(path, 0755) == 0) {
        if (role->drop && chmod(path, 0755) != 0)
            return err_system(err, "cannot set the mode of %s", path);
        return true;
    }
    if (errno != EEXIST)
        return err_system(err, "cannot make %s", path);
    if (!is_folder(path, err))
        return false;
    if (role->drop && !role_enters(role, path))
        return cannot_enter(role, path, err);
    return true;
}

/* A folder that we did not make keeps its mode, but for what lets the server
 * through where it could not pass. */
static bool
home_open(const struct role *role, const char *home, bool made, struct err *err)
{
    struct stat is;

    if (!is_folder(home, err))
        return false;
    if (!role->drop || (!made && role_enters(role, home)))
        return true;
    if (stat(home, &is) != 0 ||
        chmod(home, made ? 0711 : (is.st_mode & 07777) | S_IXOTH) != 0)
        return err_system(err, "cannot set the mode of %s", home);
    /* Once more: the home may be a link to somewhere else. */
    return role_enters(role, home) || cannot_enter(role, home, err);
}

bool
local_home(const struct local *local, struct err *err)
{
    struct role role;
    char path[PATH_MAX], data[PATH_MAX];
    bool made;

    if (!path_under(data, local->home, "pg", err) ||
        !role_find(&role, data, err) || !path_under(path, local->home, "", err))
        return false;
    /* Each strict prefix that ends before a slash. */
    for (char *at = path + 1; at[0] && strspn(at, "/") != strlen(at); at++) {
        if (*at != '/' || at[-1] == '/')
            continue;
        *at = '\0';
        if (!parent_make(&role, path, err))
            return false;
        *at = '/';
    }
    made = mkdir(local->home, 0700) == 0;
    if (!made && errno != EEXIST)
        return err_system(err, "cannot make %s", local->home);
    return home_open(&role, local->home, made, err);
}

/* A folder for the role alone; one that is there already must be that. */
static bool
private_make(const struct role *role, const char *path, struct err *err)
{
    bool made = mkdir(path, 0700) == 0;
    int fd = -1;
    struct stat is;

    if (made || errno == EEXIST)
        fd = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0 ||
        (made && role->drop && fchown(fd, role->uid, role->gid) != 0) ||
        fstat(fd, &is) != 0) {
        err_system(err, "cannot make %s", path);
        if (fd >= 0)
            close(fd);
        return false;
    }
    close(fd);
    if (is.st_uid == role->uid && (is.st_mode & 0077) == 0)
        return true;
    err_set(err, ERR_SETTING, "%s is not private to the user %s", path,
            role->name);
    return err_hint(err, "Remove it, after a look at who made it and why.");
}

/* Writes a file of the data folder, for the role, and to the disk. */
static bool
file_write(const struct role *role, const char *dir, const char *name,
           int flags, struct slice text, struct err *err)
{
    char path[PATH_MAX];
    bool done;
    int fd;

    if (!path_under(path, dir, name, err))
        return false;
    fd = open(path, O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC | flags, 0600);
    done = fd >= 0 && fchown(fd, role->uid, role->gid) == 0 &&
           write(fd, text.at, text.len) == (ssize_t)text.len && fsync(fd) == 0;
    if (!done)
        err_system(err, "cannot write %s", path);
    if (fd >= 0)
        close(fd);
    return done;
}

/* Only root and the owner come in, known by the kernel, without a password. */
static bool
access_write(const struct role *role, const char *data, struct err *err)
{
    AUTO(buf) map = { 0 };

    buf_text(&map, "# Made by headcount: who may be the superuser headcount.\n"
                   "headcount root headcount\n");
    buf_format(&map, "headcount \"%s\" headcount\n", role->name);
    return file_write(role, data, "pg_hba.conf", O_TRUNC,
                      SLICE("# Made by headcount: this machine only.\n"
                            "local all all peer map=headcount\n"
                            "local replication all peer map=headcount\n"),
                      err) &&
           file_write(role, data, "pg_ident.conf", O_TRUNC, buf_all(&map),
                      err) &&
           file_write(role, data, "postgresql.conf", O_APPEND, SLICE(INCLUDE),
                      err);
}

/* The last line that a program printed, for a detail. */
static bool
program_fault(const char *name, const struct buf *output, struct err *err)
{
    struct slice rest = slice_trim(buf_all(output)), line = rest;

    while (rest.len)
        line = slice_cut(&rest, '\n');
    err_set(err, ERR_SYSTEM, "%s failed", name);
    return err_detail(err, "%.*s", (int)line.len, line.at);
}

static bool
data_init(const struct role *role, const struct programs *programs,
          const char *data, struct err *err)
{
    AUTO(buf) output = { 0 };
    char initdb[PATH_MAX], postgres[PATH_MAX];
    const char *const init[] = { initdb,
                                 "--pgdata",
                                 data,
                                 "--username=headcount",
                                 "--auth-local=peer",
                                 "--auth-host=reject",
                                 "--encoding=UTF8",
                                 "--locale=C.UTF-8",
                                 "--no-instructions",
                                 NULL };
    const char *const single[] = { postgres,   "--single", "-D",
                                   data,       "-c",       "exit_on_error=on",
                                   "postgres", NULL };
    int status;

    if (!path_under(initdb, programs->bin, "initdb", err) ||
        !path_under(postgres, programs->bin, "postgres", err) ||
        !program_run(role, init, NULL, &output, &status, err))
        return false;
    if (status != 0)
        return program_fault("initdb", &output, err);
    if (!program_run(role, single, conf_database.text, &output, &status, err))
        return false;
    if (status != 0)
        return program_fault("making the database headcount", &output, err);
    return access_write(role, data, err);
}

/* Made beside its place and moved there whole, so that what was interrupted
 * is never taken for a data folder. */
static bool
data_make(const struct server *server, const struct programs *programs,
          struct err *err)
{
    char fresh[PATH_MAX];
    int fd;

    if (!path_under(fresh, server->home, "pg.new", err) ||
        (access(fresh, F_OK) == 0 && !tree_remove(&server->role, fresh, err)) ||
        !private_make(&server->role, fresh, err) ||
        !data_init(&server->role, programs, fresh, err))
        return false;
    if (rename(fresh, server->data) != 0)
        return err_system(err, "cannot rename %s", fresh);
    fd = open(server->home, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0) {
        fsync(fd);
        close(fd);
    }
    return true;
}

/* In a quoted value of postgresql.conf, each of these is written twice. */
static void
put_doubled(struct buf *buf, const char *text, const char *doubled)
{
    for (; *text; text++) {
        if (strchr(doubled, *text) != NULL)
            buf_char(buf, *text);
        buf_char(buf, *text);
    }
}

bool
server_make(const struct server *server, const struct programs *programs,
            struct err *err)
{
    AUTO(buf) conf = { 0 };
    AUTO(buf) folder = { 0 };

    if (data_version(server->data) == 0 && !data_make(server, programs, err))
        return err_at(err, "making the private server");
    if (!private_make(&server->role, server->socket, err))
        return false;
    /* A list of names, each in double quotes, all in single quotes. */
    put_doubled(&folder, server->socket, "\"");
    buf_text(&conf, "# Made by headcount at each start: do not edit. For a\n"
                    "# setting of your own use ALTER SYSTEM.\n");
    buf_text(&conf, conf_server.text);
    buf_text(&conf, "unix_socket_directories = '\"");
    put_doubled(&conf, buf_string(&folder), "'\\");
    buf_text(&conf, "\"'\n");
    return file_write(&server->role, server->data, "headcount.conf", O_TRUNC,
                      buf_all(&conf), err);
}

/* local_program.c - other programs, as another user, without a shell. */
#include "store/local_parts.h"

#include "base/fd.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <grp.h>
#include <pwd.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define CANNOT_RUN 127 /* as shells have it */

static bool
role_named(struct role *role, const struct passwd *user, struct err *err)
{
    if (user == NULL) {
        err_set(err, ERR_SETTING, "there is no user for the private server");
        err_detail(err, "PostgreSQL refuses to run as root");
        return err_hint(err, "Install postgresql, which makes the user "
                             "postgres, or run headcount as an ordinary user.");
    }
    role->uid = user->pw_uid;
    role->gid = user->pw_gid;
    role->drop = geteuid() == 0;
    snprintf(role->name, sizeof role->name, "%s", user->pw_name);
    return true;
}

bool
role_find(struct role *role, const char *data, struct err *err)
{
    uid_t self = geteuid();
    struct stat is;

    if (lstat(data, &is) != 0)
        return role_named(role, self ? getpwuid(self) : getpwnam("postgres"),
                          err);
    if (!S_ISDIR(is.st_mode) || is.st_uid == 0 ||
        (self != 0 && is.st_uid != self)) {
        err_set(err, ERR_SETTING, "the private server belongs to another user");
        err_detail(err, "%s belongs to user %u", data, (unsigned)is.st_uid);
        return err_hint(err, "Run headcount as that user or as root, or choose "
                             "another home with --home.");
    }
    return role_named(role, getpwuid(is.st_uid), err);
}

/* In a child: becomes the role for good. */
static bool
role_become(const struct role *role)
{
    return !role->drop ||
           (setgroups(1, &role->gid) == 0 && setgid(role->gid) == 0 &&
            setuid(role->uid) == 0 && setuid(0) != 0);
}

/* In a child: the program takes the place of this process. It goes on without
 * us, in a session of its own, or it ends when we do: an initdb that lived on
 * would write where the next command makes it again. */
static _Noreturn void
program_become(const struct role *role, const char *const *argv, int in,
               int out, bool stays)
{
    static const char *const environment[] = { "PATH=/usr/bin:/bin",
                                               "LC_ALL=C.UTF-8", "TZ=UTC",
                                               NULL };
    sigset_t none;

    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    signal(SIGPIPE, SIG_DFL);
    signal(SIGHUP, SIG_DFL);
    umask(077);
    if (dup2(in, 0) == 0 && dup2(out, 1) == 1 && dup2(out, 2) == 2 &&
        close_range(3, ~0U, 0) == 0 && role_become(role) && chdir("/") == 0 &&
        (stays ? setsid() > 0 : prctl(PR_SET_PDEATHSIG, SIGKILL) == 0))
        execve(argv[0], (char *const *)argv, (char *const *)environment);
    _exit(CANNOT_RUN);
}

static bool
child_wait(pid_t child, int *ret_status)
{
    int status;

    while (waitpid(child, &status, 0) < 0) {
        if (errno != EINTR)
            return false;
    }
    *ret_status = WIFEXITED(status) ? WEXITSTATUS(status) : 128;
    return true;
}

/* A file to read the input from: /dev/null, or a pipe that holds it all. */
static int
input_open(const char *input)
{
    int ends[2];

    if (input == NULL)
        return open("/dev/null", O_RDONLY | O_CLOEXEC);
    if (pipe2(ends, O_CLOEXEC) != 0)
        return -1;
    if (write(ends[1], input, strlen(input)) != (ssize_t)strlen(input)) {
        close(ends[0]);
        ends[0] = -1;
    }
    close(ends[1]);
    return ends[0];
}

bool
program_run(const struct role *role, const char *const *argv, const char *input,
            struct buf *output, int *ret_status, struct err *err)
{
    int in = input_open(input), ends[2] = { -1, -1 };
    pid_t child = -1;
    bool done = in >= 0 && pipe2(ends, O_CLOEXEC) == 0;

    if (done) {
        child = fork();
        if (child == 0)
            program_become(role, argv, in, ends[1], false);
        close(ends[1]);
        if (child > 0)
            (void)fd_read(ends[0], output);
        close(ends[0]);
        done = child > 0 && child_wait(child, ret_status);
    }
    if (in >= 0)
        close(in);
    return done ? true : err_system(err, "cannot run %s", argv[0]);
}

bool
program_leave(const struct role *role, const char *const *argv, int log_fd,
              pid_t *ret_pid, struct err *err)
{
    int in = input_open(NULL);
    pid_t child = in < 0 ? -1 : fork();

    if (child == 0)
        program_become(role, argv, in, log_fd, true);
    if (in >= 0)
        close(in);
    if (child < 0)
        return err_system(err, "cannot run %s", argv[0]);
    *ret_pid = child;
    return true;
}

bool
role_enters(const struct role *role, const char *path)
{
    pid_t child = fork();
    int status;

    if (child == 0)
        _exit(!(role_become(role) && access(path, X_OK) == 0));
    return child > 0 && child_wait(child, &status) && status == 0;
}

static int
tree_item(const char *path, const struct stat *is, int kind, struct FTW *at)
{
    (void)is;
    (void)kind;
    /* The top lies in a folder of root, who removes it himself. */
    return remove(path) != 0 && at->level > 0;
}

static bool
tree_remove_once(const struct role *role, const char *path)
{
    pid_t child = fork();
    int status = 1;

    /* As the role, so that root follows nothing that the role put there. */
    if (child == 0)
        _exit(!(role_become(role) &&
                nftw(path, tree_item, 16, FTW_DEPTH | FTW_PHYS) == 0));
    return child > 0 && child_wait(child, &status) && status == 0 &&
           (rmdir(path) == 0 || errno == ENOENT);
}

bool
tree_remove(const struct role *role, const char *path, struct err *err)
{
    /* What a killed initdb had started may write a moment longer. */
    for (int tries = 0; tries < 50; tries++) {
        if (tree_remove_once(role, path))
            return true;
        nanosleep(&(struct timespec){ 0, 100000000 }, NULL);
    }
    err_set(err, ERR_SYSTEM, "cannot remove %s", path);
    return err_hint(err, "Remove it by hand: it is what an interrupted start "
                         "left.");
}

/* plot.c - charts drawn by the program gnuplot. */
#include "wrap/plot.h"

#include "base/fd.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

/* The commands in a file of memory, from its start; -1: errno says why not. */
static int
commands_file(struct slice commands)
{
    int file = memfd_create("commands", MFD_CLOEXEC);

    if (file >= 0 && !fd_write(file, commands)) {
        close(file);
        return -1;
    }
    if (file >= 0)
        lseek(file, 0, SEEK_SET);
    return file;
}

/* Its number, or 0 and errno. */
static pid_t
gnuplot_start(int in, int out, int complaints)
{
    char name[] = "gnuplot", bare[] = "-d", standard[] = "-";
    char locale[] = "LC_ALL=C.UTF-8", home[] = "HOME=/nonexistent";
    char *const arguments[] = { name, bare, standard, NULL };
    const char *path = getenv("PATH");
    AUTO(buf) search = { 0 };
    posix_spawn_file_actions_t files;
    pid_t child = 0;
    int bad;

    buf_format(&search, "PATH=%s", path ? path : "/usr/local/bin:/usr/bin");
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_adddup2(&files, in, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&files, out, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&files, complaints, STDERR_FILENO);
    bad = posix_spawnp(&child, name, &files, NULL, arguments,
                       (char *[]){ search.at, locale, home, NULL });
    posix_spawn_file_actions_destroy(&files);
    errno = bad;
    return bad == 0 ? child : 0;
}

static bool
gnuplot_end(pid_t child)
{
    int status = -1;
    pid_t ended;

    do
        ended = waitpid(child, &status, 0);
    while (ended < 0 && errno == EINTR);
    return ended == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/* What it complains of is told to nobody: its words can quote data. */
static bool
gnuplot_run(struct plot *plot, int in, struct err *err)
{
    int complaints = open("/dev/null", O_WRONLY | O_CLOEXEC);

    if (complaints >= 0)
        plot->child = gnuplot_start(in, plot->drawn, complaints);
    if (plot->child == 0 && complaints >= 0 && errno == ENOENT) {
        err_set(err, ERR_SETTING, "there is no gnuplot to draw charts");
        err_hint(err, "Install it: apt-get install gnuplot-nox.");
    } else if (plot->child == 0) {
        err_system(err, "cannot start gnuplot");
    }
    if (complaints >= 0)
        close(complaints);
    return plot->child != 0;
}

bool
plot_start(struct plot *plot, struct slice commands, struct err *err)
{
    int in = commands_file(commands);
    bool good = false;

    *plot = (struct plot){ .drawn = memfd_create("drawn", MFD_CLOEXEC) };
    if (in < 0 || plot->drawn < 0)
        err_system(err, "cannot start gnuplot");
    else
        good = gnuplot_run(plot, in, err);
    if (in >= 0)
        close(in);
    if (good)
        return true;
    if (plot->drawn >= 0)
        close(plot->drawn);
    *plot = (struct plot){ 0 };
    return false;
}

bool
plot_end(struct plot *plot, struct buf *to, struct err *err)
{
    size_t before = to->len;
    bool good = plot->child != 0 && gnuplot_end(plot->child) &&
                lseek(plot->drawn, 0, SEEK_SET) == 0 &&
                fd_read(plot->drawn, to);

    plot->child = 0;
    plot_drop(plot);
    if (good)
        return true;
    to->len = before;
    err_set(err, ERR_SYSTEM, "gnuplot could not draw the charts");
    return err_hint(err, "See whether gnuplot 5.4 or later is installed: "
                         "gnuplot --version.");
}

void
plot_drop(struct plot *plot)
{
    if (plot->child != 0)
        (void)gnuplot_end(plot->child);
    if (plot->drawn > 0)
        close(plot->drawn);
    *plot = (struct plot){ 0 };
}

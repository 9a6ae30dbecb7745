/* output.c - where a command's data goes: standard output or a file. */
#include "cmd/output.h"
#include "base/path.h"
#include "base/text.h"
#include "cmd/signals.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#define WIDTH_PRESET 79
#define WIDTH_MOST   160

/* Unfinished files, for output_abandon. Changed with signals held back, so
 * that a handler never sees half a list. */
static struct output *unfinished;

static void
list_remove(struct output *output)
{
    struct output **at = &unfinished;

    while (*at != NULL && *at != output)
        at = &(*at)->next;
    if (*at != NULL)
        *at = output->next;
}

void
output_abandon(void)
{
    for (struct output *output = unfinished; output; output = output->next)
        unlink(output->beside);
}

/* Opens a new file beside `output->path` and puts it on the list. */
static bool
open_beside(struct output *output, mode_t mode, struct err *err)
{
    AUTO(buf) name = { 0 };
    sigset_t before;
    int fd;

    path_beside(&name, output->path);
    output->beside = x_copy(buf_string(&name));
    before = signals_hold();
    fd = mkostemp(output->beside, O_CLOEXEC);
    if (fd >= 0) {
        output->next = unfinished;
        unfinished = output;
    }
    signals_release(before);
    if (fd < 0 || fchmod(fd, mode) != 0 ||
        (output->file = fdopen(fd, "w")) == NULL) {
        err_system(err, "cannot write %s", output->path);
        if (fd >= 0)
            close(fd);
        else
            x_free(output->beside), output->beside = NULL;
        output_drop(output);
        return false;
    }
    return true;
}

static bool
is_standard(const char *path)
{
    return path == NULL || strcmp(path, "-") == 0;
}

bool
output_is_terminal(const char *path)
{
    return is_standard(path) && isatty(STDOUT_FILENO);
}

int
output_width(const char *path)
{
    struct winsize size;

    if (!output_is_terminal(path) ||
        ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col < 20)
        return WIDTH_PRESET;
    return size.ws_col > WIDTH_MOST ? WIDTH_MOST : size.ws_col - 1;
}

bool
output_colour(const char *path)
{
    const char *no = getenv("NO_COLOR"), *terminal = getenv("TERM");

    return output_is_terminal(path) && (no == NULL || no[0] == '\0') &&
           terminal != NULL && strcmp(terminal, "dumb") != 0;
}

bool
output_open(struct output *output, const char *path, mode_t mode,
            struct err *err)
{
    struct stat is;
    bool exists;

    *output = (struct output){ 0 };
    if (is_standard(path)) {
        output->file = stdout;
        return true;
    }
    exists = stat(path, &is) == 0;
    if (exists && S_ISDIR(is.st_mode)) {
        errno = EISDIR;
        return err_system(err, "cannot write %s", path);
    }
    if (exists && !S_ISREG(is.st_mode)) {
        output->file = fopen(path, "we");
        return output->file || err_system(err, "cannot write %s", path);
    }
    /* A symbolic link stays one: the file that it names is replaced. */
    output->path = exists ? realpath(path, NULL) : x_copy(path);
    if (output->path == NULL)
        return err_system(err, "cannot write %s", path);
    if (mode == 0)
        mode = exists ? is.st_mode & 0777 : path_mode(0666);
    return open_beside(output, mode, err);
}

/* Everything written: true, or errno says why not. */
static bool
flush(struct output *output)
{
    FILE *file = output->file;

    if (ferror(file)) {
        errno = EIO; /* the cause was told to an earlier write */
        return false;
    }
    return fflush(file) == 0 &&
           (output->path == NULL || fsync(fileno(file)) == 0);
}

static bool
close_stream(struct output *output)
{
    FILE *file = output->file;
    bool good = flush(output);
    int cause = errno;

    output->file = NULL;
    if (file == stdout)
        good = good || signals_pipe_closed();
    else if (fclose(file) != 0 && good)
        return false;
    errno = cause;
    return good;
}

static const char *
output_name(const struct output *output)
{
    return output->path             ? output->path
           : output->file == stdout ? "standard output"
                                    : "the output";
}

bool
output_check(struct output *output, struct err *err)
{
    if (flush(output) || (output->file == stdout && signals_pipe_closed()))
        return true;
    err_system(err, "cannot write %s", output_name(output));
    output_drop(output);
    return false;
}

bool
output_close(struct output *output, struct err *err)
{
    const char *name = output_name(output);
    sigset_t before;
    bool good;

    if (!close_stream(output)) {
        err_system(err, "cannot write %s", name);
        output_drop(output);
        return false;
    }
    if (output->path == NULL)
        return true;
    before = signals_hold();
    good = rename(output->beside, output->path) == 0;
    if (good)
        list_remove(output);
    signals_release(before);
    if (!good) {
        err_system(err, "cannot write %s", name);
        output_drop(output);
        return false;
    }
    x_free(output->beside);
    output->beside = NULL;
    output_drop(output);
    return true;
}

void
output_drop(struct output *output)
{
    sigset_t before;

    if (output->file != NULL && output->file != stdout)
        fclose(output->file);
    if (output->beside != NULL) {
        before = signals_hold();
        unlink(output->beside);
        list_remove(output);
        signals_release(before);
    }
    x_free(output->beside);
    x_free(output->path);
    *output = (struct output){ 0 };
}

bool
output_text(const struct buf *text, const char *path, struct err *err)
{
    AUTO(output) output = { 0 };

    if (!output_open(&output, path, 0, err))
        return false;
    fwrite(buf_string(text), 1, text->len, output.file);
    return output_close(&output, err);
}

/* rejecting.c - rejected rows: how many are allowed, and where they go. */
#include "cmd/rejecting.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Whether both are one regular file, by whatever names. */
static bool
file_same(const char *file, const struct stat *rejects)
{
    struct stat is;
    bool found = strcmp(file, "-") == 0 ? fstat(STDIN_FILENO, &is) == 0
                                        : stat(file, &is) == 0;

    return found && S_ISREG(is.st_mode) && is.st_dev == rejects->st_dev &&
           is.st_ino == rejects->st_ino;
}

bool
rejecting_option(const struct opts *opts, const char **ret_path,
                 struct err *err)
{
    const char *path = opts_value(opts, "rejects-file");
    struct stat is;

    *ret_path = NULL;
    if (path == NULL)
        return true;
    if (opts->arg_count > 1) {
        err_set(err, ERR_USAGE, "--rejects-file is for one FILE at a time");
        return err_hint(err, "Import each file with a rejects file of its "
                             "own.");
    }
    if (strcmp(path, "-") != 0 && stat(path, &is) == 0 &&
        opts->arg_count == 1 && file_same(opts->args[0], &is)) {
        err_set(err, ERR_USAGE,
                "--rejects-file would replace the file that "
                "is imported");
        return err_hint(err, "Name another file.");
    }
    *ret_path = path;
    return true;
}

bool
rejecting_allowed(const struct harvest *harvest, int64_t most, struct err *err)
{
    size_t count = harvest->reject_count;

    if (most < 0 || count <= (size_t)most)
        return true;
    err_set(err, ERR_REJECTS,
            "%s: %zu row%s rejected, %lld allowed: nothing imported",
            harvest->file, count, PLURAL(count), (long long)most);
    err_detail(err, "The first is line %u: %s.", harvest->rejects->line,
               harvest->rejects->reason);
    return err_hint(err, "See them with --rejects-file FILE, or allow more "
                         "with --max-rejects.");
}

static bool
text_write(struct slice text, void *with, struct err *err)
{
    (void)err;
    fwrite(text.at, 1, text.len, with);
    return true;
}

bool
rejecting_write(struct output *output, const char *path,
                struct reading *reading, struct err *err)
{
    if (path == NULL || reading_harvest(reading)->reject_count == 0)
        return true;
    return output_open(output, path, 0600, err) &&
           reading_rejected(reading, text_write, output->file, err) &&
           output_check(output, err);
}

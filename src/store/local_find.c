/* local_find.c - PostgreSQL's programs and their version. */
#include "store/local_parts.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define DEBIAN_DIR  "/usr/lib/postgresql" /* N/bin below it */
#define VERSION_MIN 15

bool
path_under(char to[PATH_MAX], const char *dir, const char *name,
           struct err *err)
{
    int len = snprintf(to, PATH_MAX, "%s/%s", dir, name);

    if (len > 0 && len < PATH_MAX)
        return true;
    return err_set(err, ERR_SETTING, "the path of the home is too long");
}

int
data_version(const char *data)
{
    char path[PATH_MAX];
    struct err ignored;
    int version = 0;
    FILE *file;

    if (!path_under(path, data, "PG_VERSION", &ignored) ||
        (file = fopen(path, "re")) == NULL)
        return 0;
    if (fscanf(file, "%9d", &version) != 1)
        version = 0;
    fclose(file);
    return version;
}

static bool
has_program(const char *bin, const char *name)
{
    char path[PATH_MAX];
    struct err ignored;

    return path_under(path, bin, name, &ignored) && access(path, X_OK) == 0;
}

/* We only ask for a version or a path: no need to be anybody else. */
static bool
program_ask(const char *path, const char *option, struct buf *answer)
{
    static const struct role self = { 0 };
    const char *const argv[] = { path, option, NULL };
    struct err ignored;
    int status;

    return program_run(&self, argv, NULL, answer, &status, &ignored) &&
           status == 0;
}

/* "postgres (PostgreSQL) 15.4 (Debian ...)" is 15; 0: no server there. */
static int
bin_version(const char *bin)
{
    AUTO(buf) answer = { 0 };
    char path[PATH_MAX];
    struct err ignored;
    const char *mark;

    if (!has_program(bin, "initdb") || !has_program(bin, "pg_ctl") ||
        !path_under(path, bin, "postgres", &ignored) ||
        !program_ask(path, "--version", &answer))
        return 0;
    mark = strstr(buf_string(&answer), "(PostgreSQL) ");
    return mark ? atoi(mark + strlen("(PostgreSQL) ")) : 0;
}

static bool
bin_fits(struct programs *programs, const char *bin, int wanted)
{
    int version = bin_version(bin);

    if (version < VERSION_MIN || (wanted && version != wanted))
        return false;
    snprintf(programs->bin, sizeof programs->bin, "%s", bin);
    programs->version = version;
    return true;
}

/* The largest number that names a folder of Debian's, below `below`. */
static int
debian_next(int below)
{
    DIR *dir = opendir(DEBIAN_DIR);
    struct dirent *entry;
    int best = 0;

    if (dir == NULL)
        return 0;
    while ((entry = readdir(dir)) != NULL) {
        int number = atoi(entry->d_name);

        if (number > best && number < below)
            best = number;
    }
    closedir(dir);
    return best;
}

static bool
find_debian(struct programs *programs, int wanted)
{
    char bin[sizeof DEBIAN_DIR + 32];

    for (int n = debian_next(INT_MAX); n > 0; n = debian_next(n)) {
        snprintf(bin, sizeof bin, DEBIAN_DIR "/%d/bin", n);
        if (bin_fits(programs, bin, wanted))
            return true;
    }
    return false;
}

/* Beside initdb on PATH, or where pg_config on PATH says. */
static bool
find_on_path(struct programs *programs, int wanted)
{
    struct slice rest = slice_of(getenv("PATH"));
    char bin[PATH_MAX], config[PATH_MAX];
    struct err ignored;

    while (rest.len) {
        struct slice dir = slice_cut(&rest, ':');
        AUTO(buf) answer = { 0 };

        if (dir.len == 0 || dir.at[0] != '/' || dir.len >= PATH_MAX)
            continue;
        snprintf(bin, sizeof bin, "%.*s", (int)dir.len, dir.at);
        if (bin_fits(programs, bin, wanted))
            return true;
        if (!has_program(bin, "pg_config") ||
            !path_under(config, bin, "pg_config", &ignored) ||
            !program_ask(config, "--bindir", &answer))
            continue;
        snprintf(bin, sizeof bin, "%.*s", (int)slice_trim(buf_all(&answer)).len,
                 buf_string(&answer));
        if (bin_fits(programs, bin, wanted))
            return true;
    }
    return false;
}

static bool
find_fault(const struct local *local, int wanted, struct err *err)
{
    bool given = local->bindir[0] != '\0';

    if (wanted) {
        err_set(err, ERR_SETTING,
                "the data of the private server is of PostgreSQL %d", wanted);
        err_detail(err, "no programs of that version %s%s",
                   given ? "in " : "were found", local->bindir);
        if (wanted < VERSION_MIN)
            return err_hint(err, "headcount needs PostgreSQL 15 or later; "
                                 "move the data with pg_upgrade or pg_dump.");
        return err_hint(err,
                        "Install postgresql-%d, or move the data to another "
                        "version with pg_upgrade or pg_dump.",
                        wanted);
    }
    err_set(err, ERR_SETTING,
            "the programs of PostgreSQL 15 or later were not found");
    err_detail(err, "looked in %s",
               given ? local->bindir : DEBIAN_DIR " and PATH");
    return err_hint(err, "Install postgresql, set pg_bindir, or name a server "
                         "with the setting database.");
}

bool
programs_find(struct programs *programs, const struct local *local, int wanted,
              struct err *err)
{
    bool found;

    if (local->bindir[0] != '\0')
        found = bin_fits(programs, local->bindir, wanted);
    else
        found = find_debian(programs, wanted) || find_on_path(programs, wanted);
    return found ? true : find_fault(local, wanted, err);
}

/* main.c - reads the command line, runs the command, says how it ended. */
#include "base/say.h"
#include "base/settings.h"
#include "cmd/line.h"
#include "cmd/output.h"
#include "cmd/signals.h"
#include "cmd/usage.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* A closed standard stream must not become the socket to the server. What is
 * opened in its place refuses, so that lost output is still found. */
static void
fill_streams(void)
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) < 0 && errno == EBADF &&
            open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) < 0)
            _exit(err_status(ERR_SYSTEM));
}

/* A URL user:password@..., or password=..., as `ps` shows it to everybody. */
static bool
has_password(const char *conninfo)
{
    const char *user = strstr(conninfo, "://");
    const char *end = user ? user + 3 + strcspn(user + 3, "@/") : NULL;
    const char *colon = user ? strchr(user + 3, ':') : NULL;

    if (strstr(conninfo, "password=") != NULL)
        return true;
    return colon != NULL && *end == '@' && colon < end;
}

static void
warn_of_password(const struct settings *settings)
{
    if (settings_source(settings, "database") != SETTING_FROM_OPTION ||
        !has_password(settings_get(settings, "database")))
        return;
    say_warning("every user of this machine can see the password in "
                "--database");
    say_hint("Write it to ~/.pgpass, or the setting to the configuration "
             "file.");
}

static void
help(const struct line *line)
{
    AUTO(buf) text = { 0 };

    if (opts_flag(&line->opts, "version"))
        buf_format(&text, "headcount %s\n", VERSION);
    else if (line->cmd != NULL)
        usage_command(&text, line->cmd, line->sub);
    else
        usage_all(&text);
    fputs(buf_string(&text), stdout);
}

static void
abandon(void)
{
    output_abandon();
    progress_abandon();
}

static bool
run(struct app *app, struct line *line, int argc, const char *const *argv,
    struct err *err)
{
    if (!line_read(line, argc, argv, err))
        return false;
    app->quiet = opts_flag(&line->opts, "quiet");
    app->verbose = opts_flag(&line->opts, "verbose");
    if (app->quiet && app->verbose)
        return err_set(err, ERR_USAGE,
                       "--quiet and --verbose exclude each "
                       "other");
    say_set(app->quiet ? SAY_QUIET : app->verbose ? SAY_VERBOSE : SAY_NORMAL);
    if (opts_flag(&line->opts, "help") || opts_flag(&line->opts, "version")) {
        help(line);
        return true;
    }
    if (!settings_open(&app->settings, &line->opts, err) || !crypto_start(err))
        return false;
    warn_of_password(app->settings);
    if (settings_file(app->settings)[0])
        say_more("configuration: %s", settings_file(app->settings));
    return line_command(line)->run(app, &line->opts, err);
}

/* What was printed is out, or the command has failed after all. */
static bool
finish_output(struct err *err)
{
    bool failed = ferror(stdout) != 0;

    if ((fflush(stdout) == 0 && !failed) || signals_pipe_closed())
        return true;
    if (failed)
        return err_set(err, ERR_SYSTEM, "cannot write standard output");
    return err_system(err, "cannot write standard output");
}

int
main(int argc, char **argv)
{
    AUTO(app) app = { 0 };
    AUTO(line) line = { 0 };
    struct err err = { 0 };
    bool good;

    fill_streams();
    signals_catch(abandon);
    good = run(&app, &line, argc > 0 ? argc - 1 : 0,
               (const char *const *)argv + (argc > 0), &err);
    if (!good && err.message[0] != '\0')
        say_error(&err);
    if (!finish_output(&err) && good) {
        good = false;
        say_error(&err);
    }
    if (good && say_failed())
        return err_status(ERR_SYSTEM);
    return good ? 0 : err_status(err.code);
}

/* local.c - the private server: start, stop, status, psql. */
#include "store/local_parts.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define START_SECONDS 300 /* recovery after a crash takes its time */
#define CRASH_SECONDS 15  /* for children of a killed server to go */
#define PAUSE_MS      20

static int64_t
now_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void
pause_ms(int ms)
{
    nanosleep(&(struct timespec){ 0, (long)ms * 1000000 }, NULL);
}

/* In single quotes, with backslashes: libpq's rule for conninfo. */
static void
put_quoted(struct buf *to, const char *key, const char *value)
{
    buf_format(to, "%s%s='", to->len ? " " : "", key);
    for (; *value; value++) {
        if (*value == '\'' || *value == '\\')
            buf_char(to, '\\');
        buf_char(to, *value);
    }
    buf_char(to, '\'');
}

/* All that libpq would else take from its environment is said here. */
static void
put_conninfo(struct buf *to, const struct server *server)
{
    put_quoted(to, "host", server->socket);
    put_quoted(to, "hostaddr", "");
    put_quoted(to, "port", "5432");
    put_quoted(to, "user", "headcount");
    put_quoted(to, "dbname", "headcount");
    put_quoted(to, "requirepeer", server->role.name);
    put_quoted(to, "sslmode", "disable");
    put_quoted(to, "channel_binding", "disable");
    put_quoted(to, "target_session_attrs", "any");
}

static bool
lock_open(const struct server *server, int *ret_fd, struct err *err)
{
    char path[PATH_MAX];
    int fd, failed;

    if (!path_under(path, server->home, "server.lock", err))
        return false;
    fd = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
    failed = fd < 0 || (server->role.drop &&
                        fchown(fd, server->role.uid, server->role.gid) != 0);
    while (!failed && flock(fd, LOCK_EX) != 0)
        failed = errno != EINTR;
    if (!failed) {
        *ret_fd = fd;
        return true;
    }
    err_system(err, "cannot lock %s", path);
    if (fd >= 0)
        close(fd);
    return false;
}

/* Why it did not start: the last FATAL line of its log, which speaks of
 * settings and files, never of rows. */
static bool
start_fault(const struct server *server, struct err *err)
{
    char tail[4096] = "", *found = NULL;
    FILE *log = fopen(server->log, "re");

    if (log != NULL) {
        if (fseek(log, -(long)(sizeof tail - 1), SEEK_END) != 0)
            rewind(log);
        tail[fread(tail, 1, sizeof tail - 1, log)] = '\0';
        fclose(log);
    }
    for (char *at = tail; (at = strstr(at, "FATAL:")) != NULL; at++)
        found = at;
    err_set(err, ERR_SYSTEM, "the private server does not start");
    if (found != NULL)
        found[strcspn(found, "\n")] = '\0';
    err_detail(err, "%s%sits log is %s", found ? found : "", found ? "; " : "",
               server->log);
    return err_hint(err, "Put right what the log says, then try again.");
}

static bool
server_spawn(const struct server *server, const struct programs *programs,
             pid_t *ret_pid, struct err *err)
{
    char postgres[PATH_MAX];
    const char *const argv[] = { postgres, "-D", server->data, NULL };
    bool done;
    int log;

    stale_remove(server);
    if (!path_under(postgres, programs->bin, "postgres", err))
        return false;
    log = open(server->log,
               O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (log < 0)
        return err_system(err, "cannot write %s", server->log);
    done = program_leave(&server->role, argv, log, ret_pid, err);
    close(log);
    return done;
}

/* Starts it as often as it takes, and waits until it is ready. It fails at
 * once, unless it was killed before: then what it left may still be dying. */
static bool
server_start(struct server *server, const struct programs *programs,
             struct err *err)
{
    bool killed = server_was_killed(server);
    int64_t began = now_ms();
    pid_t child = 0;
    int status;

    while (now_ms() - began < START_SECONDS * 1000) {
        enum probe probe = server_probe(server);

        if (probe == PROBE_READY)
            return true;
        if (child > 0 && waitpid(child, &status, WNOHANG) == child) {
            child = 0;
            if (!killed || now_ms() - began > CRASH_SECONDS * 1000)
                return start_fault(server, err);
            pause_ms(10 * PAUSE_MS);
        }
        if (probe == PROBE_DOWN && child == 0 &&
            !server_spawn(server, programs, &child, err))
            return false;
        pause_ms(PAUSE_MS);
    }
    return start_fault(server, err);
}

/* Under the lock. */
static bool
server_ensure(struct server *server, const struct local *local, struct err *err)
{
    struct programs programs;

    if (server_probe(server) == PROBE_READY)
        return true; /* another command was faster */
    return programs_find(&programs, local, data_version(server->data), err) &&
           server_make(server, &programs, err) &&
           server_start(server, &programs, err);
}

/* Finds the server, running. */
static bool
server_ready(struct server *server, const struct local *local, struct err *err)
{
    bool there, done;
    int lock;

    if (!server_find(server, local, &there, err))
        return false;
    if (there && server_probe(server) == PROBE_READY)
        return true;
    if (!local_home(local, err) || !server_find(server, local, &there, err) ||
        !lock_open(server, &lock, err))
        return false;
    /* Whom it runs as may have been decided while we waited. */
    done = server_find(server, local, &there, err) &&
           server_ensure(server, local, err);
    close(lock);
    return done;
}

bool
local_start(const struct local *local, struct buf *conninfo, struct err *err)
{
    struct server server;

    if (!server_ready(&server, local, err))
        return false;
    put_conninfo(conninfo, &server);
    return true;
}

/* Under the lock. */
static bool
server_stop(struct server *server, const struct local *local,
            bool *ret_was_running, struct err *err)
{
    AUTO(buf) output = { 0 };
    struct programs programs;
    char pg_ctl[PATH_MAX];
    const char *const argv[] = { pg_ctl, "stop", "-D", server->data, "-m",
                                 "fast", "-w",   "-t", "300",        NULL };
    int status;

    if (server_probe(server) == PROBE_DOWN) {
        *ret_was_running = false;
        return true;
    }
    if (!programs_find(&programs, local, data_version(server->data), err) ||
        !path_under(pg_ctl, programs.bin, "pg_ctl", err) ||
        !program_run(&server->role, argv, NULL, &output, &status, err))
        return false;
    if (status != 0) {
        err_set(err, ERR_SYSTEM, "the private server does not stop");
        return err_detail(err, "its log is %s", server->log);
    }
    *ret_was_running = true;
    return true;
}

bool
local_stop(const struct local *local, bool *ret_was_running, struct err *err)
{
    struct server server;
    bool there, done;
    int lock;

    if (!server_find(&server, local, &there, err))
        return false;
    if (!there) {
        *ret_was_running = false;
        return true;
    }
    if (!lock_open(&server, &lock, err))
        return false;
    done = server_stop(&server, local, ret_was_running, err);
    close(lock);
    return done;
}

bool
local_status(const struct local *local, enum local_state *ret_state,
             struct buf *conninfo, struct err *err)
{
    struct server server;
    bool there;

    if (!server_find(&server, local, &there, err))
        return false;
    if (!there || data_version(server.data) == 0) {
        *ret_state = LOCAL_ABSENT;
    } else if (server_probe(&server) == PROBE_DOWN) {
        *ret_state = LOCAL_STOPPED;
    } else {
        *ret_state = LOCAL_RUNNING;
        put_conninfo(conninfo, &server);
    }
    return true;
}

/* psql's own environment, without what names another server. */
static void
psql_environment(const struct server *server)
{
    char name[64];

    for (char **at = environ; *at != NULL;) {
        size_t len = strcspn(*at, "=");

        if (strncmp(*at, "PG", 2) == 0 && len < sizeof name) {
            snprintf(name, sizeof name, "%.*s", (int)len, *at);
            unsetenv(name);
            at = environ; /* unsetenv has moved the rest */
        } else {
            at++;
        }
    }
    setenv("PGHOST", server->socket, 1);
    setenv("PGPORT", "5432", 1);
    setenv("PGUSER", "headcount", 1);
    setenv("PGDATABASE", "headcount", 1);
    setenv("PGREQUIREPEER", server->role.name, 1);
    setenv("PGOPTIONS", "-c search_path=headcount,public", 1);
}

bool
local_psql(const struct local *local, int argc, const char *const *argv,
           struct err *err)
{
    struct server server;
    struct programs programs;
    char psql[PATH_MAX];
    const char **all;

    if (!server_ready(&server, local, err) ||
        !programs_find(&programs, local, data_version(server.data), err) ||
        !path_under(psql, programs.bin, "psql", err))
        return false;
    all = x_alloc(((size_t)argc + 2) * sizeof *all);
    all[0] = "psql";
    for (int i = 0; i < argc; i++)
        all[i + 1] = argv[i];
    psql_environment(&server);
    signal(SIGPIPE, SIG_DFL);
    execv(psql, (char *const *)all);
    execvp("psql", (char *const *)all); /* a client from elsewhere will do */
    x_free(all);
    err_system(err, "cannot run psql");
    return err_hint(err, "Install postgresql-client.");
}

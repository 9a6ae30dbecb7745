/* local_probe.c - whether the private server runs: pid file and socket. */
#include "store/local_parts.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

/* postmaster.pid, by line (PostgreSQL's utils/pidfile.h). */
struct pid_file {
    bool there;
    long pid;
    char lines[8][PATH_MAX];
};
enum { LINE_PORT = 3, LINE_SOCKET = 4, LINE_STATUS = 7 };

static void
pid_file_read(struct pid_file *file, const struct server *server)
{
    char path[PATH_MAX];
    struct err ignored;
    FILE *from;

    memset(file, 0, sizeof *file);
    if (!path_under(path, server->data, "postmaster.pid", &ignored) ||
        (from = fopen(path, "re")) == NULL)
        return;
    file->there = true;
    for (size_t i = 0; i < COUNT_OF(file->lines); i++) {
        if (fgets(file->lines[i], sizeof file->lines[i], from) == NULL)
            break;
        file->lines[i][strcspn(file->lines[i], "\n")] = '\0';
    }
    fclose(from);
    file->pid = atol(file->lines[0]);
}

/* Asks for TLS, which costs the server one byte to refuse. That a connection
 * opens is not enough: the kernel opens it for a server that is just dying. */
static bool
socket_answers(const struct pid_file *file)
{
    static const unsigned char request[8] = { 0, 0, 0, 8, 4, 210, 22, 47 };
    const struct timeval patience = { .tv_sec = 10 };
    struct sockaddr_un address = { .sun_family = AF_UNIX };
    int len = snprintf(address.sun_path, sizeof address.sun_path,
                       "%.100s/.s.PGSQL.%.6s", file->lines[LINE_SOCKET],
                       file->lines[LINE_PORT]);
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    char answer;
    bool answers =
        fd >= 0 && len < (int)sizeof address.sun_path &&
        setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience) ==
            0 &&
        connect(fd, (struct sockaddr *)&address, sizeof address) == 0 &&
        send(fd, request, sizeof request, MSG_NOSIGNAL) ==
            (ssize_t)sizeof request &&
        recv(fd, &answer, 1, 0) == 1;

    if (fd >= 0)
        close(fd);
    return answers;
}

/* A pid file alone proves nothing after a kill -9; that somebody answers
 * does. A running server may have been started with another socket folder. */
enum probe
server_probe(struct server *server)
{
    struct pid_file file;

    pid_file_read(&file, server);
    if (!file.there || !socket_answers(&file))
        return PROBE_DOWN;
    snprintf(server->socket, sizeof server->socket, "%s",
             file.lines[LINE_SOCKET]);
    return strncmp(file.lines[LINE_STATUS], "ready", 5) == 0 ? PROBE_READY
                                                             : PROBE_BUSY;
}

/* PostgreSQL refuses to start while the process that postmaster.pid names is
 * alive. After a crash that can be a stranger with the same number, or a
 * zombie that nobody reaps (containers): then the file means nothing. What
 * still uses the data shows in the shared memory, which PostgreSQL checks. */
void
stale_remove(const struct server *server)
{
    struct pid_file file;
    char link[64], cwd[PATH_MAX], path[PATH_MAX];
    struct err ignored;
    ssize_t len;

    pid_file_read(&file, server);
    if (!file.there || file.pid <= 0 || kill((pid_t)file.pid, 0) != 0)
        return;
    snprintf(link, sizeof link, "/proc/%ld/cwd", file.pid);
    len = readlink(link, cwd, sizeof cwd - 1);
    if (len < 0 && errno != ENOENT)
        return;
    cwd[len < 0 ? 0 : len] = '\0';
    if (strcmp(cwd, server->data) == 0)
        return;
    if (path_under(path, server->data, "postmaster.pid", &ignored))
        unlink(path);
    if (path_under(path, server->socket, ".s.PGSQL.5432.lock", &ignored))
        unlink(path);
}

bool
server_was_killed(const struct server *server)
{
    struct pid_file file;

    pid_file_read(&file, server);
    return file.there;
}

/* local_parts.h - what the files of store/local share; nobody else includes it.
 *
 *   local.c          start, stop, status, psql
 *   local_make.c     folders, initdb, configuration
 *   local_probe.c    whether the server runs
 *   local_find.c     PostgreSQL's programs and their version
 *   local_program.c  other programs, as another user, without a shell
 */
#ifndef HEADCOUNT_LOCAL_PARTS_H
#define HEADCOUNT_LOCAL_PARTS_H

#include "store/local.h"

#include <limits.h>
#include <sys/types.h>

/* Whom the server runs as: ourselves, or somebody else when we are root. */
struct role {
    uid_t uid;
    gid_t gid;
    bool drop; /* we are root and it is not */
    char name[64];
};

struct server {
    struct role role;
    char home[PATH_MAX];   /* without links */
    char data[PATH_MAX];   /* HOME/pg */
    char log[PATH_MAX];    /* HOME/server.log */
    char socket[PATH_MAX]; /* folder of the socket */
};

/* PostgreSQL's programs. */
struct programs {
    char bin[PATH_MAX]; /* folder */
    int version;        /* major */
};

/* DIR/NAME; ERR_SETTING when it is too long for the system. */
bool path_under(char to[PATH_MAX], const char *dir, const char *name,
                struct err *err);

/* local_program.c */

/* The owner of the data folder, else we, else (as root) `postgres`. */
bool role_find(struct role *role, const char *data, struct err *err);

/* Whether the role can pass through a folder. */
bool role_enters(const struct role *role, const char *path);

/* Runs a program as the role, with a clean environment, in "/", and waits for
 * it. `input` (NULL: none) is its standard input; what it prints is appended
 * to `output`. argv[0] is its path. */
bool program_run(const struct role *role, const char *const *argv,
                 const char *input, struct buf *output, int *ret_status,
                 struct err *err);

/* Starts one that stays, in a session of its own, printing to `log_fd`. */
bool program_leave(const struct role *role, const char *const *argv, int log_fd,
                   pid_t *ret_pid, struct err *err);

/* Removes a folder and all that is in it, as the role; the folder itself too
 * if the role may. */
bool tree_remove(const struct role *role, const char *path, struct err *err);

/* local_probe.c */

enum probe { PROBE_DOWN, PROBE_BUSY, PROBE_READY };

/* BUSY: it listens, but starts or stops. When it listens, server->socket is
 * where it does. */
enum probe server_probe(struct server *server);

/* A server that is not running left its pid file: it was killed. */
bool server_was_killed(const struct server *server);

/* Removes a pid file that would keep PostgreSQL from starting for nothing. */
void stale_remove(const struct server *server);

/* local_find.c */

/* Programs of major version `wanted` (0: the newest from 15 on). */
bool programs_find(struct programs *programs, const struct local *local,
                   int wanted, struct err *err);

/* The major version of a data folder, 0: there is none. */
int data_version(const char *data);

/* local_make.c */

/* Where everything is; does not make or change anything. ret_there: whether
 * the home is there at all. */
bool server_find(struct server *server, const struct local *local,
                 bool *ret_there, struct err *err);

/* Data folder (unless there is one), folder of the socket, configuration. */
bool server_make(const struct server *server, const struct programs *programs,
                 struct err *err);

#endif

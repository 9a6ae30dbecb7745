/* local.h - the private server: a PostgreSQL of headcount's own.
 *
 * initdb on first use into HOME/pg, no TCP, a Unix socket in a 0700 folder,
 * started on demand with the system's own programs, left running. As root it
 * runs as the `postgres` user. Two commands that start at once get one server
 * (a lock file); one that was killed is started again.
 */
#ifndef HEADCOUNT_LOCAL_H
#define HEADCOUNT_LOCAL_H

#include "base/err.h"
#include "base/text.h"

struct local {
    const char *home;   /* HEADCOUNT_HOME */
    const char *bindir; /* of PostgreSQL's programs; "": found */
};

enum local_state { LOCAL_ABSENT, LOCAL_STOPPED, LOCAL_RUNNING };

/* Makes the home, with parents: 0700; for root 0711, and ERR_SETTING where
 * the user of the server could not get there, before anything is made. One
 * that is there keeps its mode, but for root o+x where the server could not
 * enter. ERR_SETTING: no folder. local_start does so itself. */
bool local_home(const struct local *local, struct err *err);

/* Makes sure that the server runs (making it first if need be) and appends a
 * connection string to `conninfo`. ERR_SETTING: a home that `postgres` cannot
 * enter, named; a data folder of another major version; programs not found.
 * ERR_SYSTEM: it does not start; the detail names the log file. */
bool local_start(const struct local *local, struct buf *conninfo,
                 struct err *err);
bool local_stop(const struct local *local, bool *ret_was_running,
                struct err *err);
bool local_status(const struct local *local, enum local_state *ret_state,
                  struct buf *conninfo, struct err *err);

/* Replaces this process by psql on the private server, as its superuser. */
bool local_psql(const struct local *local, int argc, const char *const *argv,
                struct err *err);

#endif

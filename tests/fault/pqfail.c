/* pqfail.c - a libpq whose n-th call finds the server gone.
 *
 *     LD_PRELOAD=pqfail.so HEADCOUNT_FAIL_AT=n headcount ...
 *
 * Before the n-th of the calls below, the connection's socket is shut down;
 * then libpq's own function goes on, so that what the program meets is what
 * libpq really does when a server dies: a failed result, a COPY that breaks,
 * a connection that is bad from then on. What was not committed, the server
 * rolls back. (A commit that was sent and never answered is not tried: whether
 * it is done nobody knows.) HEADCOUNT_FAIL_LOG names a file for the name of
 * that call; where the program ends before the n-th call, there is no such
 * file.
 */
#include <dlfcn.h>
#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>

/* Calls that libpq makes inside another call are part of that one. */
static int depth;

static void
call_enter(PGconn *conn, const char *name)
{
    static long calls;
    const char *at = getenv("HEADCOUNT_FAIL_AT");
    const char *log = getenv("HEADCOUNT_FAIL_LOG");
    FILE *file;

    if (depth++ > 0 || at == NULL || ++calls != strtol(at, NULL, 10))
        return;
    shutdown(PQsocket(conn), SHUT_RDWR);
    file = log ? fopen(log, "w") : NULL;
    if (file) {
        fprintf(file, "%s\n", name);
        fclose(file);
    }
}

/* The body of each: the function of this name in libpq itself. POSIX lets a
 * pointer from dlsym be one to a function, which C alone does not. */
#define PASS(type, name, ...)                      \
    static __typeof__(&name) real;                 \
    type result;                                   \
                                                   \
    if (real == NULL)                              \
        *(void **)&real = dlsym(RTLD_NEXT, #name); \
    call_enter(conn, #name);                       \
    result = real(__VA_ARGS__);                    \
    depth--;                                       \
    return result

PGresult *
PQexec(PGconn *conn, const char *query)
{
    PASS(PGresult *, PQexec, conn, query);
}

PGresult *
PQexecParams(PGconn *conn, const char *command, int count, const Oid *types,
             const char *const *values, const int *lengths, const int *formats,
             int format)
{
    PASS(PGresult *, PQexecParams, conn, command, count, types, values, lengths,
         formats, format);
}

PGresult *
PQprepare(PGconn *conn, const char *name, const char *query, int count,
          const Oid *types)
{
    PASS(PGresult *, PQprepare, conn, name, query, count, types);
}

PGresult *
PQexecPrepared(PGconn *conn, const char *name, int count,
               const char *const *values, const int *lengths,
               const int *formats, int format)
{
    PASS(PGresult *, PQexecPrepared, conn, name, count, values, lengths,
         formats, format);
}

int
PQsendQuery(PGconn *conn, const char *query)
{
    PASS(int, PQsendQuery, conn, query);
}

int
PQsendQueryParams(PGconn *conn, const char *command, int count,
                  const Oid *types, const char *const *values,
                  const int *lengths, const int *formats, int format)
{
    PASS(int, PQsendQueryParams, conn, command, count, types, values, lengths,
         formats, format);
}

int
PQsendQueryPrepared(PGconn *conn, const char *name, int count,
                    const char *const *values, const int *lengths,
                    const int *formats, int format)
{
    PASS(int, PQsendQueryPrepared, conn, name, count, values, lengths, formats,
         format);
}

PGresult *
PQgetResult(PGconn *conn)
{
    PASS(PGresult *, PQgetResult, conn);
}

int
PQputCopyData(PGconn *conn, const char *buffer, int count)
{
    PASS(int, PQputCopyData, conn, buffer, count);
}

int
PQputCopyEnd(PGconn *conn, const char *message)
{
    PASS(int, PQputCopyEnd, conn, message);
}

int
PQsetClientEncoding(PGconn *conn, const char *encoding)
{
    PASS(int, PQsetClientEncoding, conn, encoding);
}

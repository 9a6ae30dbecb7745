/* signals.c - an interrupt or a request to end leaves nothing half written.
 */
#include "cmd/signals.h"

#include <signal.h>
#include <stddef.h>
#include <unistd.h>

static volatile sig_atomic_t pipe_closed;
static void (*abandon_files)(void);

bool
signals_pipe_closed(void)
{
    return pipe_closed != 0;
}

static void
on_end(int number)
{
    if (abandon_files != NULL)
        abandon_files();
    _exit(128 + number);
}

/* A handler, not SIG_IGN: that would be inherited by psql and the server. */
static void
on_pipe(int number)
{
    (void)number;
    pipe_closed = 1;
}

/* A file that may not grow any more is an error of the write, not the end. */
static void
on_size(int number)
{
    (void)number;
}

void
signals_catch(void (*abandon)(void))
{
    struct sigaction end = { .sa_handler = on_end };
    struct sigaction pipe = { .sa_handler = on_pipe, .sa_flags = SA_RESTART };
    struct sigaction size = { .sa_handler = on_size, .sa_flags = SA_RESTART };
    struct sigaction before;

    abandon_files = abandon;
    sigfillset(&end.sa_mask);
    sigemptyset(&pipe.sa_mask);
    sigaction(SIGINT, &end, NULL);
    sigaction(SIGTERM, &end, NULL);
    sigaction(SIGPIPE, &pipe, NULL);
    sigaction(SIGXFSZ, &size, NULL);
    /* nohup means it. */
    sigaction(SIGHUP, NULL, &before);
    if (before.sa_handler != SIG_IGN)
        sigaction(SIGHUP, &end, NULL);
}

sigset_t
signals_hold(void)
{
    sigset_t all, before;

    sigfillset(&all);
    sigprocmask(SIG_SETMASK, &all, &before);
    return before;
}

void
signals_release(sigset_t before)
{
    sigprocmask(SIG_SETMASK, &before, NULL);
}

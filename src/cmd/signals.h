/* signals.h - an interrupt or a request to end leaves nothing half written.
 *
 * Unfinished output files are removed and the process exits at once, with
 * 128 + the signal (130, 143). The server rolls back the open transaction of
 * a client that is gone.
 */
#ifndef HEADCOUNT_SIGNALS_H
#define HEADCOUNT_SIGNALS_H

#include <signal.h>
#include <stdbool.h>

/* Once, at the start of main; `abandon` removes unfinished files and calls only
 * what is safe in a handler. Also: writing to a closed pipe becomes an error
 * of the write. */
void signals_catch(void (*abandon)(void));

/* Holds all signals back until they are released: for what must be done whole,
 * and takes no time that anybody notices. */
sigset_t signals_hold(void);
void signals_release(sigset_t before);

/* Whether a reader closed its end while we wrote: it had enough. */
bool signals_pipe_closed(void);

#endif

/* signals.h - an interrupt or a request to end leaves nothing half written.
 *
 * Unfinished output files are removed and the process exits at once, with
 * 128 + the signal (130, 143). The server rolls back the open transaction of
 * a client that is gone.
 */
#ifndef HEADCOUNT_SIGNALS_H
#define HEADCOUNT_SIGNALS_H

/* Once, at the start of main. Also: writing to a closed pipe becomes an error
 * of the write. */
void signals_catch(void);

#endif

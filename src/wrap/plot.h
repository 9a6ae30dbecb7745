/* plot.h - charts drawn by the program gnuplot.
 *
 * It is started by its name, with an environment of nothing but PATH and a
 * locale, without anybody's settings, and reads its commands from a file
 * without a name: no temporary file, and nothing in an argument.
 */
#ifndef HEADCOUNT_PLOT_H
#define HEADCOUNT_PLOT_H

#include "base/err.h"
#include "base/text.h"

/* Starts it; what it prints goes to a file without a name, so that it needs
 * nobody while it draws. ERR_SETTING: there is no gnuplot; ERR_SYSTEM: it
 * could not be started. */
struct plot { /* begin with { 0 } */
    int child, drawn;
};
bool plot_start(struct plot *plot, struct slice commands, struct err *err);

/* Waits until it has ended and appends what it printed to `to`. ERR_SYSTEM: it
 * failed. */
bool plot_end(struct plot *plot, struct buf *to, struct err *err);

/* Without plot_end: waits for it, too. */
void plot_drop(struct plot *plot);

#endif

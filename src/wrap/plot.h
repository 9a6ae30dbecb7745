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

/* Appends what it prints to `to`. ERR_SETTING: there is no gnuplot;
 * ERR_SYSTEM: it failed. */
bool plot_run(struct slice commands, struct buf *to, struct err *err);

#endif

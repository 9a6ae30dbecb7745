/* say.h - messages to people, on standard error; nothing else writes there.
 *
 *     headcount: error: no such series
 *     detail: there are isid-2021, isid-2022
 *     hint: Name one of them with --series.
 *
 * -q silences notes and progress, never warnings and errors; -v adds more.
 * Control characters never reach a terminal: they are shown as \x1B. A line
 * end within a message begins a line that is set in.
 */
#ifndef HEADCOUNT_SAY_H
#define HEADCOUNT_SAY_H

#include "base/err.h"
#include "base/text.h"

enum say_level { SAY_QUIET, SAY_NORMAL, SAY_VERBOSE };

void say_set(enum say_level level);

/* `headcount: error: ...` and, where the error has them, detail and hint. */
void say_error(const struct err *err);

/* `headcount: warning: ...`: something that the figures may suffer from. */
void say_warning(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* `hint: ...` behind a warning or a note; silent where that was. */
void say_hint(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* A line of its own, without a prefix: what was done; and, with -v, more. */
void say_note(const char *format, ...) __attribute__((format(printf, 1, 2)));
void say_more(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Whether a message could not be written (a closed pipe does not count). */
bool say_failed(void);

/* Appends text with what must not reach a terminal made visible: control
 * characters (C0, DEL, C1), bytes that are no UTF-8, and the marks that turn
 * the direction of writing. Line ends too. */
void say_clean(struct buf *to, struct slice text);

/* A progress bar: drawn only on a terminal, not with -q, and only for what
 * takes more than a second. One at a time; messages go above it.
 *
 *     AUTO(progress) progress = { 0 };
 *     progress_open(&progress, source_name(source));
 *     progress_set(&progress, done, total);         as often as you like
 */
struct progress {
    char label[128];
    int64_t opened, drawn; /* milliseconds of the monotonic clock */
    int64_t done, total;
    bool visible;
};

void progress_open(struct progress *progress, const char *label);
/* total 0: not known, the count is shown instead. */
void progress_set(struct progress *progress, int64_t done, int64_t total);
void progress_drop(struct progress *progress); /* takes it off the screen */

/* Takes the bar off the screen; for signal handlers. */
void progress_abandon(void);

/* The bar as text, at most 79 columns, for progress_set and its test. */
void progress_text(struct buf *to, const struct progress *progress);

#endif

/* say.c - messages to people, on standard error; nothing else writes there. */
#include "base/say.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static enum say_level level_now = SAY_NORMAL;
static bool failed;
static bool silent; /* the last message was not shown, nor is its hint */
static struct progress *shown; /* the bar on the screen, if any */

#define ERASE_LINE "\r\033[K"

void
say_set(enum say_level level)
{
    level_now = level;
}

bool
say_failed(void)
{
    return failed;
}

/* One message, one write, so that lines of two programs do not mix. */
static void
write_all(struct slice text)
{
    while (text.len > 0) {
        ssize_t count = write(STDERR_FILENO, text.at, text.len);

        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0) {
            failed = failed || errno != EPIPE;
            return;
        }
        text.at += count, text.len -= (size_t)count;
    }
}

void
say_clean(struct buf *to, struct slice text)
{
    while (text.len > 0) {
        uint32_t c = 0;
        size_t len = utf8_get(text, &c);

        if (len > 0 && !utf8_is_harmful(c))
            buf_add(to, text.at, len);
        else if (len > 1)
            buf_format(to, "\\u%04X", (unsigned)c);
        else
            buf_format(to, "\\x%02X", (unsigned char)text.at[0]);
        len = len ? len : 1;
        text.at += len, text.len -= len;
    }
}

/* "prefix: text\n"; further lines of the text are set in. */
static void
add_lines(struct buf *to, const char *prefix, struct slice text)
{
    const char *before = prefix;

    text = slice_trim(text);
    do {
        buf_text(to, before);
        say_clean(to, slice_trim(slice_cut(&text, '\n')));
        buf_char(to, '\n');
        before = "    ";
    } while (text.len > 0);
}

static void
say_buf(const struct buf *buf)
{
    AUTO(buf) whole = { 0 };

    if (shown != NULL)
        buf_text(&whole, ERASE_LINE);
    buf_slice(&whole, buf_all(buf));
    if (shown != NULL)
        progress_text(&whole, shown);
    write_all(buf_all(&whole));
}

void
say_error(const struct err *err)
{
    AUTO(buf) buf = { 0 };

    add_lines(&buf, "headcount: error: ", slice_of(err->message));
    if (err->detail[0])
        add_lines(&buf, "detail: ", slice_of(err->detail));
    if (err->hint[0])
        add_lines(&buf, "hint: ", slice_of(err->hint));
    say_buf(&buf);
}

static void say_format(const char *prefix, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));

static void
say_format(const char *prefix, const char *format, va_list args)
{
    AUTO(buf) buf = { 0 };
    char *text = NULL;

    if (vasprintf(&text, format, args) < 0)
        return;
    add_lines(&buf, prefix, slice_of(text));
    x_free(text);
    say_buf(&buf);
}

void
say_warning(const char *format, ...)
{
    va_list args;

    silent = false;
    va_start(args, format);
    say_format("headcount: warning: ", format, args);
    va_end(args);
}

void
say_hint(const char *format, ...)
{
    va_list args;

    if (silent)
        return;
    va_start(args, format);
    say_format("hint: ", format, args);
    va_end(args);
}

void
say_note(const char *format, ...)
{
    va_list args;

    silent = level_now == SAY_QUIET;
    if (silent)
        return;
    va_start(args, format);
    say_format("", format, args);
    va_end(args);
}

void
say_more(const char *format, ...)
{
    va_list args;

    silent = level_now != SAY_VERBOSE;
    if (silent)
        return;
    va_start(args, format);
    say_format("", format, args);
    va_end(args);
}

#define PROGRESS_AFTER   1000 /* ms: what is quicker needs no bar */
#define PROGRESS_EVERY   100
#define PROGRESS_LETTERS 24 /* of the label; wide ones take 48 columns */
#define PROGRESS_CELLS   20

static int64_t
clock_now(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* As many whole characters as the label has room for. */
static void
set_label(struct progress *progress, const char *label)
{
    AUTO(buf) clean = { 0 };
    size_t len = 0, letters = 0;

    say_clean(&clean, slice_of(label));
    while (len < clean.len) {
        uint32_t c = 0;
        size_t step =
            utf8_get((struct slice){ clean.at + len, clean.len - len }, &c);

        if (++letters > PROGRESS_LETTERS)
            break;
        len += step ? step : 1;
    }
    snprintf(progress->label, sizeof progress->label, "%.*s", (int)len,
             buf_string(&clean));
}

void
progress_open(struct progress *progress, const char *label)
{
    *progress = (struct progress){ .opened = clock_now() };
    progress->visible = level_now != SAY_QUIET && isatty(STDERR_FILENO);
    set_label(progress, label);
}

void
progress_text(struct buf *to, const struct progress *progress)
{
    int64_t total = progress->total;
    int64_t done = progress->done < total ? progress->done : total;
    /* By floating point: done * 100 of a count of bytes could overflow. */
    double part = total > 0 ? (double)done / (double)total : 0;
    int cells = (int)(part * PROGRESS_CELLS);

    buf_text(to, progress->label);
    if (total <= 0) {
        buf_format(to, " %lld", (long long)progress->done);
        return;
    }
    buf_text(to, " [");
    for (int i = 0; i < PROGRESS_CELLS; i++)
        buf_char(to, i < cells ? '#' : ' ');
    buf_format(to, "] %3d%%", (int)(part * 100));
}

void
progress_set(struct progress *progress, int64_t done, int64_t total)
{
    AUTO(buf) buf = { 0 };
    int64_t now;

    progress->done = done;
    progress->total = total;
    if (!progress->visible)
        return;
    now = clock_now();
    if (now - progress->opened < PROGRESS_AFTER ||
        now - progress->drawn < PROGRESS_EVERY)
        return;
    progress->drawn = now;
    shown = progress;
    buf_text(&buf, ERASE_LINE);
    progress_text(&buf, progress);
    write_all(buf_all(&buf));
}

void
progress_drop(struct progress *progress)
{
    if (shown != progress)
        return;
    shown = NULL;
    write_all(SLICE(ERASE_LINE));
}

void
progress_abandon(void)
{
    static const char erase[] = ERASE_LINE;

    if (shown != NULL && write(STDERR_FILENO, erase, sizeof erase - 1) < 0)
        failed = true;
}

/* err.c - the error that a failed call hands back. */
#include "base/err.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const int statuses[] = {
#define ERR_ROW(name, status, meaning) status,
    ERR_CODES(ERR_ROW)
#undef ERR_ROW
};

bool
err_set(struct err *err, enum err_code code, const char *format, ...)
{
    va_list args;

    err->code = code;
    err->detail[0] = err->hint[0] = '\0';
    va_start(args, format);
    vsnprintf(err->message, sizeof err->message, format, args);
    va_end(args);
    return false;
}

bool
err_detail(struct err *err, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    vsnprintf(err->detail, sizeof err->detail, format, args);
    va_end(args);
    return false;
}

bool
err_hint(struct err *err, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    vsnprintf(err->hint, sizeof err->hint, format, args);
    va_end(args);
    return false;
}

bool
err_at(struct err *err, const char *format, ...)
{
    char where[sizeof err->message];
    char message[sizeof err->message];
    va_list args;

    va_start(args, format);
    vsnprintf(where, sizeof where, format, args);
    va_end(args);
    memcpy(message, err->message, sizeof message);
    /* A message that grows too long loses its end, not its beginning. */
    if (snprintf(err->message, sizeof err->message, "%s: %s", where, message) <
        0)
        memcpy(err->message, message, sizeof message);
    return false;
}

bool
err_system(struct err *err, const char *format, ...)
{
    int cause = errno;
    va_list args;

    err->code = ERR_SYSTEM;
    err->hint[0] = '\0';
    va_start(args, format);
    vsnprintf(err->message, sizeof err->message, format, args);
    va_end(args);
    snprintf(err->detail, sizeof err->detail, "%s", strerror(cause));
    return false;
}

bool
err_told(struct err *err, enum err_code code)
{
    *err = (struct err){ .code = code };
    return false;
}

int
err_status(enum err_code code)
{
    return statuses[code];
}

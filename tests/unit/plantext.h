/* plantext.h - plans as text, for tests of what is taken and what is not. */
#ifndef HEADCOUNT_TEST_PLANTEXT_H
#define HEADCOUNT_TEST_PLANTEXT_H

#include "base/civil.h"
#include "model/planfile.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define SERIES "[series s]\ntimezone = Europe/Vienna\n"
#define DAY    "[webinar w]\ndate = 2021-06-29\n"
#define HEX32  "0123456789abcdef0123456789ABCDEF"

static struct err err;

static inline bool
parse(const char *text, struct plan *ret_plan)
{
    AUTO(ini) ini = { 0 };

    err = (struct err){ 0 };
    return ini_parse(&ini, "p.conf", slice_of(text), &err) &&
           planfile_parse(ret_plan, &ini, &err);
}

static inline void
parse_good(const char *text, struct plan *ret_plan)
{
    if (!parse(text, ret_plan))
        fail_msg("%s: %s", text, err.message);
}

/* The message must begin with this, so with the right line. */
static inline void
refused(const char *text, const char *begins)
{
    struct plan plan = { 0 };

    if (parse(text, &plan))
        fail_msg("taken: %s", text);
    assert_null(plan.slug);
    assert_int_equal(err.code, ERR_SETTING);
    if (!slice_starts(slice_of(err.message), begins))
        fail_msg("%s, not %s", err.message, begins);
    assert_null(strchr(err.message, '@'));
    assert_null(strchr(err.detail, '@'));
    assert_null(strchr(err.hint, '@'));
}

static inline void
refused_hint(const char *text, const char *begins, const char *hint)
{
    refused(text, begins);
    assert_non_null(strstr(err.hint, hint));
}

#endif

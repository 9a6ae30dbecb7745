/* check.h - what a fuzzer says of a property that does not hold. */
#ifndef HEADCOUNT_FUZZ_CHECK_H
#define HEADCOUNT_FUZZ_CHECK_H

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

static inline void
check(bool holds, const char *what)
{
    if (holds)
        return;
    fprintf(stderr, "does not hold: %s\n", what);
    abort();
}

#endif

/* folder.h - where tests keep files: in a folder of their own below TMPDIR. */
#ifndef HEADCOUNT_TEST_FOLDER_H
#define HEADCOUNT_TEST_FOLDER_H

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#define FOLDER_SIZE 128

static inline const char *
folder_top(void)
{
    const char *top = getenv("TMPDIR");

    return top != NULL && top[0] != '\0' ? top : "/tmp";
}

/* Makes it and says where; whoever made it takes it away. */
static inline bool
folder_make(char folder[FOLDER_SIZE])
{
    int len = snprintf(folder, FOLDER_SIZE, "%s/unit.XXXXXX", folder_top());

    return len < FOLDER_SIZE && mkdtemp(folder) != NULL;
}

#endif

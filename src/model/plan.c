/* plan.c - a series, its webinars and sessions, as a plan declares them. */
#include "model/plan.h"

#include <string.h>

void
plan_drop(struct plan *plan)
{
    arena_drop(&plan->arena);
    *plan = (struct plan){ 0 };
}

struct plan_webinar *
plan_find(const struct plan *plan, const char *slug)
{
    for (size_t i = 0; i < plan->webinar_count; i++)
        if (strcmp(plan->webinars[i].slug, slug) == 0)
            return &plan->webinars[i];
    return NULL;
}

const char *
platform_id_plain(struct arena *arena, struct slice shown)
{
    char *plain = arena_get(arena, shown.len + 1);
    size_t len = 0;

    for (size_t i = 0; i < shown.len; i++)
        if (shown.at[i] != ' ' && shown.at[i] != '-')
            plain[len++] = shown.at[i];
    return plain;
}

bool
slug_valid(struct slice slug)
{
    if (slug.len == 0 || slug.at[0] == '-')
        return false;
    for (size_t i = 0; i < slug.len; i++) {
        char c = slug.at[i];

        if (c != '-' && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9'))
            return false;
    }
    return true;
}

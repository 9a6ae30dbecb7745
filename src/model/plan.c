/* plan.c - a series, its webinars and sessions, as a plan declares them. */
#include "model/plan.h"

#include <stdlib.h>
#include <string.h>

void
plan_drop(struct plan *plan)
{
    arena_drop(&plan->arena);
    *plan = (struct plan){ 0 };
}

const char *
plan_title(const struct plan *plan)
{
    return plan->title[0] != '\0' ? plan->title : plan->slug;
}

const char *
plan_webinar_title(const struct plan_webinar *webinar)
{
    return webinar->title[0] != '\0' ? webinar->title : webinar->slug;
}

struct plan_webinar *
plan_find(const struct plan *plan, const char *slug)
{
    for (size_t i = 0; i < plan->webinar_count; i++)
        if (strcmp(plan->webinars[i].slug, slug) == 0)
            return &plan->webinars[i];
    return NULL;
}

struct plan_session *
plan_find_session(const struct plan_webinar *webinar, const char *slug)
{
    for (size_t i = 0; i < webinar->session_count; i++)
        if (strcmp(webinar->sessions[i].slug, slug) == 0)
            return &webinar->sessions[i];
    return NULL;
}

static int
order_of(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

/* INSTANT_NONE is the least number, so what has no time comes first. */
static int
webinar_order(const void *left, const void *right)
{
    const struct plan_webinar *a = left, *b = right;

    if (a->day != b->day)
        return order_of(a->day, b->day);
    if (a->starts_at != b->starts_at)
        return order_of(a->starts_at, b->starts_at);
    return order_of(a->place, b->place);
}

static int
session_order(const void *left, const void *right)
{
    const struct plan_session *a = left, *b = right;

    if (a->starts_at != b->starts_at)
        return order_of(a->starts_at, b->starts_at);
    return order_of(a->place, b->place);
}

static void
sessions_sort(struct plan_webinar *webinar)
{
    if (webinar->session_count > 0)
        qsort(webinar->sessions, webinar->session_count,
              sizeof *webinar->sessions, session_order);
    for (size_t i = 0; i < webinar->session_count; i++)
        webinar->sessions[i].place = (int)i;
}

void
plan_sort(struct plan *plan)
{
    if (plan->webinar_count > 0)
        qsort(plan->webinars, plan->webinar_count, sizeof *plan->webinars,
              webinar_order);
    for (size_t i = 0; i < plan->webinar_count; i++) {
        plan->webinars[i].place = (int)i;
        sessions_sort(&plan->webinars[i]);
    }
}

bool
kind_counted(const char *kind, bool *ret_counted)
{
    static const struct {
        const char *kind;
        bool counted;
    } kinds[] = {
#define KIND_ROW(kind, counted) { kind, counted },
        SESSION_KINDS(KIND_ROW)
#undef KIND_ROW
    };

    for (size_t i = 0; i < COUNT_OF(kinds); i++) {
        if (strcmp(kinds[i].kind, kind) == 0) {
            *ret_counted = kinds[i].counted;
            return true;
        }
    }
    return false;
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
platform_id_valid(const char *plain)
{
    return plain[0] != '\0' &&
           plain[strspn(plain, "abcdefghijklmnopqrstuvwxyz"
                               "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")] == '\0';
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

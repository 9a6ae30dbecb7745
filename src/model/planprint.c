/* planprint.c - a plan printed as text that can be read again. */
#include "model/planfile.h"

#include "base/civil.h"
#include "wrap/zone.h"

#include <string.h>

static void
pair_print(struct buf *to, const char *key, const char *value)
{
    if (*value != '\0')
        buf_format(to, "%s = %s\n", key, value);
}

/* The clock alone: the rules that tell the day of a time (T7) are those by
 * which it was read. */
static void
clock_print(struct buf *to, const char *key, struct zone *zone, int64_t instant)
{
    int64_t local, second;

    if (instant == INSTANT_NONE)
        return;
    local = zone_local(zone, instant);
    second = local - floor_div(local, DAY_SECONDS) * DAY_SECONDS;
    buf_format(to, "%s = %02d:%02d", key, (int)(second / 3600),
               (int)(second / 60 % 60));
    if (second % 60 != 0)
        buf_format(to, ":%02d", (int)(second % 60));
    buf_char(to, '\n');
}

static void
series_print(struct buf *to, const struct plan *plan)
{
    buf_format(to, "[series %s]\n", plan->slug);
    pair_print(to, "title", plan->title);
    pair_print(to, "timezone", plan->timezone);
    if (strcmp(plan->realm, plan->slug) != 0)
        pair_print(to, "realm", plan->realm);
    pair_print(to, "min_minutes", plan->min_minutes);
    if (plan->retention_days < 0)
        pair_print(to, "retention_days", "never");
    else if (plan->retention_days != PLAN_RETENTION_DAYS)
        buf_format(to, "retention_days = %lld\n",
                   (long long)plan->retention_days);
    if (plan->threshold != PLAN_THRESHOLD)
        buf_format(to, "threshold = %lld\n", (long long)plan->threshold);
    pair_print(to, "vault", plan->vault);
    pair_print(to, "languages", plan->languages);
    pair_print(to, "staff", plan->staff);
    pair_print(to, "hosts", plan->hosts);
    pair_print(to, "questions", plan->questions);
}

static void
session_print(struct buf *to, const struct plan_webinar *webinar,
              const struct plan_session *session, struct zone *zone)
{
    bool preset = true;

    buf_format(to, "\n[session %s/%s]\n", webinar->slug, session->slug);
    pair_print(to, "title", session->title);
    pair_print(to, "kind", session->kind);
    if (!kind_counted(session->kind, &preset) || preset != session->counted)
        pair_print(to, "counted", session->counted ? "true" : "false");
    clock_print(to, "starts", zone, session->starts_at);
    clock_print(to, "ends", zone, session->ends_at);
    pair_print(to, "min_minutes", session->min_minutes);
}

static void
webinar_print(struct buf *to, const struct plan_webinar *webinar,
              struct zone *zone)
{
    char date[16];

    civil_format(webinar->day, date);
    buf_format(to, "\n[webinar %s]\n", webinar->slug);
    pair_print(to, "title", webinar->title);
    pair_print(to, "date", date);
    for (size_t i = 0; i < webinar->platform_count; i++)
        buf_format(to, "%s%s",
                   i ? ", " : "platform_id = ", webinar->platforms[i].shown);
    if (webinar->platform_count > 0)
        buf_char(to, '\n');
    clock_print(to, "starts", zone, webinar->starts_at);
    clock_print(to, "ends", zone, webinar->ends_at);
    pair_print(to, "export_timezone", webinar->export_timezone);
    for (size_t i = 0; i < webinar->session_count; i++)
        session_print(to, webinar, &webinar->sessions[i], zone);
}

static bool
ids_same(const struct plan *a, const struct plan *b)
{
    if (a->series_id != b->series_id || a->webinar_count != b->webinar_count)
        return false;
    for (size_t i = 0; i < a->webinar_count; i++)
        if (a->webinars[i].webinar_id != b->webinars[i].webinar_id)
            return false;
    return true;
}

bool
planfile_same(const struct plan *a, const struct plan *b, bool *ret_same,
              struct err *err)
{
    AUTO(buf) text_a = { 0 };
    AUTO(buf) text_b = { 0 };

    if (!planfile_print(&text_a, a, err) || !planfile_print(&text_b, b, err))
        return false;
    *ret_same =
        ids_same(a, b) && slice_same(buf_all(&text_a), buf_all(&text_b));
    return true;
}

bool
planfile_print(struct buf *to, const struct plan *plan, struct err *err)
{
    struct zone *zone = NULL;

    if (!zone_open(&zone, plan->timezone, err))
        return err_at(err, "series %s", plan->slug);
    series_print(to, plan);
    for (size_t i = 0; i < plan->webinar_count; i++)
        webinar_print(to, &plan->webinars[i], zone);
    zone_close(zone);
    return true;
}

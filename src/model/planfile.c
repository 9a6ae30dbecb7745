/* planfile.c - a plan as text, read from a file. */
#include "model/planfile.h"

#include "base/civil.h"
#include "model/planpart.h"
#include "model/planvalue.h"

#include <string.h>

/* A reading under way. */
struct reading {
    struct plan plan;
    struct zone *zone; /* of the series */
    const struct plan_parts *parts;
};

static void
reading_drop(struct reading *reading)
{
    zone_close(reading->zone);
    plan_drop(&reading->plan);
}

/* The text of a key that may be missing. */
static const char *
text_or(struct reading *reading, const struct plan_part *part,
        enum plan_key key, const char *preset)
{
    const char *text = part->values[key].text;

    return arena_text(&reading->plan.arena, slice_of(text ? text : preset));
}

/* The earlier instant of a local time (T7). */
static bool
local_instant(struct reading *reading, const struct plan_value *value,
              int64_t local, int64_t *ret_instant, struct err *err)
{
    int64_t instants[2];
    char date[16];

    if (zone_instants(reading->zone, local, instants) == 0) {
        civil_format(floor_div(local, DAY_SECONDS), date);
        plan_wrong(err, value->file, value->line,
                   "%s: there is no %s on %s in %s", value->key, value->text,
                   date, reading->plan.timezone);
        return err_hint(err, "A clock change skips this time: give another.");
    }
    *ret_instant = instants[0];
    return true;
}

/* When something starts and ends. */
struct window {
    int64_t day;   /* of the webinar */
    int64_t opens; /* its start, in seconds since midnight */
    int64_t starts_at, ends_at;
};

/* Both ends of a webinar or session. Times before `opens` and ends not after
 * their starts are on the next day (T7). */
static bool
window_read(struct reading *reading, const struct plan_part *part,
            struct window *window, struct err *err)
{
    const struct plan_value *starts = &part->values[KEY_STARTS];
    const struct plan_value *ends = &part->values[KEY_ENDS];
    int64_t local = window->day * DAY_SECONDS;
    int64_t from, to;

    if (!value_clock(starts, &from, err))
        return false;
    if (from < window->opens)
        local += DAY_SECONDS;
    if (!local_instant(reading, starts, local + from, &window->starts_at, err))
        return false;
    if (ends->text == NULL)
        return true;
    if (!value_clock(ends, &to, err))
        return false;
    if (to <= from)
        local += DAY_SECONDS;
    return local_instant(reading, ends, local + to, &window->ends_at, err);
}

static bool
kind_read(const struct plan_part *part, struct plan_session *session,
          struct err *err)
{
    const struct plan_value *value = &part->values[KEY_KIND];
    char quote[PLAN_QUOTE];

    if (!kind_counted(session->kind, &session->counted)) {
        plan_wrong(err, value->file, value->line, "unknown kind: %s",
                   plan_quote(quote, session->kind));
#define KIND_WORD(kind, counted) " " kind
        return err_hint(err, "The kinds are:%s.", SESSION_KINDS(KIND_WORD));
#undef KIND_WORD
    }
    return part->values[KEY_COUNTED].text == NULL ||
           value_truth(&part->values[KEY_COUNTED], &session->counted, err);
}

static bool
session_read(struct reading *reading, const struct plan_part *part, int64_t day,
             int64_t opens, struct plan_session *session, struct err *err)
{
    struct window window = { day, opens, INSTANT_NONE, INSTANT_NONE };
    struct arena *arena = &reading->plan.arena;
    const struct plan_value *starts = &part->values[KEY_STARTS];
    const struct plan_value *ends = &part->values[KEY_ENDS];
    const struct plan_value *minutes = &part->values[KEY_MIN_MINUTES];

    *session = (struct plan_session){
        .slug = arena_text(arena, slice_of(part->slug)),
        .title = text_or(reading, part, KEY_TITLE, ""),
        .kind = text_or(reading, part, KEY_KIND, PLAN_KIND),
        .min_minutes = "",
        .line = part->line,
    };
    if (!kind_read(part, session, err))
        return false;
    if ((starts->text == NULL) != (ends->text == NULL)) {
        plan_wrong(err, part->file, part->line,
                   "session \"%s/%s\" has %s but no %s", part->webinar,
                   part->slug, starts->text ? "starts" : "ends",
                   starts->text ? "ends" : "starts");
        return err_hint(err, "Give both, or none for the whole webinar.");
    }
    if (starts->text != NULL && !window_read(reading, part, &window, err))
        return false;
    session->starts_at = window.starts_at;
    session->ends_at = window.ends_at;
    if (minutes->text == NULL)
        return true;
    if (starts->text == NULL) {
        plan_wrong(err, minutes->file, minutes->line,
                   "min_minutes of a session without starts and ends");
        return err_hint(err, "Give the session a window, or set min_minutes "
                             "of the series.");
    }
    return value_minutes(minutes, arena, &session->min_minutes, err);
}

/* The sessions of a webinar; F1: one of them at least counts. */
static bool
sessions_read(struct reading *reading, const struct plan_part *part,
              int64_t opens, struct plan_webinar *webinar, struct err *err)
{
    const struct plan_parts *parts = reading->parts;
    bool counted = false;
    size_t count = 0;

    for (size_t i = 0; i < parts->count; i++)
        count += parts->at[i].kind == IN_SESSION &&
                 strcmp(parts->at[i].webinar, part->slug) == 0;
    webinar->sessions =
        arena_get(&reading->plan.arena, count * sizeof *webinar->sessions);
    for (size_t i = 0; i < parts->count; i++) {
        struct plan_session *session =
            &webinar->sessions[webinar->session_count];

        if (parts->at[i].kind != IN_SESSION ||
            strcmp(parts->at[i].webinar, part->slug) != 0)
            continue;
        if (!session_read(reading, &parts->at[i], webinar->day, opens, session,
                          err))
            return false;
        session->place = (int)webinar->session_count++;
        counted |= session->counted;
    }
    if (count == 0 || counted)
        return true;
    plan_wrong(err, part->file, part->line,
               "webinar \"%s\" has no session that counts", part->slug);
    return err_hint(err, "Add the session that people come for, or set "
                         "counted = true in one.");
}

static bool
webinar_zone_read(struct reading *reading, const struct plan_part *part,
                  struct plan_webinar *webinar, struct err *err)
{
    const struct plan_value *value = &part->values[KEY_EXPORT_TIMEZONE];
    struct zone *zone = NULL;

    webinar->export_timezone = text_or(reading, part, KEY_EXPORT_TIMEZONE, "");
    if (value->text == NULL)
        return true;
    if (!value_zone(value, false, &zone, err))
        return false;
    zone_close(zone);
    return true;
}

static bool
webinar_read(struct reading *reading, const struct plan_part *part,
             struct plan_webinar *webinar, struct err *err)
{
    const struct plan_value *values = part->values;
    struct window window = { 0, 0, INSTANT_NONE, INSTANT_NONE };
    int64_t opens = 0;

    *webinar = (struct plan_webinar){
        .slug = arena_text(&reading->plan.arena, slice_of(part->slug)),
        .title = text_or(reading, part, KEY_TITLE, ""),
        .line = part->line,
    };
    if (values[KEY_DATE].text == NULL) {
        plan_wrong(err, part->file, part->line, "webinar \"%s\" has no date",
                   part->slug);
        return err_hint(err, "Add a line such as date = 2021-06-29.");
    }
    if (values[KEY_ENDS].text != NULL && values[KEY_STARTS].text == NULL) {
        plan_wrong(err, part->file, part->line,
                   "webinar \"%s\" has ends but no starts", part->slug);
        return err_hint(err, "Give both, or starts alone, or none.");
    }
    if (!value_date(&values[KEY_DATE], &webinar->day, err) ||
        !webinar_zone_read(reading, part, webinar, err))
        return false;
    if (values[KEY_PLATFORM_ID].text != NULL &&
        !value_platforms(&values[KEY_PLATFORM_ID], &reading->plan.arena,
                         webinar, err))
        return false;
    window.day = webinar->day;
    if (values[KEY_STARTS].text != NULL &&
        (!window_read(reading, part, &window, err) ||
         !value_clock(&values[KEY_STARTS], &opens, err)))
        return false;
    webinar->starts_at = window.starts_at;
    webinar->ends_at = window.ends_at;
    return sessions_read(reading, part, opens, webinar, err);
}

static bool
webinars_read(struct reading *reading, struct err *err)
{
    const struct plan_parts *parts = reading->parts;
    struct plan *plan = &reading->plan;
    size_t count = 0;

    for (size_t i = 0; i < parts->count; i++)
        count += parts->at[i].kind == IN_WEBINAR;
    plan->webinars = arena_get(&plan->arena, count * sizeof *plan->webinars);
    for (size_t i = 0; i < parts->count; i++) {
        struct plan_webinar *webinar = &plan->webinars[plan->webinar_count];

        if (parts->at[i].kind != IN_WEBINAR)
            continue;
        if (!webinar_read(reading, &parts->at[i], webinar, err))
            return false;
        webinar->place = (int)plan->webinar_count++;
    }
    return true;
}

static bool
zone_read(struct reading *reading, const struct plan_part *part,
          struct err *err)
{
    reading->plan.timezone = text_or(reading, part, KEY_TIMEZONE, "");
    if (part->values[KEY_TIMEZONE].text != NULL)
        return value_zone(&part->values[KEY_TIMEZONE], true, &reading->zone,
                          err);
    plan_wrong(err, part->file, part->line, "series \"%s\" has no timezone",
               part->slug);
    return err_hint(err, "Add a line such as timezone = Asia/Tokyo.");
}

static bool
realm_read(struct reading *reading, const struct plan_part *part,
           struct err *err)
{
    const struct plan_value *value = &part->values[KEY_REALM];
    char quote[PLAN_QUOTE];

    reading->plan.realm = text_or(reading, part, KEY_REALM, part->slug);
    if (slug_valid(slice_of(reading->plan.realm)))
        return true;
    plan_wrong(err, value->file, value->line, "bad realm: %s",
               plan_quote(quote, value->text));
    return err_hint(err, "A realm has small letters, digits and hyphens, and "
                         "begins with no hyphen.");
}

/* The numbers and lists of a series. */
static bool
series_values_read(struct plan *plan, const struct plan_part *part,
                   struct err *err)
{
    const struct plan_value *days = &part->values[KEY_RETENTION_DAYS];
    const struct plan_value *threshold = &part->values[KEY_THRESHOLD];
    const struct plan_value *minutes = &part->values[KEY_MIN_MINUTES];
    const struct plan_value *staff = &part->values[KEY_STAFF];
    const struct plan_value *hosts = &part->values[KEY_HOSTS];

    plan->retention_days = PLAN_RETENTION_DAYS;
    plan->threshold = PLAN_THRESHOLD;
    plan->min_minutes = plan->staff = plan->hosts = "";
    if (days->text != NULL && strcmp(days->text, "never") == 0)
        plan->retention_days = -1;
    else if (days->text != NULL &&
             !value_number(days, 0, &plan->retention_days, err))
        return err_hint(err, "Write a whole number of days, or never.");
    return (threshold->text == NULL ||
            value_number(threshold, 1, &plan->threshold, err)) &&
           (minutes->text == NULL ||
            value_minutes(minutes, &plan->arena, &plan->min_minutes, err)) &&
           (staff->text == NULL ||
            value_domains(staff, &plan->arena, &plan->staff, err)) &&
           (hosts->text == NULL ||
            value_domains(hosts, &plan->arena, &plan->hosts, err));
}

static bool
series_read_part(struct reading *reading, struct err *err)
{
    const struct plan_part *part = reading->parts->at;
    struct plan *plan = &reading->plan;

    while (part->kind != IN_SERIES)
        part++;
    plan->slug = arena_text(&plan->arena, slice_of(part->slug));
    plan->line = part->line;
    plan->title = text_or(reading, part, KEY_TITLE, "");
    plan->vault = text_or(reading, part, KEY_VAULT, "");
    plan->languages = text_or(reading, part, KEY_LANGUAGES, "");
    plan->questions = text_or(reading, part, KEY_QUESTIONS, "");
    return zone_read(reading, part, err) && realm_read(reading, part, err) &&
           series_values_read(plan, part, err);
}

bool
planfile_parse(struct plan *ret_plan, const struct ini *ini, struct err *err)
{
    AUTO(plan_parts) parts = { 0 };
    AUTO(reading) reading = { .parts = &parts };

    if (!plan_parts_read(&parts, ini, err) ||
        !series_read_part(&reading, err) || !webinars_read(&reading, err))
        return false;
    plan_sort(&reading.plan);
    *ret_plan = reading.plan;
    reading.plan = (struct plan){ 0 };
    return true;
}

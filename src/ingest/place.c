/* place.c - which webinar a file or a meeting in it belongs to (T2, T3, T6). */
#include "ingest/place.h"

#include "base/civil.h"
#include "ingest/runs.h"

#include <assert.h>
#include <string.h>

void
places_drop(struct places *places)
{
    for (size_t i = 0; i < places->zone_count; i++)
        zone_close(places->zones[i]);
    x_free(places->zones);
    x_free(places->created);
    x_free(places->days);
    arena_drop(&places->arena);
    *places = (struct places){ 0 };
}

bool
places_zone(struct places *places, const char *name, struct zone **ret_zone,
            struct err *err)
{
    struct zone *zone;

    for (size_t i = 0; i < places->zone_count; i++) {
        if (strcmp(zone_name(places->zones[i]), name) == 0) {
            *ret_zone = places->zones[i];
            return true;
        }
    }
    if (!zone_open(&zone, name, err))
        return false;
    ARRAY_ADD(places->zones, places->zone_count, places->zone_cap) = zone;
    *ret_zone = zone;
    return true;
}

/* T2: --tz, the webinar's export_timezone, the series' zone. */
static bool
webinar_zone(struct places *places, const struct plan_webinar *webinar,
             struct zone **ret_zone, struct err *err)
{
    const char *name = places->plan->timezone;

    if (webinar != NULL && webinar->export_timezone[0] != '\0')
        name = webinar->export_timezone;
    if (places->how.tz != NULL)
        name = places->how.tz;
    return places_zone(places, name, ret_zone, err);
}

static void
join_see(struct first_days *days, const struct entry *entry)
{
    int64_t *first = &days->first[entry->meeting];
    int64_t found[2];

    if (!moment_clock(entry->join) &&
        moment_instants(entry->join, days->order, days->zone, found) >=
            MOMENT_ONE &&
        found[0] < *first)
        *first = found[0];
}

static bool
sheaf_see(struct sheaf *sheaf, void *with, struct err *err)
{
    (void)err;
    for (size_t i = 0; i < sheaf->count; i++)
        join_see(with, &sheaf->entries[i]);
    return true;
}

/* Looks through all joins, once for each reading that is asked for. */
static bool
first_days_find(struct places *places, struct roster *roster,
                const struct placing *placing, const struct first_days **ret,
                struct err *err)
{
    struct first_days days = { .order = placing->order, .zone = placing->zone };

    for (size_t i = 0; i < places->day_count; i++)
        if (places->days[i].order == placing->order &&
            places->days[i].zone == placing->zone) {
            *ret = &places->days[i];
            return true;
        }
    days.first =
        arena_get(&places->arena, roster->meeting_count * sizeof *days.first);
    for (size_t i = 0; i < roster->meeting_count; i++)
        days.first[i] = INT64_MAX;
    for (size_t i = 0; i < roster->held; i++)
        join_see(&days, &roster->entries[i]);
    if (!runs_each(roster, roster->run_count, sheaf_see, &days, err))
        return false;
    ARRAY_ADD(places->days, places->day_count, places->day_cap) = days;
    *ret = &places->days[places->day_count - 1];
    return true;
}

/* The earliest readable join or event, as a local day of the series. */
static bool
first_day(struct places *places, struct roster *roster, size_t number,
          const struct placing *placing, int64_t *ret_day, struct err *err)
{
    const struct first_days *days;
    struct zone *home;

    if (!places_zone(places, places->plan->timezone, &home, err) ||
        !first_days_find(places, roster, placing, &days, err))
        return false;
    *ret_day =
        days->first[number] == INT64_MAX
            ? DAY_NONE
            : floor_div(zone_local(home, days->first[number]), DAY_SECONDS);
    return true;
}

static bool
has_platform_id(const struct plan_webinar *webinar, const char *id)
{
    for (size_t i = 0; i < webinar->platform_count; i++)
        if (strcmp(webinar->platforms[i].id, id) == 0)
            return true;
    return false;
}

/* The webinars that may be meant: of the plan, then those to be made. */
static const struct plan_webinar *
candidate(const struct places *places, size_t i)
{
    const struct plan *plan = places->plan;

    if (i < plan->webinar_count)
        return &plan->webinars[i];
    i -= plan->webinar_count;
    return i < places->created_count ? places->created[i] : NULL;
}

/* T6: those with the file's platform id; if none, those without an id; if the
 * file has no id, all. `listed`: some webinar has the id. */
static bool
id_fits(const struct plan_webinar *webinar, const char *id, bool listed)
{
    if (id[0] == '\0')
        return true;
    return listed ? has_platform_id(webinar, id) : webinar->platform_count == 0;
}

static bool
id_listed(const struct places *places, const char *id)
{
    const struct plan_webinar *webinar;

    for (size_t i = 0; (webinar = candidate(places, i)) != NULL; i++)
        if (has_platform_id(webinar, id))
            return true;
    return false;
}

/* --webinar decides; what is left to find is how the dates read. */
static bool
place_given(struct places *places, struct roster *roster, size_t number,
            struct placing *ret_placing, struct err *err)
{
    struct placing placing = { 0 };

    placing.webinar = plan_find(places->plan, places->how.webinar);
    if (placing.webinar == NULL)
        return err_set(err, ERR_SETTING, "series %s has no webinar \"%s\"",
                       places->plan->slug, places->how.webinar);
    if (!webinar_zone(places, placing.webinar, &placing.zone, err))
        return false;
    if (!order_find(roster, number, placing.webinar->day, &placing.order))
        return order_unclear(roster, places->how.file, err);
    *ret_placing = placing;
    return true;
}

struct fit {
    bool fits;
    bool open; /* it would, but for the order of its dates */
};

static bool
place_fits(struct places *places, struct roster *roster, size_t number,
           struct placing *placing, struct fit *ret_fit, struct err *err)
{
    int64_t day;

    if (!webinar_zone(places, placing->webinar, &placing->zone, err))
        return false;
    ret_fit->open =
        !order_find(roster, number, placing->webinar->day, &placing->order);
    if (ret_fit->open)
        return true;
    if (!first_day(places, roster, number, placing, &day, err))
        return false;
    ret_fit->fits = day == DAY_NONE ? roster->meetings[number].has_clocks
                                    : day == placing->webinar->day;
    return true;
}

/* Says what the file tells of itself, and what the plan has. */
static bool
place_unknown(struct places *places, struct roster *roster, size_t number,
              size_t fits, struct err *err)
{
    const struct meeting *meeting = &roster->meetings[number];
    struct placing placing = { .order = DATE_ORDER_DMY };
    AUTO(buf) detail = { 0 };
    struct err ignored = { 0 };
    int64_t day = DAY_NONE;
    char text[16];

    assert(places->plan->webinar_count == 0 || places->plan->webinars != NULL);
    err_set(err, ERR_INPUT,
            fits ? "%s: several webinars of series %s fit"
                 : "%s: no webinar of series %s fits",
            places->how.file, places->plan->slug);
    if (webinar_zone(places, NULL, &placing.zone, &ignored) &&
        order_find(roster, number, DAY_NONE, &placing.order))
        first_day(places, roster, number, &placing, &day, &ignored);
    if (meeting->platform_id[0] != '\0')
        buf_format(&detail, "The file has platform id %s",
                   meeting->platform_id);
    else
        buf_text(&detail, "The file has no platform id");
    if (day == DAY_NONE) {
        buf_format(&detail, " and no %s; the plan has",
                   roster->meetings[number].has_clocks ? "dates, only times"
                                                       : "readable join time");
    } else {
        civil_format(day, text);
        buf_format(&detail, " and begins on %s; the plan has", text);
    }
    for (size_t i = 0; i < places->plan->webinar_count; i++) {
        const struct plan_webinar *webinar = &places->plan->webinars[i];

        civil_format(webinar->day, text);
        buf_format(&detail, "%s %s on %s", i ? "," : "", webinar->slug, text);
    }
    if (places->plan->webinar_count == 0)
        buf_text(&detail, " no webinar");
    err_detail(err, "%s.", buf_string(&detail));
    return err_hint(err,
                    "Name the webinar with --webinar%s add it to the "
                    "plan%s.",
                    places->how.create ? " or" : ",",
                    places->how.create ? "" : ", or make it with --create");
}

/* A slug that no webinar has: the day, then -2, -3. */
static const char *
slug_free(struct places *places, int64_t day)
{
    char text[16];
    AUTO(buf) slug = { 0 };
    const struct plan_webinar *webinar;

    civil_format(day, text);
    buf_text(&slug, text);
    for (int number = 2;; number++) {
        bool taken = false;

        for (size_t i = 0; (webinar = candidate(places, i)) != NULL; i++)
            taken = taken || slice_is(buf_all(&slug), webinar->slug);
        if (!taken)
            return arena_text(&places->arena, buf_all(&slug));
        slug.len = 0;
        buf_format(&slug, "%s-%d", text, number);
    }
}

/* --create: a webinar on the day of the first join. */
static bool
place_created(struct places *places, struct roster *roster, size_t number,
              struct placing *ret_placing, struct err *err)
{
    const struct meeting *meeting = &roster->meetings[number];
    struct plan_webinar *webinar = arena_get(&places->arena, sizeof *webinar);
    struct placing placing = { .webinar = webinar };
    int64_t day;

    if (!webinar_zone(places, NULL, &placing.zone, err))
        return false;
    if (!order_find(roster, number, DAY_NONE, &placing.order))
        return order_unclear(roster, places->how.file, err);
    if (!first_day(places, roster, number, &placing, &day, err))
        return false;
    if (day == DAY_NONE)
        return place_unknown(places, roster, number, 0, err);
    *webinar = (struct plan_webinar){ .slug = slug_free(places, day),
                                      .title = meeting->topic,
                                      .day = day,
                                      .starts_at = INSTANT_NONE,
                                      .ends_at = INSTANT_NONE,
                                      .export_timezone = "" };
    if (meeting->platform_id[0] != '\0') {
        webinar->platforms =
            arena_get(&places->arena, sizeof *webinar->platforms);
        webinar->platforms->id = webinar->platforms->shown =
            meeting->platform_id;
        webinar->platform_count = 1;
    }
    ARRAY_ADD(places->created, places->created_count, places->created_cap) =
        webinar;
    *ret_placing = placing;
    return true;
}

/* T6: a meeting without joins is of the one webinar with its platform id. */
static bool
place_by_id(struct places *places, struct roster *roster, size_t number,
            struct placing *placing, struct fit *ret_fit, struct err *err)
{
    if (!webinar_zone(places, placing->webinar, &placing->zone, err))
        return false;
    ret_fit->fits =
        order_find(roster, number, placing->webinar->day, &placing->order);
    ret_fit->open = !ret_fit->fits;
    return true;
}

static bool
place_find(struct places *places, struct roster *roster, size_t number,
           struct placing *ret_placing, struct err *err)
{
    const char *id = roster->meetings[number].platform_id;
    bool listed = id[0] != '\0' && id_listed(places, id);
    bool joins = roster->meetings[number].has_joins;
    bool torn = false; /* another webinar fits with another order of dates */
    struct placing placing = { 0 };
    size_t fits = 0, open = 0;

    for (size_t i = 0; (placing.webinar = candidate(places, i)) != NULL; i++) {
        struct fit fit = { 0 };

        if (!id_fits(placing.webinar, id, listed) || (!listed && !joins))
            continue;
        if (joins ? !place_fits(places, roster, number, &placing, &fit, err)
                  : !place_by_id(places, roster, number, &placing, &fit, err))
            return false;
        torn = torn ||
               (fits > 0 && fit.fits && placing.order != ret_placing->order);
        if (fit.fits)
            *ret_placing = placing;
        fits += fit.fits;
        open += fit.open;
    }
    if (fits == 1)
        return true;
    if (torn || (fits == 0 && open > 0))
        return order_unclear(roster, places->how.file, err);
    if (fits == 0 && places->how.create)
        return place_created(places, roster, number, ret_placing, err);
    return place_unknown(places, roster, number, fits, err);
}

bool
places_find(struct places *places, struct roster *roster, struct err *err)
{
    bool many = roster->meeting_count > 1;
    size_t foreign = 0, with_rows = 0;

    places->meetings = arena_get(&places->arena, roster->meeting_count *
                                                     sizeof *places->meetings);
    for (size_t i = 0; i < roster->meeting_count; i++) {
        struct placing placing = { 0 };
        bool found;

        /* Meeting 0 of a file whose rows name their meetings has no rows. */
        if (many && roster->meetings[i].count == 0)
            continue;
        with_rows++;
        found = places->how.webinar != NULL
                    ? place_given(places, roster, i, &placing, err)
                    : place_find(places, roster, i, &placing, err);
        if (!found && (!many || err->code != ERR_INPUT))
            return false;
        foreign += !found;
        places->meetings[i] = placing;
    }
    if (with_rows > 0 && foreign == with_rows)
        return false; /* err says why the last one fits nowhere */
    return true;
}

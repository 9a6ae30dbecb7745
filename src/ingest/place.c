/* place.c - which webinar a file or a meeting in it belongs to (T2, T3, T6). */
#include "ingest/place.h"

#include "base/civil.h"

#include <assert.h>
#include <string.h>

#define DAY_NONE INT64_MIN

void
places_drop(struct places *places)
{
    for (size_t i = 0; i < places->zone_count; i++)
        zone_close(places->zones[i]);
    x_free(places->zones);
    x_free(places->created);
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

static bool
entry_of(const struct entry *entry, size_t meeting)
{
    return entry->meeting == meeting && entry->class != CLASS_REJECTED;
}

static bool
day_near(struct moment moment, enum date_order order, int64_t day)
{
    int64_t apart;

    if (!moment_open(moment) || !moment_reads(moment, order))
        return false;
    apart = moment_day(moment, order) - day;
    return apart >= -1 && apart <= 1;
}

/* T3: how the dates of a meeting read, if its webinar is on `day`; false:
 * that stays open. */
static bool
order_find(const struct roster *roster, size_t number, int64_t day,
           enum date_order *ret_order)
{
    const struct meeting *meeting = &roster->meetings[number];
    size_t dmy = 0, mdy = 0;

    if (roster->order != DATE_ORDER_CLEAR) {
        *ret_order = roster->order;
        return true;
    }
    if (roster->dmy_only + roster->mdy_only + roster->differing == 0) {
        *ret_order = DATE_ORDER_DMY;
        return true;
    }
    for (size_t i = meeting->first;
         day != DAY_NONE && i <= meeting->last && i < roster->entry_count;
         i++) {
        const struct entry *entry = &roster->entries[i];

        if (!entry_of(entry, number))
            continue;
        dmy += day_near(entry->join, DATE_ORDER_DMY, day);
        dmy += day_near(entry->leave, DATE_ORDER_DMY, day);
        mdy += day_near(entry->join, DATE_ORDER_MDY, day);
        mdy += day_near(entry->leave, DATE_ORDER_MDY, day);
    }
    if (dmy == mdy) {
        dmy = roster->dmy_only > 0;
        mdy = roster->mdy_only > 0;
    }
    if (dmy == mdy && (dmy || roster->differing > 0))
        return false;
    *ret_order = mdy > dmy ? DATE_ORDER_MDY : DATE_ORDER_DMY;
    return true;
}

enum date_order
order_told(const struct roster *roster, enum date_order order)
{
    bool open = roster->dmy_only + roster->mdy_only + roster->differing > 0;

    return open || roster->order == DATE_ORDER_YMD ? order : DATE_ORDER_CLEAR;
}

/* The earliest readable join or event, as a local day of the series. */
static bool
first_day(struct places *places, const struct roster *roster, size_t number,
          const struct placing *placing, int64_t *ret_day, struct err *err)
{
    const struct meeting *meeting = &roster->meetings[number];
    struct zone *home;
    int64_t first = INT64_MAX;

    for (size_t i = meeting->first;
         i <= meeting->last && i < roster->entry_count; i++) {
        const struct entry *entry = &roster->entries[i];
        int64_t found[2];

        if (entry_of(entry, number) &&
            moment_instants(entry->join, placing->order, placing->zone,
                            found) >= MOMENT_ONE &&
            found[0] < first)
            first = found[0];
    }
    *ret_day = DAY_NONE;
    if (first == INT64_MAX)
        return true;
    if (!places_zone(places, places->plan->timezone, &home, err))
        return false;
    *ret_day = floor_div(zone_local(home, first), DAY_SECONDS);
    return true;
}

static bool
has_joins(const struct roster *roster, size_t number)
{
    const struct meeting *meeting = &roster->meetings[number];

    for (size_t i = meeting->first;
         i <= meeting->last && i < roster->entry_count; i++)
        if (entry_of(&roster->entries[i], number) &&
            moment_is(roster->entries[i].join) != WHEN_NONE)
            return true;
    return false;
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
 * file has no id, all. */
static bool
id_fits(const struct places *places, const struct plan_webinar *webinar,
        const char *id)
{
    const struct plan_webinar *other;

    if (id[0] == '\0')
        return true;
    for (size_t i = 0; (other = candidate(places, i)) != NULL; i++)
        if (has_platform_id(other, id))
            return has_platform_id(webinar, id);
    return webinar->platform_count == 0;
}

static bool
order_unclear(const struct places *places, struct err *err)
{
    err_set(err, ERR_INPUT,
            "%s: its dates can be read day first or month first",
            places->how.file);
    err_detail(err, "Neither the webinar's day nor any value above 12 "
                    "settles which.");
    return err_hint(err, "Say --date-order dmy or --date-order mdy.");
}

/* --webinar decides; what is left to find is how the dates read. */
static bool
place_given(struct places *places, const struct roster *roster, size_t number,
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
        return order_unclear(places, err);
    *ret_placing = placing;
    return true;
}

static bool
place_fits(struct places *places, const struct roster *roster, size_t number,
           struct placing *placing, bool *ret_fits, struct err *err)
{
    int64_t day;

    *ret_fits = false;
    if (!webinar_zone(places, placing->webinar, &placing->zone, err))
        return false;
    if (!order_find(roster, number, placing->webinar->day, &placing->order))
        return true;
    if (!first_day(places, roster, number, placing, &day, err))
        return false;
    *ret_fits = day == placing->webinar->day;
    return true;
}

/* Says what the file tells of itself, and what the plan has. */
static bool
place_unknown(struct places *places, const struct roster *roster, size_t number,
              size_t fits, struct err *err)
{
    const struct meeting *meeting = &roster->meetings[number];
    struct placing placing = { .order = DATE_ORDER_DMY };
    AUTO(buf) detail = { 0 };
    int64_t day = DAY_NONE;
    char text[16];

    assert(places->plan->webinar_count == 0 || places->plan->webinars != NULL);
    err_set(err, ERR_INPUT,
            fits ? "%s: several webinars of series %s fit"
                 : "%s: no webinar of series %s fits",
            places->how.file, places->plan->slug);
    if (webinar_zone(places, NULL, &placing.zone, err) &&
        order_find(roster, number, DAY_NONE, &placing.order))
        first_day(places, roster, number, &placing, &day, err);
    if (meeting->platform_id[0] != '\0')
        buf_format(&detail, "The file has platform id %s",
                   meeting->platform_id);
    else
        buf_text(&detail, "The file has no platform id");
    if (day == DAY_NONE) {
        buf_text(&detail, " and no readable join time; the plan has");
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
    return err_hint(err, "Name the webinar with --webinar, add it to the "
                         "plan, or make it with --create.");
}

/* --create: a webinar on the day of the first join. */
static bool
place_created(struct places *places, const struct roster *roster, size_t number,
              struct placing *ret_placing, struct err *err)
{
    const struct meeting *meeting = &roster->meetings[number];
    struct plan_webinar *webinar = arena_get(&places->arena, sizeof *webinar);
    struct placing placing = { .webinar = webinar };
    int64_t day;

    if (!webinar_zone(places, NULL, &placing.zone, err))
        return false;
    if (!order_find(roster, number, DAY_NONE, &placing.order))
        return order_unclear(places, err);
    if (!first_day(places, roster, number, &placing, &day, err))
        return false;
    if (day == DAY_NONE)
        return place_unknown(places, roster, number, 0, err);
    *webinar = (struct plan_webinar){ .slug = "",
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

/* T6. A file without joins: the one webinar with its platform id. */
static bool
place_find(struct places *places, const struct roster *roster, size_t number,
           struct placing *ret_placing, struct err *err)
{
    const char *id = roster->meetings[number].platform_id;
    bool joins = has_joins(roster, number);
    struct placing placing = { 0 };
    size_t fits = 0;

    for (size_t i = 0; (placing.webinar = candidate(places, i)) != NULL; i++) {
        bool fit = false;

        if (joins && id_fits(places, placing.webinar, id)) {
            if (!place_fits(places, roster, number, &placing, &fit, err))
                return false;
        } else if (!joins && id[0] != '\0') {
            fit = has_platform_id(placing.webinar, id) &&
                  webinar_zone(places, placing.webinar, &placing.zone, err) &&
                  order_find(roster, number, placing.webinar->day,
                             &placing.order);
        }
        if (fit)
            *ret_placing = placing;
        fits += fit;
    }
    if (fits == 1)
        return true;
    if (fits == 0 && places->how.create)
        return place_created(places, roster, number, ret_placing, err);
    return place_unknown(places, roster, number, fits, err);
}

static bool
meeting_has_rows(const struct roster *roster, size_t number)
{
    const struct meeting *meeting = &roster->meetings[number];

    for (size_t i = meeting->first;
         i <= meeting->last && i < roster->entry_count; i++)
        if (roster->entries[i].meeting == number)
            return true;
    return false;
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
        if (many && !meeting_has_rows(roster, i))
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

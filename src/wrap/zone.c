/* zone.c - time zones by name, with gaps and doubled times told apart.
 *
 * GLib's own g_time_zone_adjust_time knows daylight saving only: it misses
 * doubled times that come from a zone moving its standard time. So the
 * intervals of constant offset near a local time are asked one by one whether
 * the local time falls into them.
 */
#include "wrap/zone.h"

#include "base/civil.h"
#include "base/text.h"

#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* No zone was ever further from UTC than this. */
#define FURTHEST ((int64_t)26 * 3600)
/* The days of more than a year fit without two of them meeting. */
#define CACHED_DAYS 512
/* One day of minutes fits without two of them meeting. */
#define CACHED_MINUTES 2048
#define NOT_CACHED     INT64_MIN

struct minute {
    int64_t minute; /* of local time, since 1970 */
    int32_t count;
    int32_t offsets[2]; /* of the instants, earlier instant first */
};

/* A day of local time; on all but a few each time occurs once, at one offset.
 */
struct day {
    int64_t day; /* since 1970 */
    int32_t offset;
    bool even; /* is one of those */
};

struct zone {
    GTimeZone *zone;
    char *name;
    struct day days[CACHED_DAYS];
    struct minute cache[CACHED_MINUTES];
};

/* "+09:00", "-03:30". */
static bool
name_is_offset(const char *name)
{
    static const char shape[] = "sdd:dd";

    if (strlen(name) != sizeof shape - 1)
        return false;
    for (int i = 0; shape[i] != '\0'; i++) {
        bool digit = name[i] >= '0' && name[i] <= '9';

        if (shape[i] == 's'   ? name[i] != '+' && name[i] != '-'
            : shape[i] == 'd' ? !digit
                              : name[i] != ':')
            return false;
    }
    return atoi(name + 1) <= 14 && name[4] <= '5';
}

/* Names of places begin with a capital; what does not ("right/...", which
 * counts leap seconds, "localtime", "posixrules", "../x") is no place. A dot
 * or a comma stands in no name. */
static bool
name_is_tame(const char *name)
{
    if (name[0] < 'A' || name[0] > 'Z')
        return false;
    for (const char *c = name; *c != '\0'; c++)
        if (!g_ascii_isalnum(*c) && strchr("/_+-", *c) == NULL)
            return false;
    return true;
}

/* GLib takes much that is no name for a POSIX rule ("EST5"), so a name must
 * be that of a file of the tz database, where GLib itself looks. */
static bool
name_is_known(const char *name)
{
    AUTO(buf) path = { 0 };
    const char *folder = getenv("TZDIR");
    char magic[4] = "";
    FILE *file;
    bool good;

    buf_format(&path, "%s/%s", folder ? folder : "/usr/share/zoneinfo", name);
    file = fopen(buf_string(&path), "re");
    if (file == NULL)
        return false;
    good = fread(magic, 1, sizeof magic, file) == sizeof magic &&
           memcmp(magic, "TZif", sizeof magic) == 0;
    fclose(file);
    return good;
}

static GTimeZone *
zone_find(const char *name)
{
    if (strcmp(name, "UTC") == 0 || name_is_offset(name))
        return g_time_zone_new_identifier(name);
    if (!name_is_tame(name) || !name_is_known(name))
        return NULL;
    return g_time_zone_new_identifier(name);
}

bool
zone_open(struct zone **ret_zone, const char *name, struct err *err)
{
    GTimeZone *found = zone_find(name);
    struct zone *zone;

    if (found == NULL) {
        /* What is no name at all may be anything, also an address. */
        if (strlen(name) < 64 && name_is_tame(name))
            err_set(err, ERR_SETTING, "unknown time zone \"%s\"", name);
        else
            err_set(err, ERR_SETTING, "unknown time zone");
        return err_hint(err, "Name a zone of the tz database, such as "
                             "Europe/Vienna, or UTC.");
    }
    zone = x_alloc(sizeof *zone);
    zone->zone = found;
    zone->name = x_copy(name);
    for (size_t i = 0; i < CACHED_DAYS; i++)
        zone->days[i].day = NOT_CACHED;
    for (size_t i = 0; i < CACHED_MINUTES; i++)
        zone->cache[i].minute = NOT_CACHED;
    *ret_zone = zone;
    return true;
}

void
zone_close(struct zone *zone)
{
    if (zone == NULL)
        return;
    g_time_zone_unref(zone->zone);
    x_free(zone->name);
    x_free(zone);
}

const char *
zone_name(const struct zone *zone)
{
    return zone->name;
}

static int
interval_at(const struct zone *zone, int64_t instant)
{
    return g_time_zone_find_interval(zone->zone, G_TIME_TYPE_UNIVERSAL,
                                     instant);
}

/* The offsets under which clocks show `local`, those of the earlier instant
 * first. In each interval a clock shows a local time at most once. */
static int32_t
zone_offsets(const struct zone *zone, int64_t local, int32_t offsets[2])
{
    int last = interval_at(zone, local + FURTHEST);
    int32_t count = 0;

    for (int i = interval_at(zone, local - FURTHEST); i <= last; i++) {
        int32_t offset = g_time_zone_get_offset(zone->zone, i);

        /* Two intervals may meet without a change of offset. */
        if (interval_at(zone, local - offset) == i && count < 2)
            offsets[count++] = offset;
    }
    return count;
}

static bool
minute_same(const struct minute *a, const struct minute *b)
{
    return a->count == b->count && a->offsets[0] == b->offsets[0] &&
           a->offsets[1] == b->offsets[1];
}

/* The day of a local time. It is even when one interval reaches from far
 * before to far behind it: zone_offsets would ask no other. */
static const struct day *
zone_day(struct zone *zone, int64_t local)
{
    int64_t number = floor_div(local, DAY_SECONDS);
    struct day *day = &zone->days[(uint64_t)number % (uint64_t)CACHED_DAYS];

    if (day->day != number) {
        int first = interval_at(zone, number * DAY_SECONDS - FURTHEST);
        int last = interval_at(zone, (number + 1) * DAY_SECONDS + FURTHEST);

        day->day = number;
        day->even = first == last;
        day->offset = g_time_zone_get_offset(zone->zone, first);
    }
    return day;
}

/* Days on which the clocks change are looked at by the minute. */
static int
minute_instants(struct zone *zone, int64_t local, int64_t ret_instants[2])
{
    int64_t minute = floor_div(local, 60);
    struct minute *slot =
        &zone->cache[(uint64_t)minute % (uint64_t)CACHED_MINUTES];
    struct minute found = { .minute = minute };

    if (slot->minute == minute) {
        found = *slot;
    } else {
        struct minute first = found, last = found;

        first.count = zone_offsets(zone, minute * 60, first.offsets);
        last.count = zone_offsets(zone, minute * 60 + 59, last.offsets);
        found.count = zone_offsets(zone, local, found.offsets);
        /* Clocks once changed inside a minute (local mean time). */
        if (minute_same(&first, &last))
            *slot = found;
    }
    for (int i = 0; i < found.count; i++)
        ret_instants[i] = local - found.offsets[i];
    return found.count;
}

int
zone_instants(struct zone *zone, int64_t local, int64_t ret_instants[2])
{
    const struct day *day = zone_day(zone, local);

    if (!day->even)
        return minute_instants(zone, local, ret_instants);
    ret_instants[0] = local - day->offset;
    return 1;
}

int64_t
zone_local(struct zone *zone, int64_t instant)
{
    return instant +
           g_time_zone_get_offset(zone->zone, interval_at(zone, instant));
}

/* zone.h - time zones by name, with gaps and doubled times told apart.
 *
 * The only module that includes GLib. glibc's TZ belongs to the whole process
 * and takes an unknown zone for UTC in silence; GTimeZone reports both.
 */
#ifndef HEADCOUNT_ZONE_H
#define HEADCOUNT_ZONE_H

#include "base/err.h"

#include <stdint.h>

struct zone; /* caches; not for two threads */

/* A zone of the tz database ("Asia/Tokyo"), "UTC", or a fixed offset
 * ("+09:00"). ERR_SETTING when there is none of that name. Names that only
 * look like a POSIX rule ("EST5EDT4") are refused. */
bool zone_open(struct zone **ret_zone, const char *name, struct err *err);
void zone_close(struct zone *zone); /* NULL is fine */
const char *zone_name(const struct zone *zone);

/* The instants at which a clock of the zone shows a local time, `local` being
 * the seconds since 1970 as if the clock stood in UTC. Returns how many:
 * 0 skipped by a clock change, 1, or 2 (earlier first).
 * Costs little: days are cached, and the minutes of a day of change. */
int zone_instants(struct zone *zone, int64_t local, int64_t ret_instants[2]);

/* The local time that the zone's clocks show at an instant. */
int64_t zone_local(struct zone *zone, int64_t instant);

#endif

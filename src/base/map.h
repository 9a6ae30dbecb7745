/* map.h - words to numbers: a hash table with open addressing.
 *
 * Keys are copied into the map's arena. Not for data of persons that must be
 * looked up by the million (ingest/roster has its own, by ref).
 */
#ifndef HEADCOUNT_MAP_H
#define HEADCOUNT_MAP_H

#include "base/text.h"

struct map {
    struct arena arena;
    struct map_slot *slots;
    size_t cap, count;
};

#define MAP_NONE UINT32_MAX

/* The number of a key; MAP_NONE: not there. */
uint32_t map_find(const struct map *map, struct slice key);

/* Where a key's number is kept, added as MAP_NONE when it is new; valid until
 * the next call. */
uint32_t *map_at(struct map *map, struct slice key);

/* The copy of the key, owned by the map. */
struct slice map_key(const struct map *map, struct slice key);
void map_drop(struct map *map);

#endif

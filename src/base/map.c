/* map.c - words to numbers: a hash table with open addressing. */
#include "base/map.h"

#include <string.h>

struct map_slot {
    struct slice key; /* at NULL: free */
    uint32_t hash, number;
};

/* Eight bytes at a time, as in FNV-1a, with the upper half mixed into the
 * lower: keys are short words of our own files, or numbers, not chosen by an
 * enemy. */
static uint32_t
map_hash(struct slice key)
{
    const uint64_t prime = UINT64_C(0x9E3779B97F4A7C15); /* 2^64 / golden */
    uint64_t hash = key.len, word;

    for (; key.len >= sizeof word;
         key.at += sizeof word, key.len -= sizeof word) {
        memcpy(&word, key.at, sizeof word);
        hash = (hash ^ word) * prime;
        hash ^= hash >> 32;
    }
    word = 0;
    if (key.len > 0)
        memcpy(&word, key.at, key.len);
    hash = (hash ^ word) * prime;
    return (uint32_t)(hash ^ hash >> 32);
}

static struct map_slot *
map_slot(const struct map *map, struct slice key, uint32_t hash)
{
    size_t at = hash & (map->cap - 1);

    while (map->slots[at].key.at != NULL) {
        if (map->slots[at].hash == hash && slice_same(map->slots[at].key, key))
            break;
        at = (at + 1) & (map->cap - 1);
    }
    return &map->slots[at];
}

uint32_t
map_find(const struct map *map, struct slice key)
{
    const struct map_slot *slot;

    if (map->cap == 0)
        return MAP_NONE;
    slot = map_slot(map, key, map_hash(key));
    return slot->key.at == NULL ? MAP_NONE : slot->number;
}

static void
map_grow(struct map *map)
{
    struct map old = *map;

    map->cap = old.cap ? old.cap * 2 : 64;
    map->slots = x_alloc(map->cap * sizeof *map->slots);
    for (size_t i = 0; i < old.cap; i++)
        if (old.slots[i].key.at != NULL)
            *map_slot(map, old.slots[i].key, old.slots[i].hash) = old.slots[i];
    x_free(old.slots);
}

uint32_t *
map_at(struct map *map, struct slice key)
{
    uint32_t hash = map_hash(key);
    struct map_slot *slot;

    if ((map->count + 1) * 2 > map->cap)
        map_grow(map);
    slot = map_slot(map, key, hash);
    if (slot->key.at == NULL) {
        slot->key = arena_slice(&map->arena, key);
        slot->hash = hash;
        slot->number = MAP_NONE;
        map->count++;
    }
    return &slot->number;
}

struct slice
map_key(const struct map *map, struct slice key)
{
    return map->cap ? map_slot(map, key, map_hash(key))->key
                    : (struct slice){ 0 };
}

void
map_drop(struct map *map)
{
    x_free(map->slots);
    arena_drop(&map->arena);
    *map = (struct map){ 0 };
}

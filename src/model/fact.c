/* fact.c - what one file says of one head in one webinar, ready to store. */
#include "model/fact.h"

int64_t
fact_seconds(const struct fact *fact)
{
    int64_t seconds = 0;

    for (size_t i = 0; i < fact->presence_count; i++)
        seconds += fact->presence[i].leave - fact->presence[i].join;
    if (fact->stay_count == 0 && fact->untimed_seconds > 0)
        return fact->untimed_seconds;
    return seconds;
}

void
harvest_drop(struct harvest *harvest)
{
    arena_drop(&harvest->arena);
    *harvest = (struct harvest){ 0 };
}

bool
harvest_is_known(const struct harvest *harvest)
{
    for (size_t i = 0; i < harvest->webinar_count; i++)
        if (!harvest->webinars[i].known && !harvest->webinars[i].foreign)
            return false;
    return true;
}

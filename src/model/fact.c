/* fact.c - what one file says of one head in one webinar, ready to store. */
#include "model/fact.h"

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

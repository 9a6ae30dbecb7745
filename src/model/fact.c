/* fact.c - what one file says of one head in one webinar, ready to store. */
#include "model/fact.h"

void
harvest_drop(struct harvest *harvest)
{
    arena_drop(&harvest->arena);
    *harvest = (struct harvest){ 0 };
}

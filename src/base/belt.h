/* belt.h - work handed from one thread to another, a few pieces at a time.
 *
 * The maker runs on a thread of its own, the taker on that which opened the
 * belt. There are as many slots as the taker has said, numbered from 0; what
 * lies in them is the caller's. A slot is the maker's from belt_place to
 * belt_give, and the taker's from belt_take to belt_return: nobody else
 * touches it then, and both see what the other has written. Who is faster
 * waits, so what is on the way never grows.
 */
#ifndef HEADCOUNT_BELT_H
#define HEADCOUNT_BELT_H

#include "base/err.h"

#include <stddef.h>

struct belt;

/* Makes everything there is to make; false: it failed, or the taker has gone,
 * which is no error of the maker's. Interrupts go to other threads. */
typedef bool belt_make(struct belt *belt, void *with, struct err *err);

/* Starts the maker. ERR_SYSTEM: no thread can be had. */
bool belt_open(struct belt **ret_belt, size_t slots, belt_make *make,
               void *with, struct err *err);

/* The maker's: a slot to fill, waited for; false: the taker has gone. And it
 * is full. */
bool belt_place(struct belt *belt, size_t *ret_slot);
void belt_give(struct belt *belt);

/* The taker's: the next full slot, in the order in which they were given;
 * false: there will be none. And it may be filled again. */
bool belt_take(struct belt *belt, size_t *ret_slot);
void belt_return(struct belt *belt);

/* Waits for the maker's end. False: it has failed, and why; a taker that goes
 * before the last slot ends it, and learns of no failure. */
bool belt_close(struct belt *belt, struct err *err);

#endif

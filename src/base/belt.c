/* belt.c - work handed from one thread to another, a few pieces at a time. */
#include "base/belt.h"

#include "base/text.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>

struct belt {
    pthread_t thread;
    pthread_mutex_t lock; /* of what follows */
    pthread_cond_t moved;
    size_t slots, given, returned; /* slots in all, counted on and on */
    bool made;                     /* the maker has ended */
    bool left;                     /* the taker has gone */
    bool good;
    struct err err; /* of the maker; read behind its end */
    belt_make *make;
    void *with;
};

static void *
belt_run(void *with)
{
    struct belt *belt = with;
    bool good = belt->make(belt, belt->with, &belt->err);

    pthread_mutex_lock(&belt->lock);
    belt->good = good || belt->left;
    belt->made = true;
    pthread_cond_signal(&belt->moved);
    pthread_mutex_unlock(&belt->lock);
    return NULL;
}

/* A thread that no signal is delivered to. */
static int
belt_start(struct belt *belt)
{
    sigset_t all, before;
    int failed;

    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    failed = pthread_create(&belt->thread, NULL, belt_run, belt);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return failed;
}

static void
belt_free(struct belt *belt)
{
    pthread_cond_destroy(&belt->moved);
    pthread_mutex_destroy(&belt->lock);
    x_free(belt);
}

bool
belt_open(struct belt **ret_belt, size_t slots, belt_make *make, void *with,
          struct err *err)
{
    struct belt *belt = x_alloc(sizeof *belt);

    belt->slots = slots;
    belt->make = make;
    belt->with = with;
    pthread_mutex_init(&belt->lock, NULL);
    pthread_cond_init(&belt->moved, NULL);
    errno = belt_start(belt);
    if (errno != 0) {
        belt_free(belt);
        return err_system(err, "cannot start a thread");
    }
    *ret_belt = belt;
    return true;
}

bool
belt_place(struct belt *belt, size_t *ret_slot)
{
    bool left;

    pthread_mutex_lock(&belt->lock);
    while (!belt->left && belt->given - belt->returned == belt->slots)
        pthread_cond_wait(&belt->moved, &belt->lock);
    *ret_slot = belt->given % belt->slots;
    left = belt->left;
    pthread_mutex_unlock(&belt->lock);
    return !left;
}

void
belt_give(struct belt *belt)
{
    pthread_mutex_lock(&belt->lock);
    belt->given++;
    pthread_cond_signal(&belt->moved);
    pthread_mutex_unlock(&belt->lock);
}

bool
belt_take(struct belt *belt, size_t *ret_slot)
{
    bool full;

    pthread_mutex_lock(&belt->lock);
    while (!belt->made && belt->given == belt->returned)
        pthread_cond_wait(&belt->moved, &belt->lock);
    *ret_slot = belt->returned % belt->slots;
    full = belt->given > belt->returned;
    pthread_mutex_unlock(&belt->lock);
    return full;
}

void
belt_return(struct belt *belt)
{
    pthread_mutex_lock(&belt->lock);
    belt->returned++;
    pthread_cond_signal(&belt->moved);
    pthread_mutex_unlock(&belt->lock);
}

bool
belt_close(struct belt *belt, struct err *err)
{
    bool good;

    pthread_mutex_lock(&belt->lock);
    belt->left = !belt->made || belt->given > belt->returned;
    pthread_cond_signal(&belt->moved);
    pthread_mutex_unlock(&belt->lock);
    pthread_join(belt->thread, NULL);
    good = belt->good || belt->left;
    if (!good)
        *err = belt->err;
    belt_free(belt);
    return good;
}

/* secret.h - which pseudonym key the database belongs to; never the key. */
#ifndef HEADCOUNT_SECRET_H
#define HEADCOUNT_SECRET_H

#include "wrap/db.h"

#define SECRET_ID_SIZE    8
#define SECRET_CHECK_SIZE 32

/* Id and check value of the key. Not present: the outputs are untouched. */
bool secret_read(struct db *db, bool *ret_present,
                 uint8_t key_id[SECRET_ID_SIZE],
                 uint8_t check_value[SECRET_CHECK_SIZE], struct err *err);

/* Binds the database to a key, in a transaction of its own. ERR_SETTING: it
 * belongs to another key already, which stays. The same key is fine. */
bool secret_write(struct db *db, const uint8_t key_id[SECRET_ID_SIZE],
                  const uint8_t check_value[SECRET_CHECK_SIZE],
                  struct err *err);

#endif

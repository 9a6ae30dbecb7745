/* secret.c - which pseudonym key the database belongs to; never the key. */
#include "store/secret.h"
#include "files.h"

#include <string.h>

bool
secret_read(struct db *db, bool *ret_present, uint8_t key_id[SECRET_ID_SIZE],
            uint8_t check_value[SECRET_CHECK_SIZE], struct err *err)
{
    AUTO(db_rows) rows = { 0 };
    uint8_t id[SECRET_ID_SIZE + 1], check[SECRET_CHECK_SIZE + 1];

    if (!db_run(db, &sql_secret_read, DB_NO_ARGS, &rows, err))
        return err_at(err, "reading which key the database belongs to");
    if (rows.count == 0) {
        *ret_present = false;
        return true;
    }
    if (db_binary(&rows, 0, 0, id, sizeof id) != SECRET_ID_SIZE ||
        db_binary(&rows, 0, 1, check, sizeof check) != SECRET_CHECK_SIZE)
        return err_set(err, ERR_SETTING,
                       "the database's record of its key is damaged");
    memcpy(key_id, id, SECRET_ID_SIZE);
    memcpy(check_value, check, SECRET_CHECK_SIZE);
    *ret_present = true;
    return true;
}

/* Under the lock, so that of two keys at once only one gets in. */
static bool
secret_claim(struct db *db, const uint8_t *key_id, const uint8_t *check_value,
             struct err *err)
{
    struct db_args args = DB_ARGS(
        db_bytes((struct slice){ (const char *)key_id, SECRET_ID_SIZE }),
        db_bytes(
            (struct slice){ (const char *)check_value, SECRET_CHECK_SIZE }));
    uint8_t id[SECRET_ID_SIZE], check[SECRET_CHECK_SIZE];
    bool present = false;

    if (!db_run(db, &sql_schema_lock, DB_NO_ARGS, NULL, err) ||
        !db_run(db, &sql_secret_write, args, NULL, err) ||
        !secret_read(db, &present, id, check, err))
        return false;
    if (present && memcmp(id, key_id, sizeof id) == 0 &&
        memcmp(check, check_value, sizeof check) == 0)
        return true;
    err_set(err, ERR_SETTING, "the database belongs to another key");
    return err_hint(err, "Use the key file that the database was made with.");
}

bool
secret_write(struct db *db, const uint8_t key_id[SECRET_ID_SIZE],
             const uint8_t check_value[SECRET_CHECK_SIZE], struct err *err)
{
    struct err ignored;

    if (!db_begin(db, err))
        return false;
    if (secret_claim(db, key_id, check_value, err))
        return db_commit(db, err);
    db_rollback(db, &ignored);
    return false;
}

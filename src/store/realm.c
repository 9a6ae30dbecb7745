/* realm.c - realms: the spaces in which pseudonyms can be compared. */
#include "store/realm.h"

#include "files.h"

#include <string.h>

static bool
realm_differs(const char *slug, const char *what, struct err *err)
{
    err_set(err, ERR_SETTING,
            "the people of realm %s were pseudonymised differently", slug);
    err_detail(err,
               "Its %s is not that of this key and program; everybody "
               "would be counted twice.",
               what);
    return err_hint(err, "Use the key file with which the first import was "
                         "made.");
}

bool
realm_open(struct db *db, const char *slug,
           const uint8_t key_id[CRYPTO_ID_SIZE], const struct ref *canary,
           int version, struct err *err)
{
    struct slice id = { (const char *)key_id, CRYPTO_ID_SIZE };
    uint8_t found[REF_SIZE] = { 0 };
    AUTO(db_rows) rows = { 0 };

    if (!db_run(db, &sql_realm_open,
                DB_ARGS(db_text(slug), db_bytes(id), db_ref(canary->bytes),
                        db_int(version)),
                NULL, err) ||
        !db_run(db, &sql_realm_read, DB_ARGS(db_text(slug)), &rows, err))
        return false;
    if (db_binary(&rows, 0, 0, found, sizeof found) != CRYPTO_ID_SIZE ||
        memcmp(found, key_id, CRYPTO_ID_SIZE) != 0)
        return realm_differs(slug, "key id", err);
    if (db_number(&rows, 0, 2) != version)
        return realm_differs(slug, "version of the canonical address", err);
    if (db_binary(&rows, 0, 1, found, sizeof found) != REF_SIZE ||
        memcmp(found, canary->bytes, REF_SIZE) != 0)
        return realm_differs(slug, "canary", err);
    return true;
}

/* db_link.h - what the files of wrap/db share; nobody else includes it. */
#ifndef HEADCOUNT_DB_LINK_H
#define HEADCOUNT_DB_LINK_H

#include "wrap/db.h"

#include <libpq-fe.h>

struct db_link {
    PGconn *conn;
};

/* The types of PostgreSQL that we send or tell apart, from pg_type.dat. */
enum db_oid {
    OID_BOOL = 16,
    OID_BYTEA = 17,
    OID_INT8 = 20,
    OID_INT2 = 21,
    OID_INT4 = 23,
    OID_FLOAT4 = 700,
    OID_FLOAT8 = 701,
    OID_DATE = 1082,
    OID_TIMESTAMPTZ = 1184,
    OID_NUMERIC = 1700,
    OID_UUID = 2950
};

/* Days and seconds from 1970-01-01 to 2000-01-01, where PostgreSQL's own
 * count begins. */
#define PG_EPOCH_DAYS    10957
#define PG_EPOCH_SECONDS (PG_EPOCH_DAYS * (int64_t)86400)

/* Seconds since 1970 as microseconds since 2000. */
int64_t pg_instant(int64_t instant);

/* Says why `result` (NULL: the connection) failed, without a word of data.
 * Does not clear the result. Returns false. */
bool db_fault(const struct db *db, const struct sql *sql,
              const PGresult *result, struct err *err);

/* Ends a COPY that is still open, and reads results until there are none. */
void db_drain(struct db *db);

#endif

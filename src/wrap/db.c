/* db.c - connections, statements and transactions of PostgreSQL. */
#include "wrap/db.h"
#include "files.h"
#include "wrap/db_link.h"

#include <assert.h>
#include <endian.h>
#include <stdio.h>
#include <string.h>

#define SERVER_MIN 150000
#define ARGS_MAX   64

/* Transaction control is no query: these are all the SQL of C files. */
static const struct sql sql_begin = { "begin", "begin" };
static const struct sql sql_commit = { "commit", "commit" };
static const struct sql sql_rollback = { "rollback", "rollback" };
static const struct sql sql_save = { "save", "savepoint part" };
static const struct sql sql_keep = { "keep", "release savepoint part" };
static const struct sql sql_restore = { "restore",
                                        "rollback to savepoint part" };

/* What the parameters of one statement look like to libpq. */
struct params {
    Oid types[ARGS_MAX];
    const char *values[ARGS_MAX];
    int lengths[ARGS_MAX];
    int formats[ARGS_MAX]; /* 0 text, 1 binary */
};

int64_t
pg_instant(int64_t instant)
{
    int64_t micros;

    /* Some 290,000 years either way; what we parse stays far inside. */
    bool over =
        __builtin_mul_overflow(instant - PG_EPOCH_SECONDS, 1000000, &micros);

    assert(!over);
    (void)over;
    return micros;
}

/* Notices may quote data, and warnings say nothing that a user can act on. */
static void
ignore_notice(void *with, const char *message)
{
    (void)with;
    (void)message;
}

static bool
connect_fault(const PGconn *conn, struct err *err)
{
    struct slice rest = slice_trim(slice_of(PQerrorMessage(conn)));
    AUTO(buf) words = { 0 };

    while (rest.len) {
        struct slice line = slice_trim(slice_cut(&rest, '\n'));

        buf_text(&words, words.len ? "; " : "");
        buf_slice(&words, line);
    }
    err_set(err, ERR_DATABASE, "cannot connect to the database");
    err_detail(err, "%s", buf_string(&words));
    return err_hint(err, "Check that the server runs, and the setting "
                         "\"database\" or libpq's own environment.");
}

/* A name alone is that of a database. What is wrong is not said: libpq quotes
 * the string, which may hold a password. */
static bool
check_conninfo(const char *conninfo, struct err *err)
{
    PQconninfoOption *options;
    char *why = NULL;

    if (strchr(conninfo, '=') == NULL && strstr(conninfo, "://") == NULL)
        return true;
    options = PQconninfoParse(conninfo, &why);
    PQconninfoFree(options);
    PQfreemem(why);
    if (options != NULL)
        return true;
    err_set(err, ERR_SETTING,
            "the setting \"database\" is no connection "
            "string");
    return err_hint(err, "Write it like \"host=db.example.org dbname=events\" "
                         "or \"postgresql://db.example.org/events\".");
}

static bool
check_version(const PGconn *conn, struct err *err)
{
    int version = PQserverVersion(conn);

    if (version >= SERVER_MIN)
        return true;
    err_set(err, ERR_DATABASE, "the database server is too old");
    err_detail(err, "it is PostgreSQL %d", version / 10000);
    return err_hint(err, "Use PostgreSQL 15 or later.");
}

bool
db_open(struct db *db, const char *conninfo, struct err *err)
{
    /* The first wins over the environment, but not over the conninfo. */
    const char *const keys[] = { "fallback_application_name", "dbname",
                                 "client_encoding", NULL };
    const char *const values[] = { "headcount", conninfo, "UTF8", NULL };
    AUTO(db) made = { NULL };

    if (!check_conninfo(conninfo, err))
        return false;
    made.link = x_alloc(sizeof *made.link);
    made.link->conn = PQconnectdbParams(keys, values, 1);
    if (made.link->conn == NULL || PQstatus(made.link->conn) != CONNECTION_OK)
        return connect_fault(made.link->conn, err);
    PQsetNoticeProcessor(made.link->conn, ignore_notice, NULL);
    if (!check_version(made.link->conn, err) ||
        !db_run(&made, &sql_session, DB_NO_ARGS, NULL, err))
        return false;
    *db = made;
    made.link = NULL;
    return true;
}

void
db_drop(struct db *db)
{
    if (db->link == NULL)
        return;
    PQfinish(db->link->conn);
    x_free(db->link);
    db->link = NULL;
}

struct db_arg
db_null(void)
{
    return (struct db_arg){ .kind = DB_NULL };
}

struct db_arg
db_text(const char *text)
{
    return db_slice(slice_of(text));
}

struct db_arg
db_slice(struct slice text)
{
    return (struct db_arg){ .kind = text.at ? DB_TEXT : DB_NULL, .text = text };
}

struct db_arg
db_int(int64_t number)
{
    return (struct db_arg){ .kind = DB_INT64, .number = number };
}

struct db_arg
db_flag(bool flag)
{
    return (struct db_arg){ .kind = DB_BOOL, .number = flag };
}

struct db_arg
db_bytes(struct slice bytes)
{
    return (struct db_arg){ .kind = bytes.at ? DB_BYTES : DB_NULL,
                            .text = bytes };
}

struct db_arg
db_ref(const uint8_t ref[16])
{
    return (struct db_arg){ .kind = DB_REF, .text = { (const char *)ref, 16 } };
}

struct db_arg
db_instant(int64_t instant)
{
    return (struct db_arg){ .kind = instant == INT64_MIN ? DB_NULL : DB_INSTANT,
                            .number = instant };
}

struct db_arg
db_day(int64_t days)
{
    return (struct db_arg){ .kind = DB_DAY, .number = days };
}

static void
param_binary(struct params *params, int i, Oid type, struct slice bytes)
{
    params->types[i] = type;
    params->values[i] = bytes.at;
    params->lengths[i] = (int)bytes.len;
    params->formats[i] = 1;
}

/* Texts and numbers go as text without a type, so that the server takes the
 * one of the place where they stand; the rest has a type of its own. */
static void
param_set(struct params *params, int i, const struct db_arg *arg,
          struct arena *arena)
{
    char number[32];
    uint64_t *big;
    uint32_t *small;

    switch (arg->kind) {
    case DB_NULL: break;
    case DB_TEXT: params->values[i] = arena_text(arena, arg->text); break;
    case DB_INT64:
        snprintf(number, sizeof number, "%lld", (long long)arg->number);
        params->values[i] = arena_text(arena, slice_of(number));
        break;
    case DB_BOOL: params->values[i] = arg->number ? "true" : "false"; break;
    case DB_BYTES: param_binary(params, i, OID_BYTEA, arg->text); break;
    case DB_REF: param_binary(params, i, OID_UUID, arg->text); break;
    case DB_INSTANT:
        big = arena_get(arena, sizeof *big);
        *big = htobe64((uint64_t)pg_instant(arg->number));
        param_binary(params, i, OID_TIMESTAMPTZ,
                     (struct slice){ (char *)big, sizeof *big });
        break;
    case DB_DAY:
        small = arena_get(arena, sizeof *small);
        *small = htobe32((uint32_t)(int32_t)(arg->number - PG_EPOCH_DAYS));
        param_binary(params, i, OID_DATE,
                     (struct slice){ (char *)small, sizeof *small });
        break;
    }
}

static bool
params_set(struct params *params, struct db_args args, struct arena *arena,
           const struct sql *sql, struct err *err)
{
    assert(args.count <= ARGS_MAX);
    for (int i = 0; i < args.count; i++) {
        const struct db_arg *arg = &args.at[i];

        /* libpq would cut the text there in silence. */
        if (arg->kind == DB_TEXT && arg->text.len &&
            memchr(arg->text.at, '\0', arg->text.len) != NULL)
            return err_set(err, ERR_DATABASE, "%s: text %d holds a zero byte",
                           sql->name, i + 1);
        param_set(params, i, arg, arena);
    }
    return true;
}

static bool
result_check(struct db *db, const struct sql *sql, PGresult *result,
             struct err *err)
{
    ExecStatusType status = PQresultStatus(result);

    if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK)
        return true;
    db_fault(db, sql, result, err);
    return false;
}

bool
db_run(struct db *db, const struct sql *sql, struct db_args args,
       struct db_rows *rows, struct err *err)
{
    struct params params = { 0 };
    AUTO(arena) arena = { 0 };
    AUTO(db_rows) got = { 0 };

    if (!params_set(&params, args, &arena, sql, err))
        return false;
    got.result =
        PQexecParams(db->link->conn, sql->text, args.count, params.types,
                     params.values, params.lengths, params.formats, 0);
    if (!result_check(db, sql, got.result, err))
        return false;
    if (rows != NULL) {
        db_rows_drop(rows);
        rows->result = got.result;
        rows->count = PQntuples(got.result);
        got.result = NULL;
    }
    return true;
}

bool
db_script(struct db *db, const struct sql *sql, struct err *err)
{
    AUTO(db_rows) got = { PQexec(db->link->conn, sql->text), 0 };

    return result_check(db, sql, got.result, err);
}

bool
db_begin(struct db *db, struct err *err)
{
    assert(PQtransactionStatus(db->link->conn) != PQTRANS_INTRANS);
    return db_script(db, &sql_begin, err);
}

bool
db_commit(struct db *db, struct err *err)
{
    /* The server answers the commit of a failed transaction with a rollback
     * and no error at all. */
    if (PQtransactionStatus(db->link->conn) == PQTRANS_INERROR) {
        err_set(err, ERR_DATABASE, "commit: the transaction had failed");
        return err_detail(err, "an error before the commit went unheeded");
    }
    return db_script(db, &sql_commit, err);
}

bool
db_rollback(struct db *db, struct err *err)
{
    db_drain(db);
    if (PQtransactionStatus(db->link->conn) == PQTRANS_IDLE)
        return true;
    return db_script(db, &sql_rollback, err);
}

bool
db_save(struct db *db, struct err *err)
{
    assert(PQtransactionStatus(db->link->conn) != PQTRANS_IDLE);
    return db_script(db, &sql_save, err);
}

bool
db_keep(struct db *db, struct err *err)
{
    return db_script(db, &sql_keep, err);
}

bool
db_restore(struct db *db, struct err *err)
{
    db_drain(db);
    return db_script(db, &sql_restore, err) && db_script(db, &sql_keep, err);
}

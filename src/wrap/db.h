/* db.h - PostgreSQL; the only module that includes libpq.
 *
 * SQL comes from files of sql/ (struct sql), never from strings. What the
 * server says of a failure may quote a value, so an error holds the SQLSTATE,
 * the names of constraint, table, column or type, and the name of our file;
 * never the server's message, DETAIL or CONTEXT (privacy.md 4). Only a failed
 * connection shows libpq's own words.
 *
 * Every failure is ERR_DATABASE and leaves the transaction to be rolled back,
 * which db_rollback and db_drop do.
 */
#ifndef HEADCOUNT_DB_H
#define HEADCOUNT_DB_H

#include "base/err.h"
#include "base/text.h"

struct sql {
    const char *name; /* of its file, "query/import_open" */
    const char *text;
};

struct db {
    struct db_link *link;
};

/* Opens a connection; "" takes libpq's own environment. Sets the client
 * encoding, the search path (headcount, pg_temp), datestyle ISO, time zone
 * UTC, application name. Requires server version 15 or later. ERR_SETTING:
 * no connection string. */
bool db_open(struct db *db, const char *conninfo, struct err *err);
void db_drop(struct db *db); /* rolls back what is open */

/* Parameters. Texts and bytes are borrowed for the call. */
enum db_kind {
    DB_NULL,
    DB_TEXT,
    DB_INT64,
    DB_BOOL,
    DB_BYTES,
    DB_REF,
    DB_INSTANT,
    DB_DAY
};

struct db_arg {
    enum db_kind kind;
    struct slice text; /* DB_TEXT, DB_BYTES, DB_REF (16 bytes, a uuid) */
    int64_t number;    /* the others */
};

struct db_args {
    const struct db_arg *at;
    int count;
};

struct db_arg db_null(void);
struct db_arg db_text(const char *text);   /* NULL gives a null */
struct db_arg db_slice(struct slice text); /* at == NULL gives a null */
struct db_arg db_int(int64_t number);
struct db_arg db_flag(bool flag);
struct db_arg db_bytes(struct slice bytes);  /* bytea */
struct db_arg db_ref(const uint8_t ref[16]); /* uuid */
struct db_arg db_instant(int64_t instant);   /* timestamptz, from seconds since
                                                1970; INT64_MIN gives a null */
struct db_arg db_day(int64_t days);          /* date, from days since 1970 */

#define DB_ARGS(...)                                                          \
    ((struct db_args){ (const struct db_arg[]){ __VA_ARGS__ },                \
                       (int)(sizeof((const struct db_arg[]){ __VA_ARGS__ }) / \
                             sizeof(struct db_arg)) })
#define DB_NO_ARGS ((struct db_args){ NULL, 0 })

/* A result; a zeroed struct is an empty one. Cells are valid until it is
 * dropped. */
struct db_rows {
    void *result;
    int count;
};

void db_rows_drop(struct db_rows *rows);

/* Runs one statement; rows may be NULL. */
bool db_run(struct db *db, const struct sql *sql, struct db_args args,
            struct db_rows *rows, struct err *err);

/* Runs a file of several statements without parameters (schema, figures). */
bool db_script(struct db *db, const struct sql *sql, struct err *err);

bool db_is_null(const struct db_rows *rows, int row, int column);
const char *db_cell(const struct db_rows *rows, int row, int column); /* "" */
int64_t db_number(const struct db_rows *rows, int row, int column);
bool db_truth(const struct db_rows *rows, int row, int column);
/* Decodes a bytea or uuid cell into `to`, at most `size`; returns the length.
 */
size_t db_binary(const struct db_rows *rows, int row, int column, uint8_t *to,
                 size_t size);
/* A timestamptz cell as seconds since 1970, INT64_MIN for null; a date cell
 * as days since 1970. */
int64_t db_when(const struct db_rows *rows, int row, int column);
int64_t db_date(const struct db_rows *rows, int row, int column);

int db_columns(const struct db_rows *rows);
const char *db_column(const struct db_rows *rows, int column);
enum db_shape { DB_SHAPE_TEXT, DB_SHAPE_NUMBER, DB_SHAPE_TRUTH };
enum db_shape db_shape(const struct db_rows *rows, int column);

/* Transactions; nothing nests. */
bool db_begin(struct db *db, struct err *err);
bool db_commit(struct db *db, struct err *err);
bool db_rollback(struct db *db, struct err *err);

/* A part of a transaction that can fail alone: behind db_save, db_keep leaves
 * what it did, db_restore takes it back and mends the transaction. */
bool db_save(struct db *db, struct err *err);
bool db_keep(struct db *db, struct err *err);
bool db_restore(struct db *db, struct err *err);

/* Binary COPY. Rows are gathered and sent in large pieces.
 *
 *     struct db_copy copy;
 *     db_copy_open(&copy, &db, &sql_fact_copy, err)
 *     db_copy_row(&copy, 3); db_copy_int64(&copy, id); ...  for each row
 *     db_copy_send(&copy, err)                             now and then
 *     db_copy_close(&copy, err)
 */
struct db_copy {
    struct db *db;         /* NULL: closed */
    const struct sql *sql; /* for messages */
    struct buf buf;
};

struct db_span { /* seconds since 1970 UTC */
    int64_t from, to;
};

bool db_copy_open(struct db_copy *copy, struct db *db, const struct sql *sql,
                  struct err *err);
void db_copy_row(struct db_copy *copy, int columns);
void db_copy_null(struct db_copy *copy);
void db_copy_int64(struct db_copy *copy, int64_t number);
void db_copy_int32(struct db_copy *copy, int32_t number);
void db_copy_int16(struct db_copy *copy, int16_t number);
void db_copy_bool(struct db_copy *copy, bool flag);
void db_copy_text(struct db_copy *copy, struct slice text);
void db_copy_ref(struct db_copy *copy, const uint8_t ref[16]);
void db_copy_instant(struct db_copy *copy, int64_t instant); /* or null */
/* timestamptz[] of the starts (or ends) of `spans`. */
void db_copy_instants(struct db_copy *copy, const struct db_span *spans,
                      size_t count, bool ends);
/* tstzmultirange of disjoint, ascending, non-empty [from, to). */
void db_copy_multirange(struct db_copy *copy, const struct db_span *spans,
                        size_t count);
bool db_copy_send(struct db_copy *copy, struct err *err);  /* if large enough */
bool db_copy_close(struct db_copy *copy, struct err *err); /* sends the rest */
void db_copy_drop(struct db_copy *copy); /* cancels if open; wipes */

#endif

/* db_copy.c - rows to PostgreSQL by COPY in its binary format.
 *
 * PostgreSQL manual, "COPY", Binary Format; for the types array_recv,
 * range_recv and multirange_recv of the server's source. All numbers are
 * big-endian; every field has its length before it, -1 for a null.
 */
#include "wrap/db_link.h"

#include <assert.h>
#include <endian.h>
#include <string.h>

/* Far less than a socket holds (208 KB): while the server works on some pieces
 * the next is made. One that fills the socket makes them wait for each other.
 */
#define PIECE_SIZE   ((size_t)32 * 1024)
#define RANGE_LB_INC 0x02 /* rangetypes.h: the lower bound belongs to it */
#define RANGE_SIZE   (1 + 4 + 8 + 4 + 8)

/* Room for so many bytes, which the caller fills: fields are many and small,
 * so nothing is called for them but where the buffer grows. */
static inline char *
put_room(struct buf *buf, size_t len)
{
    char *at;

    if (buf->cap - buf->len <= len)
        buf_room(buf, len);
    at = buf->at + buf->len;
    buf->len += len;
    return at;
}

static inline void
put16(struct buf *buf, int16_t number)
{
    uint16_t big = htobe16((uint16_t)number);

    memcpy(put_room(buf, sizeof big), &big, sizeof big);
}

static inline void
put32(struct buf *buf, int32_t number)
{
    uint32_t big = htobe32((uint32_t)number);

    memcpy(put_room(buf, sizeof big), &big, sizeof big);
}

static inline void
put64(struct buf *buf, int64_t number)
{
    uint64_t big = htobe64((uint64_t)number);

    memcpy(put_room(buf, sizeof big), &big, sizeof big);
}

bool
db_copy_open(struct db_copy *copy, struct db *db, const struct sql *sql,
             struct err *err)
{
    static const char signature[11] = "PGCOPY\n\377\r\n"; /* and its NUL */
    AUTO(db_rows) got = { PQexec(db->link->conn, sql->text), 0 };

    if (PQresultStatus(got.result) != PGRES_COPY_IN)
        return db_fault(db, sql, got.result, err);
    assert(PQbinaryTuples(got.result));
    *copy = (struct db_copy){ .db = db, .sql = sql };
    buf_room(&copy->buf, PIECE_SIZE + PIECE_SIZE / 4);
    buf_add(&copy->buf, signature, sizeof signature);
    put32(&copy->buf, 0); /* no flags */
    put32(&copy->buf, 0); /* no extension of the header */
    return true;
}

void
db_copy_row(struct db_copy *copy, int columns)
{
    put16(&copy->buf, (int16_t)columns);
}

void
db_copy_null(struct db_copy *copy)
{
    put32(&copy->buf, -1);
}

void
db_copy_int64(struct db_copy *copy, int64_t number)
{
    put32(&copy->buf, sizeof number);
    put64(&copy->buf, number);
}

void
db_copy_int32(struct db_copy *copy, int32_t number)
{
    put32(&copy->buf, sizeof number);
    put32(&copy->buf, number);
}

void
db_copy_int16(struct db_copy *copy, int16_t number)
{
    put32(&copy->buf, sizeof number);
    put16(&copy->buf, number);
}

void
db_copy_bool(struct db_copy *copy, bool flag)
{
    put32(&copy->buf, 1);
    *put_room(&copy->buf, 1) = flag;
}

void
db_copy_text(struct db_copy *copy, struct slice text)
{
    assert(text.len <= INT32_MAX);
    put32(&copy->buf, (int32_t)text.len);
    buf_slice(&copy->buf, text);
}

void
db_copy_ref(struct db_copy *copy, const uint8_t ref[16])
{
    put32(&copy->buf, 16);
    memcpy(put_room(&copy->buf, 16), ref, 16);
}

void
db_copy_instant(struct db_copy *copy, int64_t instant)
{
    if (instant == INT64_MIN)
        db_copy_null(copy);
    else
        db_copy_int64(copy, pg_instant(instant));
}

void
db_copy_instants(struct db_copy *copy, const struct db_span *spans,
                 size_t count, bool ends)
{
    struct buf *buf = &copy->buf;

    assert(count < INT32_MAX / 16);
    put32(buf, count ? 20 + 12 * (int32_t)count : 12);
    put32(buf, count != 0); /* dimensions: an empty array has none */
    put32(buf, 0);          /* holds no null */
    put32(buf, OID_TIMESTAMPTZ);
    if (count == 0)
        return;
    put32(buf, (int32_t)count);
    put32(buf, 1); /* counts from 1 */
    for (size_t i = 0; i < count; i++)
        db_copy_instant(copy, ends ? spans[i].to : spans[i].from);
}

void
db_copy_multirange(struct db_copy *copy, const struct db_span *spans,
                   size_t count)
{
    struct buf *buf = &copy->buf;

    assert(count < INT32_MAX / (4 + RANGE_SIZE) - 1);
    put32(buf, 4 + (4 + RANGE_SIZE) * (int32_t)count);
    put32(buf, (int32_t)count);
    for (size_t i = 0; i < count; i++) {
        assert(spans[i].from < spans[i].to);
        put32(buf, RANGE_SIZE);
        *put_room(buf, 1) = RANGE_LB_INC;
        db_copy_int64(copy, pg_instant(spans[i].from));
        db_copy_int64(copy, pg_instant(spans[i].to));
    }
}

static bool
copy_put(struct db_copy *copy, struct err *err)
{
    int done =
        PQputCopyData(copy->db->link->conn, copy->buf.at, (int)copy->buf.len);

    buf_reset(&copy->buf);
    return done == 1 ? true : db_fault(copy->db, copy->sql, NULL, err);
}

bool
db_copy_send(struct db_copy *copy, struct err *err)
{
    return copy->buf.len < PIECE_SIZE ? true : copy_put(copy, err);
}

/* The answer to a COPY: one result with its outcome, then none. */
static bool
copy_answer(struct db_copy *copy, struct err *err)
{
    PGconn *conn = copy->db->link->conn;
    PGresult *result;
    bool done = true;

    while ((result = PQgetResult(conn)) != NULL) {
        if (PQresultStatus(result) != PGRES_COMMAND_OK && done)
            done = db_fault(copy->db, copy->sql, result, err);
        PQclear(result);
    }
    return done;
}

bool
db_copy_close(struct db_copy *copy, struct err *err)
{
    bool done;

    put16(&copy->buf, -1); /* no more rows */
    done = copy_put(copy, err);
    if (done && PQputCopyEnd(copy->db->link->conn, NULL) != 1)
        done = db_fault(copy->db, copy->sql, NULL, err);
    done = done && copy_answer(copy, err);
    db_copy_drop(copy);
    return done;
}

void
db_drain(struct db *db)
{
    PGconn *conn = db->link->conn;
    PGresult *result;

    while ((result = PQgetResult(conn)) != NULL) {
        /* PQgetResult gives COPY_IN again and again until it is ended. */
        bool open = PQresultStatus(result) == PGRES_COPY_IN;

        PQclear(result);
        if (open && PQputCopyEnd(conn, "given up by headcount") != 1)
            break;
    }
}

void
db_copy_drop(struct db_copy *copy)
{
    if (copy->db != NULL)
        db_drain(copy->db);
    copy->db = NULL;
    buf_drop(&copy->buf);
}

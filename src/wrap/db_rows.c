/* db_rows.c - results of PostgreSQL, cell by cell, from their text. */
#include "base/civil.h"
#include "wrap/db_link.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

void
db_rows_drop(struct db_rows *rows)
{
    PQclear(rows->result);
    *rows = (struct db_rows){ 0 };
}

bool
db_is_null(const struct db_rows *rows, int row, int column)
{
    assert(row >= 0 && row < rows->count);
    return PQgetisnull(rows->result, row, column) != 0;
}

const char *
db_cell(const struct db_rows *rows, int row, int column)
{
    assert(row >= 0 && row < rows->count);
    assert(column >= 0 && column < db_columns(rows));
    return PQgetvalue(rows->result, row, column);
}

int64_t
db_number(const struct db_rows *rows, int row, int column)
{
    return strtoll(db_cell(rows, row, column), NULL, 10);
}

bool
db_truth(const struct db_rows *rows, int row, int column)
{
    return db_cell(rows, row, column)[0] == 't';
}

static int
hex_digit(char c)
{
    return c <= '9' ? c - '0' : c - 'a' + 10;
}

size_t
db_binary(const struct db_rows *rows, int row, int column, uint8_t *to,
          size_t size)
{
    const char *at = db_cell(rows, row, column);
    size_t len = 0;

    if (strncmp(at, "\\x", 2) == 0) /* a bytea; a uuid has hyphens */
        at += 2;
    while (*at && len < size) {
        if (*at == '-') {
            at++;
            continue;
        }
        to[len++] = (uint8_t)(hex_digit(at[0]) << 4 | hex_digit(at[1]));
        at += 2;
    }
    return len;
}

/* Cuts a number off the text, and the mark behind it. */
static int64_t
cut_number(const char **at)
{
    int64_t number = 0;

    while (**at >= '0' && **at <= '9')
        number = number * 10 + (*(*at)++ - '0');
    if (**at == '-' || **at == ':' || **at == ' ')
        (*at)++;
    return number;
}

/* "2021-06-29", "0044-03-15 BC": ISO, as the session asks for. */
static int64_t
cut_days(const char **at, const char *whole)
{
    struct civil date;

    date.year = cut_number(at);
    date.month = (int)cut_number(at);
    date.day = (int)cut_number(at);
    if (strstr(whole, "BC") != NULL)
        date.year = 1 - date.year;
    return civil_days(date);
}

int64_t
db_date(const struct db_rows *rows, int row, int column)
{
    const char *cell = db_cell(rows, row, column);
    const char *at = cell;

    if (*cell < '0' || *cell > '9') /* null, -infinity, infinity */
        return *cell == 'i' ? INT64_MAX : INT64_MIN;
    return cut_days(&at, cell);
}

int64_t
db_when(const struct db_rows *rows, int row, int column)
{
    const char *cell = db_cell(rows, row, column);
    const char *at = cell;
    int64_t instant;

    if (*cell < '0' || *cell > '9')
        return *cell == 'i' ? INT64_MAX : INT64_MIN;
    instant = cut_days(&at, cell) * DAY_SECONDS;
    instant += cut_number(&at) * 3600;
    instant += cut_number(&at) * 60;
    /* A fraction is cut off, the zone of the session is UTC. */
    return instant + cut_number(&at);
}

int
db_columns(const struct db_rows *rows)
{
    return PQnfields(rows->result);
}

const char *
db_column(const struct db_rows *rows, int column)
{
    assert(column >= 0 && column < db_columns(rows));
    return PQfname(rows->result, column);
}

enum db_shape
db_shape(const struct db_rows *rows, int column)
{
    switch (PQftype(rows->result, column)) {
    case OID_BOOL: return DB_SHAPE_TRUTH;
    case OID_INT2:
    case OID_INT4:
    case OID_INT8:
    case OID_FLOAT4:
    case OID_FLOAT8:
    case OID_NUMERIC: return DB_SHAPE_NUMBER;
    default: return DB_SHAPE_TEXT;
    }
}

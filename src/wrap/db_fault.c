/* db_fault.c - why the database refused, said without a word of data.
 *
 * PostgreSQL quotes rejected values in its messages, DETAIL and CONTEXT, for
 * parameters too. SQLSTATE, names of our own schema, the place in our own SQL
 * and the function of the server's source that raised it hold none.
 */
#include "wrap/db_link.h"

#include <string.h>

static const struct {
    const char *state; /* a SQLSTATE or the beginning of one */
    const char *words, *hint;
} faults[] = {
    { "08", "the connection to the database was lost",
      "Run the command again; nothing is counted twice." },
    { "57P", "the database server is stopping or starting",
      "Run the command again in a while; nothing is counted twice." },
    { "57014", "the statement was cancelled", "" },
    { "53100", "the database server's disk is full",
      "Make room and run the command again; nothing is counted twice." },
    { "53", "the database server is out of memory, disk or connections",
      "Look at the server and run the command again." },
    { "40", "another command was changing the same data",
      "Run the command again; nothing is counted twice." },
    { "55P03", "another command holds a lock for too long",
      "Run the command again in a while; nothing is counted twice." },
    { "42501", "the database role lacks a permission",
      "Let the owner of the schema headcount grant it, or connect as the "
      "role that ran headcount init." },
    { "25006", "the database is read-only",
      "Connect to the primary server; a standby answers reports only." },
    { "3D", "there is no such database",
      "Create it, then run headcount init." },
    { "3F", "the schema headcount is missing", "Run headcount init." },
    { "23", "a constraint refused a row", "" },
    { "22", "the database refused a value", "" },
    { "42", "the schema does not fit this program", "Run headcount init." },
};

static void
fault_words(const char *state, const char **words, const char **hint)
{
    *words = "the database refused it";
    *hint = "";
    for (size_t i = 0; i < COUNT_OF(faults); i++) {
        size_t len = strlen(faults[i].state);

        if (strncmp(state, faults[i].state, len) == 0) {
            *words = faults[i].words;
            *hint = faults[i].hint;
            return;
        }
    }
}

/* Where in our own text the server stopped: characters, made into a line. */
static void
fault_place(struct buf *detail, const struct sql *sql, const char *position)
{
    int64_t place = 0;
    int line = 1;

    if (position == NULL || !slice_number(slice_of(position), &place))
        return;
    for (const char *at = sql->text; *at && place > 1; at++) {
        place -= (*at & 0xC0) != 0x80; /* not inside a UTF-8 character */
        line += *at == '\n';
    }
    buf_format(detail, ", line %d of %s.sql", line, sql->name);
}

bool
db_fault(const struct db *db, const struct sql *sql, const PGresult *result,
         struct err *err)
{
    static const struct {
        int field;
        const char *label;
    } names[] = {
        { PG_DIAG_CONSTRAINT_NAME, "constraint" },
        { PG_DIAG_TABLE_NAME, "table" },
        { PG_DIAG_COLUMN_NAME, "column" },
        { PG_DIAG_DATATYPE_NAME, "type" },
        { PG_DIAG_SOURCE_FUNCTION, "raised in" },
    };
    AUTO(buf) detail = { 0 };
    const char *state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    const char *words, *hint;

    /* libpq makes an error without a SQLSTATE when the server is gone. */
    if (state == NULL)
        state = PQstatus(db->link->conn) == CONNECTION_BAD ? "08006" : "XX000";
    fault_words(state, &words, &hint);
    buf_format(&detail, "SQLSTATE %s", state);
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        const char *name = PQresultErrorField(result, names[i].field);

        if (name != NULL)
            buf_format(&detail, ", %s %s", names[i].label, name);
    }
    fault_place(&detail, sql,
                PQresultErrorField(result, PG_DIAG_STATEMENT_POSITION));
    err_set(err, ERR_DATABASE, "%s: %s", sql->name, words);
    err_detail(err, "%s", buf_string(&detail));
    return err_hint(err, "%s", hint);
}

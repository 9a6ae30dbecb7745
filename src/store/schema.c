/* schema.c - the schema headcount: made, brought up to date, checked. */
#include "store/schema.h"
#include "files.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* "schema/001_facts" is number 1, name "facts". */
static int
file_number(const struct sql *file)
{
    const char *base = strchr(file->name, '/');

    assert(base != NULL);
    return atoi(base + 1);
}

static const char *
file_name(const struct sql *file)
{
    const char *mark = strchr(file->name, '_');

    assert(mark != NULL);
    return mark + 1;
}

static bool
is_noted(const struct db_rows *noted, int number)
{
    for (int i = 0; i < noted->count; i++) {
        if (db_number(noted, i, 0) == number)
            return true;
    }
    return false;
}

/* The numbers that were run; no rows and found = false: never set up. */
static bool
numbers_read(struct db *db, bool *ret_found, struct db_rows *noted,
             struct err *err)
{
    AUTO(db_rows) rows = { 0 };

    if (!db_run(db, &sql_schema_find, DB_NO_ARGS, &rows, err))
        return false;
    if (db_truth(&rows, 0, 0) &&
        !db_run(db, &sql_schema_numbers, DB_NO_ARGS, noted, err))
        return false;
    *ret_found = db_truth(&rows, 0, 0);
    return true;
}

/* A program that is older than the schema would write it wrongly. */
static bool
newer_check(const struct db_rows *noted, struct err *err)
{
    int last = 0;

    for (const struct sql *file = sql_schema; file->name != NULL; file++)
        last = file_number(file);
    for (int i = 0; i < noted->count; i++) {
        if (db_number(noted, i, 0) <= last)
            continue;
        err_set(err, ERR_SETTING, "the schema is newer than this program");
        err_detail(err, "the schema has number %lld, this program knows %d",
                   (long long)db_number(noted, i, 0), last);
        return err_hint(err, "Use the headcount that updated the schema, or "
                             "a newer one.");
    }
    return true;
}

static bool
file_run(struct db *db, const struct sql *file, struct err *err)
{
    struct db_args args =
        DB_ARGS(db_int(file_number(file)), db_text(file_name(file)));

    return db_script(db, file, err) &&
           db_run(db, &sql_schema_note, args, NULL, err);
}

static bool
ready_check(struct db *db, struct err *err)
{
    AUTO(db_rows) rows = { 0 };

    if (!db_run(db, &sql_schema_ready, DB_NO_ARGS, &rows, err))
        return false;
    if (!db_truth(&rows, 0, 0)) {
        err_set(err, ERR_SETTING, "the database is not in UTF-8");
        err_detail(err, "its encoding is %s", db_cell(&rows, 0, 1));
        return err_hint(err, "Make another one, as with createdb --encoding "
                             "UTF8 --template template0.");
    }
    if (db_truth(&rows, 0, 3)) {
        err_set(err, ERR_SETTING,
                "the database has a schema headcount that "
                "is not of this program");
        return err_hint(err, "Use another database, or rename that schema.");
    }
    if (db_truth(&rows, 0, 2))
        return true;
    err_set(err, ERR_DATABASE, "the database role may not create a schema");
    return err_hint(err,
                    "Let the owner of the database run: grant create on "
                    "database %s to %s.",
                    db_cell(&rows, 0, 4), db_cell(&rows, 0, 5));
}

static bool
files_run(struct db *db, bool *ret_changed, struct err *err)
{
    AUTO(db_rows) noted = { 0 };
    bool found = false, changed = false;

    if (!db_run(db, &sql_schema_lock, DB_NO_ARGS, NULL, err) ||
        !ready_check(db, err) || !numbers_read(db, &found, &noted, err) ||
        !newer_check(&noted, err))
        return false;
    for (const struct sql *file = sql_schema; file->name != NULL; file++) {
        bool base = file_number(file) == 0;

        if (base ? found : is_noted(&noted, file_number(file)))
            continue;
        if (base ? !db_script(db, file, err) : !file_run(db, file, err))
            return false;
        changed = true;
    }
    *ret_changed = changed;
    return true;
}

bool
schema_update(struct db *db, bool *ret_changed, struct err *err)
{
    struct err ignored;
    bool changed;

    if (!db_begin(db, err))
        return false;
    if (!files_run(db, &changed, err)) {
        db_rollback(db, &ignored);
        return err_at(err, "updating the schema");
    }
    if (!db_commit(db, err))
        return err_at(err, "updating the schema");
    *ret_changed = changed;
    return true;
}

bool
schema_check(struct db *db, struct err *err)
{
    AUTO(db_rows) noted = { 0 };
    bool found;

    if (!numbers_read(db, &found, &noted, err))
        return err_at(err, "looking at the schema");
    if (!found) {
        err_set(err, ERR_SETTING, "the database has no schema headcount");
        return err_hint(err, "Run headcount init.");
    }
    if (!newer_check(&noted, err))
        return false;
    for (const struct sql *file = sql_schema; file->name != NULL; file++) {
        if (file_number(file) == 0 || is_noted(&noted, file_number(file)))
            continue;
        err_set(err, ERR_SETTING, "the schema is older than this program");
        err_detail(err, "it lacks %s.sql", file->name);
        return err_hint(err, "Run headcount init.");
    }
    return true;
}

/* init.c - `headcount init`: home, key and schema; safe to repeat. */
#include "base/path.h"
#include "base/say.h"
#include "cmd/cmd.h"
#include "store/keyfile.h"
#include "store/schema.h"
#include "store/secret.h"

#include <unistd.h>

static bool
init_folders(struct app *app, struct err *err)
{
    const char *inbox = app_setting(app, "inbox");
    bool made;

    if (!app_home(app, &made, err))
        return false;
    say_note("home: %s, %s", app_setting(app, "home"),
             made ? "made" : "as it was");
    if (!path_make(inbox, 0700, &made, err))
        return err_at(err, "making the inbox");
    say_note("inbox: %s, %s", inbox, made ? "made" : "as it was");
    return true;
}

static bool
init_schema(struct db *db, struct err *err)
{
    bool changed;

    if (!schema_update(db, &changed, err))
        return err_at(err, "making the schema");
    say_note("schema: %s",
             changed ? "made, or brought up to date" : "up to date, as it was");
    return true;
}

/* The database knows no key: the file that there is (of `key new`, or of an
 * init that was cut off) becomes its key, else a new one. When the database
 * fails behind that, the file stays: it cannot be told whether the server
 * has committed, and a database whose key is gone is lost. */
static bool
first_key(struct app *app, struct db *db, const char *path, struct err *err)
{
    uint8_t id[CRYPTO_ID_SIZE], check[CRYPTO_DIGEST_SIZE];
    bool is_new = access(path, F_OK) != 0;
    bool known;

    if (is_new ? !keyfile_new(path, &app->root, err)
               : !keyfile_read(path, &app->root, err))
        return false;
    crypto_proof(app->root, id, check);
    if (!secret_write(db, id, check, err) ||
        !app_key_known(db, app->root, &known, err))
        return false;
    say_note("key: %s, %s", path,
             is_new ? "made" : "as it was; the database knows it now");
    if (is_new)
        say_hint("Keep a copy of the key file in a safe place: without it "
                 "nothing can be imported into this database again.");
    return true;
}

static bool
init_key(struct app *app, struct db *db, struct err *err)
{
    const char *path = app_setting(app, "key_file");
    uint8_t id[CRYPTO_ID_SIZE], check[CRYPTO_DIGEST_SIZE];
    bool known;

    if (!secret_read(db, &known, id, check, err))
        return false;
    if (!known)
        return first_key(app, db, path, err);
    /* Never a new one here: it would count everybody a second time. */
    if (!keyfile_read(path, &app->root, err))
        return err_at(err, "this database has a key already");
    if (!app_key_known(db, app->root, &known, err))
        return false;
    say_note("key: %s, as it was", path);
    return true;
}

static bool
init_run(struct app *app, const struct opts *opts, struct err *err)
{
    struct db *db;

    (void)opts;
    return init_folders(app, err) && app_db_bare(app, &db, err) &&
           init_schema(db, err) && init_key(app, db, err);
}

static const char *const examples[] = {
    "headcount init",
    "makes a home, a private server, its schema and a key",
    "headcount --database service=events init",
    "the same in a database of your own",
    NULL,
};

const struct cmd cmd_init = {
    .name = "init",
    .args = "",
    .summary = "makes the key and the schema, or brings them up to date",
    .about =
        "Makes the home of headcount, its inbox, the key file and the schema "
        "\"headcount\" in the database; on the first run without a database "
        "of your own also a private PostgreSQL server. Safe to repeat: what "
        "there is stays, and an older schema is brought up to date.\n"
        "\n"
        "A key is made only for a database that knows none. Where a key is "
        "known and its file is missing, init ends with an error.",
    .examples = examples,
    .run = init_run,
    .place = 100,
};

/* app.c - what every command shares: settings, database, key, series. */
#include "cmd/app.h"
#include "base/path.h"
#include "base/say.h"
#include "ingest/profile.h"
#include "store/keyfile.h"
#include "store/realm.h"
#include "store/schema.h"
#include "store/secret.h"
#include "store/series.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void
app_drop(struct app *app)
{
    if (app->db_is_open)
        db_drop(&app->db);
    crypto_key_drop(&app->root);
    settings_close(app->settings);
    *app = (struct app){ 0 };
}

const char *
app_setting(struct app *app, const char *name)
{
    return settings_get(app->settings, name);
}

size_t
app_memory(struct app *app)
{
    return settings_size(app->settings, "memory");
}

struct local
app_local(const struct app *app)
{
    return (struct local){
        .home = settings_get(app->settings, "home"),
        .bindir = settings_get(app->settings, "pg_bindir"),
    };
}

bool
app_home(struct app *app, bool *ret_made, struct err *err)
{
    const char *home = app_setting(app, "home");
    struct local local = app_local(app);
    bool absent = access(home, F_OK) != 0;
    bool made;

    /* The private server has to reach it, and says so before it is made. */
    if (!app_database_is_named(app)) {
        *ret_made = absent;
        return local_home(&local, err);
    }
    if (!path_make(home, geteuid() == 0 ? 0711 : 0700, &made, err))
        return err_at(err, "making the home of headcount");
    *ret_made = made;
    return true;
}

bool
app_database_is_named(const struct app *app)
{
    /* What names a server or a database; who and how (PGUSER, PGSSLMODE, ...)
     * may be set for other programs. */
    static const char *const variables[] = { "PGHOST", "PGHOSTADDR", "PGPORT",
                                             "PGSERVICE", "PGDATABASE" };

    if (settings_get(app->settings, "database")[0] != '\0')
        return true;
    for (size_t i = 0; i < COUNT_OF(variables); i++) {
        const char *value = getenv(variables[i]);

        if (value != NULL && value[0] != '\0')
            return true;
    }
    return false;
}

bool
app_db_bare(struct app *app, struct db **ret_db, struct err *err)
{
    AUTO(buf) conninfo = { 0 };
    struct local local = app_local(app);
    bool made;

    if (app->db_is_open) {
        *ret_db = &app->db;
        return true;
    }
    if (app_database_is_named(app))
        buf_text(&conninfo, app_setting(app, "database"));
    else if (!app_home(app, &made, err) || !local_start(&local, &conninfo, err))
        return false;
    if (!db_open(&app->db, buf_string(&conninfo), err))
        return false;
    app->db_is_open = true;
    *ret_db = &app->db;
    return true;
}

/* A home that was mistyped must not become a server of its own. */
static bool
server_is_made(const struct app *app, struct err *err)
{
    struct local local = app_local(app);
    AUTO(buf) ignored = { 0 };
    enum local_state state;

    if (app->db_is_open || app_database_is_named(app))
        return true;
    if (!local_status(&local, &state, &ignored, err))
        return false;
    if (state != LOCAL_ABSENT)
        return true;
    err_set(err, ERR_SETTING, "there is no headcount at %s", local.home);
    return err_hint(err, "Run headcount init, or name another home with "
                         "--home or HEADCOUNT_HOME.");
}

bool
app_db(struct app *app, struct db **ret_db, struct err *err)
{
    struct db *db;

    if (!server_is_made(app, err) || !app_db_bare(app, &db, err))
        return false;
    if (!app->schema_is_checked && !schema_check(db, err))
        return false;
    app->schema_is_checked = true;
    *ret_db = db;
    return true;
}

bool
app_key_known(struct db *db, const struct crypto_key *root, bool *ret_known,
              struct err *err)
{
    uint8_t id[CRYPTO_ID_SIZE], check[CRYPTO_DIGEST_SIZE];
    uint8_t own_id[CRYPTO_ID_SIZE], own_check[CRYPTO_DIGEST_SIZE];
    bool present;

    if (!secret_read(db, &present, id, check, err))
        return false;
    *ret_known = present;
    if (!present)
        return true;
    crypto_proof(root, own_id, own_check);
    if (crypto_same(id, own_id, sizeof id) &&
        crypto_same(check, own_check, sizeof check))
        return true;
    err_set(err, ERR_SETTING,
            "the key is not the one that this database was made with");
    err_detail(err,
               "the database knows key %02x%02x%02x%02x..., the file holds "
               "%02x%02x%02x%02x...",
               id[0], id[1], id[2], id[3], own_id[0], own_id[1], own_id[2],
               own_id[3]);
    return err_hint(err, "Put the right key file in place, or name it with "
                         "the setting key_file; another key would count "
                         "everybody a second time.");
}

bool
app_key(struct app *app, const struct crypto_key **ret_root, struct err *err)
{
    const char *path = app_setting(app, "key_file");
    struct db *db;
    bool known;

    if (app->root != NULL) {
        *ret_root = app->root;
        return true;
    }
    if (!app_db(app, &db, err) || !keyfile_read(path, &app->root, err))
        return false;
    if (!app_key_known(db, app->root, &known, err)) {
        crypto_key_drop(&app->root);
        return false;
    }
    if (!known) {
        crypto_key_drop(&app->root);
        err_set(err, ERR_SETTING, "the database knows no key yet");
        return err_hint(err, "Run headcount init.");
    }
    if (!crypto_locked())
        say_more("the key lies in memory that can be swapped out (ulimit -l)");
    *ret_root = app->root;
    return true;
}

bool
app_realm(struct app *app, const struct plan *plan, struct identity *identity,
          struct err *err)
{
    struct ref canary = identity_canary(identity);
    uint8_t key_id[CRYPTO_ID_SIZE], check[CRYPTO_DIGEST_SIZE];
    const struct crypto_key *root = NULL;
    struct db *db = NULL;

    if (!app_db(app, &db, err) || !app_key(app, &root, err))
        return false;
    crypto_proof(root, key_id, check);
    return realm_open(db, plan->realm, key_id, &canary, ADDRESS_VERSION, err);
}

bool
app_profiles(struct app *app, struct profiles *profiles, size_t *ret_own,
             struct err *err)
{
    size_t before = profiles->count;

    if (!profiles_folder(profiles, app_setting(app, "formats_dir"), err))
        return false;
    *ret_own = profiles->count - before;
    return profiles_load(profiles, err);
}

static bool
only_series(struct db *db, struct buf *slug, struct err *err)
{
    AUTO(db_rows) rows = { 0 };
    AUTO(buf) names = { 0 };

    if (!series_list(db, &rows, err))
        return false;
    if (rows.count == 1) {
        buf_text(slug, db_cell(&rows, 0, 0));
        return true;
    }
    if (rows.count == 0) {
        err_set(err, ERR_SETTING, "there is no series yet");
        return err_hint(err,
                        "Declare one in a plan: headcount plan apply FILE.");
    }
    for (int i = 0; i < rows.count; i++)
        buf_format(&names, "%s%s", i ? ", " : "", db_cell(&rows, i, 0));
    err_set(err, ERR_USAGE, "there are several series");
    err_detail(err, "there are %s", buf_string(&names));
    return err_hint(err, "Name one with --series.");
}

bool
app_series(struct app *app, const char *slug, struct plan *ret_plan,
           struct err *err)
{
    AUTO(buf) only = { 0 };
    struct db *db;

    if (!app_db(app, &db, err))
        return false;
    if (slug == NULL && !only_series(db, &only, err))
        return false;
    return series_read(db, slug ? slug : buf_string(&only), ret_plan, err);
}

bool
app_webinar_name(struct arena *arena, const char *given,
                 const char **ret_series, const char **ret_webinar,
                 struct err *err)
{
    struct slice webinar = slice_of(given);
    struct slice series = { NULL, 0 };

    if (strchr(given, '/') != NULL)
        series = slice_cut(&webinar, '/');
    if (!slug_valid(webinar) || (series.at && !slug_valid(series))) {
        err_set(err, ERR_SETTING, "--webinar does not name a webinar");
        return err_hint(err, "Write --webinar WEBINAR or --webinar "
                             "SERIES/WEBINAR, as headcount plan show prints "
                             "them.");
    }
    *ret_series = series.at ? arena_text(arena, series) : NULL;
    *ret_webinar = arena_text(arena, webinar);
    return true;
}

/* app.h - what every command shares: settings, database, key, series.
 *
 * All of it is opened on first use, so that `--help` costs nothing.
 */
#ifndef HEADCOUNT_APP_H
#define HEADCOUNT_APP_H

#include "base/err.h"
#include "base/opt.h"
#include "base/settings.h"
#include "ingest/identity.h"
#include "model/plan.h"
#include "store/local.h"
#include "wrap/crypto.h"
#include "wrap/db.h"

struct profiles;

struct app {
    struct settings *settings;
    struct db db;
    struct crypto_key *root;
    bool quiet, verbose;
    bool db_is_open, schema_is_checked;
};

void app_drop(struct app *app); /* closes what was opened */

/* A setting by name ("home", "key_file", "database", "inbox", ...): option >
 * environment > configuration file > preset. Never NULL. */
const char *app_setting(struct app *app, const char *name);

/* The setting `memory` in bytes; 0: no limit. */
size_t app_memory(struct app *app);

/* Makes the home folder, 0711 for root (whose server runs as the user
 * postgres, who must be able to enter), else 0700; see local_home. */
bool app_home(struct app *app, bool *ret_made, struct err *err);

/* The private server of this home; and whether another one is named, by the
 * setting or by libpq's own environment. */
struct local app_local(const struct app *app);
bool app_database_is_named(const struct app *app);

/* The database, its schema known to be up to date (else ERR_SETTING, hint
 * "Run headcount init."). Starts the private server where no other is named;
 * makes none: ERR_SETTING. */
bool app_db(struct app *app, struct db **ret_db, struct err *err);

/* The same without looking at the schema, and makes the private server: for
 * init. */
bool app_db_bare(struct app *app, struct db **ret_db, struct err *err);

/* The root key from key_file, checked against the database: ERR_SETTING for
 * a missing key, wrong mode, owner, symlink, or a key that is not the one
 * that the database was made with. */
bool app_key(struct app *app, const struct crypto_key **ret_root,
             struct err *err);

/* Whether the database has a root key's proof, and whether that is `root`'s:
 * ERR_SETTING when it is another's. */
bool app_key_known(struct db *db, const struct crypto_key *root,
                   bool *ret_known, struct err *err);

/* The realm of a series, made on first use, and pseudonyms still made as they
 * were (store/realm): before a transaction writes the first ref. */
bool app_realm(struct app *app, const struct plan *plan,
               struct identity *identity, struct err *err);

/* The formats: those of the user's own, which come first (ret_own of them),
 * and those that are built in. What was read is the caller's to drop, also
 * when it fails. */
bool app_profiles(struct app *app, struct profiles *profiles, size_t *ret_own,
                  struct err *err);

/* The series of --series, or the only one there is: else ERR_USAGE, naming
 * them; none at all: ERR_SETTING. An explicit slug (may be NULL) wins. */
bool app_series(struct app *app, const char *slug, struct plan *ret_plan,
                struct err *err);

/* Splits `--webinar W` or `S/W`: the series part into `ret_series` (NULL if
 * none), the rest into `ret_webinar`. Memory of the arena. ERR_SETTING:
 * not slugs, so no webinar has that name. */
bool app_webinar_name(struct arena *arena, const char *given,
                      const char **ret_series, const char **ret_webinar,
                      struct err *err);

#endif

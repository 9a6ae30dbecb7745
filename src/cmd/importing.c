/* importing.c - one file into the database. */
#include "cmd/importing.h"

#include "base/say.h"
#include "store/figures.h"
#include "store/imports.h"
#include "store/realm.h"
#include "store/series.h"

#include <string.h>

/* One file on its way: everything that is dropped together. */
struct carried {
    struct importing *importing;
    struct plan plan;
    struct arena arena;
    struct source *source;
    struct identity *identity;
    struct reading *reading;
    struct known_list known;
    struct reading_how how;
    struct heads *heads; /* for each webinar of the harvest */
    struct progress progress;
};

bool
importing_open(struct importing *importing, struct err *err)
{
    if (!app_db(importing->app, &importing->db, err) ||
        !app_key(importing->app, &importing->root, err) ||
        !crypto_subkey(&importing->file_key, importing->root, CRYPTO_FILE, NULL,
                       err))
        return false;
    return profiles_load(&importing->profiles, err);
}

void
importing_drop(struct importing *importing)
{
    crypto_key_drop(&importing->file_key);
    profiles_drop(&importing->profiles);
}

static void
carried_drop(struct carried *carried)
{
    progress_drop(&carried->progress);
    reading_close(carried->reading);
    identity_close(carried->identity);
    source_close(carried->source);
    plan_drop(&carried->plan);
    known_list_drop(&carried->known);
    arena_drop(&carried->arena);
}

static void
carried_progress(int64_t done, int64_t total, void *with)
{
    progress_set(with, done, total);
}

/* Everything that is needed before the first row is read. */
static bool
carried_open(struct carried *carried, const char *path, struct err *err)
{
    struct importing *importing = carried->importing;
    struct reading_how *how = &carried->how;

    if (!app_series(importing->app, importing->series, &carried->plan, err))
        return false;
    if (importing->webinar != NULL &&
        plan_find(&carried->plan, importing->webinar) == NULL)
        return account_no_webinar(&carried->plan, importing->webinar, err);
    if (!identity_open(&carried->identity, importing->root, carried->plan.realm,
                       carried->plan.slug, err) ||
        !source_open(&carried->source, path, importing->file_key, err))
        return false;
    progress_open(&carried->progress, source_name(carried->source));
    *how = (struct reading_how){ .plan = &carried->plan,
                                 .profiles = &importing->profiles,
                                 .identity = carried->identity,
                                 .bots = settings_get(importing->app->settings,
                                                      "bots"),
                                 .format = importing->format,
                                 .encoding = importing->encoding,
                                 .order = importing->order,
                                 .progress = carried_progress,
                                 .with = &carried->progress };
    how->place = (struct place_how){ .file = source_name(carried->source),
                                     .webinar = importing->webinar,
                                     .tz = importing->tz,
                                     .create = importing->create };
    return true;
}

/* Reads the file, knowing what its bytes have brought before. */
static bool
carried_read(struct carried *carried, struct err *err)
{
    struct importing *importing = carried->importing;
    int64_t *webinars;

    reading_close(carried->reading);
    carried->reading = NULL;
    if (!imports_known(importing->db, carried->plan.series_id,
                       source_digest(carried->source), &carried->known, err))
        return false;
    webinars = arena_get(&carried->arena,
                         (carried->known.count + 1) * sizeof *webinars);
    for (size_t i = 0; i < carried->known.count; i++)
        webinars[i] = carried->known.at[i].webinar_id;
    carried->how.known = webinars;
    carried->how.known_count = carried->known.count;
    if (!reading_open(&carried->reading, carried->source, &carried->how, err))
        return false;
    carried->heads =
        arena_get(&carried->arena,
                  (reading_harvest(carried->reading)->webinar_count + 1) *
                      sizeof *carried->heads);
    return true;
}

/* Whether nobody imported the same bytes while we read them. */
static bool
known_unchanged(struct carried *carried, bool *ret_unchanged, struct err *err)
{
    AUTO(known_list) known = { 0 };

    if (!imports_known(carried->importing->db, carried->plan.series_id,
                       source_digest(carried->source), &known, err))
        return false;
    *ret_unchanged = known.count == carried->known.count;
    return true;
}

/* The same bytes again are nothing new, unless they would now be read in
 * another way: that must not pass in silence (counting.md R10). */
static bool
known_same(const struct carried *carried, struct err *err)
{
    const struct harvest *harvest = reading_harvest(carried->reading);

    for (size_t i = 0; i < harvest->webinar_count; i++) {
        const struct harvest_webinar *webinar = &harvest->webinars[i];

        for (size_t k = 0; webinar->known && k < carried->known.count; k++) {
            const struct known *known = &carried->known.at[k];

            if (known->webinar_id != webinar->webinar_id)
                continue;
            if (!account_same(harvest, webinar, known, err))
                return false;
        }
    }
    return true;
}

static bool
harvest_is_new(const struct harvest *harvest)
{
    for (size_t i = 0; i < harvest->webinar_count; i++)
        if (!harvest->webinars[i].known && !harvest->webinars[i].foreign)
            return true;
    return false;
}

static bool
webinar_write(struct carried *carried, int64_t import_id, size_t number,
              struct err *err)
{
    struct db *db = carried->importing->db;
    struct harvest *harvest = reading_harvest(carried->reading);
    struct harvest_webinar *webinar = &harvest->webinars[number];
    bool answers = false;

    if (!import_webinar(db, import_id, harvest->digest, webinar, err))
        return false;
    for (int pass = 0; pass < 1 + answers; pass++) {
        struct fact_writer writer = { 0 };
        bool good = fact_writer_open(&writer, db, import_id,
                                     webinar->webinar_id, pass == 1, err) &&
                    reading_facts(carried->reading, number, fact_writer_add,
                                  &writer, err) &&
                    fact_writer_close(&writer, err);

        answers |= writer.has_answers;
        fact_writer_drop(&writer);
        if (!good)
            return false;
    }
    return figures_touch(db, carried->plan.series_id, webinar->webinar_id,
                         err) &&
           import_heads(db, import_id, webinar->webinar_id,
                        &carried->heads[number], err);
}

/* --create: the webinar gets its slug and id. */
static bool
webinar_create(struct carried *carried, struct harvest_webinar *webinar,
               struct err *err)
{
    struct plan_webinar created = { .day = webinar->day,
                                    .title = webinar->title };

    if (!webinar->create)
        return true;
    if (!series_create_webinar(carried->importing->db, &carried->plan,
                               webinar->platform_id, &created, err))
        return false;
    webinar->webinar_id = created.webinar_id;
    webinar->slug = created.slug;
    return true;
}

bool
importing_realm(const struct importing *importing, const struct plan *plan,
                struct identity *identity, struct err *err)
{
    struct ref canary = identity_canary(identity);
    uint8_t key_id[CRYPTO_ID_SIZE], check[CRYPTO_DIGEST_SIZE];

    crypto_proof(importing->root, key_id, check);
    return realm_open(importing->db, plan->realm, key_id, &canary,
                      ADDRESS_VERSION, err);
}

static bool
carried_write(struct carried *carried, int64_t *ret_id, struct err *err)
{
    struct importing *importing = carried->importing;
    struct harvest *harvest = reading_harvest(carried->reading);
    int64_t import_id;

    if (!importing_realm(importing, &carried->plan, carried->identity, err) ||
        !import_open(importing->db, carried->plan.series_id, harvest,
                     &import_id, err))
        return false;
    for (size_t i = 0; i < harvest->webinar_count; i++) {
        struct harvest_webinar *webinar = &harvest->webinars[i];

        if (webinar->known || webinar->foreign)
            continue;
        if (!webinar_create(carried, webinar, err) ||
            !webinar_write(carried, import_id, i, err))
            return false;
    }
    if (!import_account(importing->db, import_id, harvest, err))
        return false;
    *ret_id = import_id;
    return true;
}

static bool
rejects_write(struct slice text, void *with, struct err *err)
{
    (void)err;
    fwrite(text.at, 1, text.len, with);
    return true;
}

static bool
rejects_check(struct carried *carried, struct err *err)
{
    const struct importing *importing = carried->importing;
    const struct harvest *harvest = reading_harvest(carried->reading);
    size_t count = harvest->reject_count;

    if (importing->rejects != NULL && count > 0 &&
        !reading_rejected(carried->reading, rejects_write,
                          importing->rejects->file, err))
        return false;
    if (importing->max_rejects < 0 || count <= (size_t)importing->max_rejects)
        return true;
    err_set(err, ERR_REJECTS,
            "%s: %zu rows rejected, %lld allowed: nothing imported",
            harvest->file, count, (long long)importing->max_rejects);
    err_detail(err, "The first is line %u: %s.", harvest->rejects->line,
               harvest->rejects->reason);
    return err_hint(err, "See them with --rejects-file FILE, or allow more "
                         "with --max-rejects.");
}

/* The transaction, but for its end. `ret_again`: somebody else was faster. */
static bool
carried_transact(struct carried *carried, struct imported *imported,
                 bool *ret_again, struct err *err)
{
    struct importing *importing = carried->importing;
    struct db *db = importing->db;
    int64_t series_id = carried->plan.series_id;
    bool unchanged;

    *ret_again = false;
    if (!series_lock(db, series_id, err) ||
        !known_unchanged(carried, &unchanged, err))
        return false;
    if (!unchanged) {
        *ret_again = true;
        return true;
    }
    if (!carried_write(carried, &imported->import_id, err))
        return false;
    return !importing->figures || importing->dry_run ||
           figures_update(db, series_id, false, err);
}

static bool
carried_store(struct carried *carried, struct imported *imported,
              bool *ret_again, struct err *err)
{
    struct importing *importing = carried->importing;
    struct db *db = importing->db;
    struct err ignored = { 0 };

    if (!db_begin(db, err))
        return false;
    if (!carried_transact(carried, imported, ret_again, err)) {
        db_rollback(db, &ignored);
        return false;
    }
    if (*ret_again || importing->dry_run)
        return db_rollback(db, err);
    return db_commit(db, err);
}

static bool
carried_import(struct carried *carried, struct imported *imported,
               struct err *err)
{
    bool again = true;

    while (again) {
        if (!carried_read(carried, err) || !known_same(carried, err) ||
            !rejects_check(carried, err))
            return false;
        imported->known = !harvest_is_new(reading_harvest(carried->reading));
        if (imported->known) {
            imported->import_id = carried->known.at[0].import_id;
            break;
        }
        if (!carried_store(carried, imported, &again, err))
            return false;
    }
    return true;
}

bool
importing_file(struct importing *importing, const char *path,
               struct imported *ret_imported, struct err *err)
{
    struct carried carried = { .importing = importing };
    struct imported imported = { 0 };
    bool good = carried_open(&carried, path, err) &&
                carried_import(&carried, &imported, err);

    progress_drop(&carried.progress);
    if (good) {
        imported.series_id = carried.plan.series_id;
        account_say(carried.plan.slug, reading_harvest(carried.reading),
                    carried.heads, &imported);
        account_warn(reading_harvest(carried.reading)->file,
                     reading_warnings(carried.reading),
                     reading_unknown(carried.reading));
        *ret_imported = imported;
    }
    carried_drop(&carried);
    return good;
}

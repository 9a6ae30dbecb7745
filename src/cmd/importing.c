/* importing.c - one file into the database. */
#include "cmd/importing.h"

#include "base/say.h"
#include "cmd/rejecting.h"
#include "cmd/storing.h"
#include "ingest/basis.h"
#include "model/planfile.h"
#include "store/known.h"
#include "store/lock.h"
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
    struct slice digest; /* of the source; where it had to be waited for */
    uint8_t basis[CRYPTO_DIGEST_SIZE];
    struct harvest recalled; /* the harvest, where nothing had to be read */
    bool is_recalled;
    struct reading_how how;
    struct heads *heads; /* for each webinar of the harvest */
    struct output rejects;
    struct progress progress;
};

bool
importing_open(struct importing *importing, struct err *err)
{
    size_t own;

    return app_db(importing->app, &importing->db, err) &&
           app_key(importing->app, &importing->root, err) &&
           crypto_subkey(&importing->file_key, importing->root, CRYPTO_FILE,
                         NULL, err) &&
           app_profiles(importing->app, &importing->profiles, &own, err);
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
    harvest_drop(&carried->recalled);
    output_drop(&carried->rejects);
    arena_drop(&carried->arena);
}

static struct harvest *
carried_harvest(struct carried *carried)
{
    return carried->is_recalled ? &carried->recalled
                                : reading_harvest(carried->reading);
}

static void
carried_progress(int64_t done, int64_t total, void *with)
{
    progress_set(with, done, total);
}

/* The plan as it is now, and the pseudonyms of its realm. */
static bool
carried_plan(struct carried *carried, struct err *err)
{
    struct importing *importing = carried->importing;

    reading_close(carried->reading);
    identity_close(carried->identity);
    plan_drop(&carried->plan);
    carried->reading = NULL;
    carried->identity = NULL;
    carried->plan = (struct plan){ 0 };
    if (!app_series(importing->app, importing->series, &carried->plan, err))
        return false;
    if (importing->webinar != NULL &&
        plan_find(&carried->plan, importing->webinar) == NULL)
        return account_no_webinar(&carried->plan, importing->webinar, err);
    return identity_open(&carried->identity, importing->root,
                         carried->plan.realm, carried->plan.slug, err);
}

/* Everything else that is needed before the first row is read. */
static bool
carried_open(struct carried *carried, const char *path, const char *name,
             struct err *err)
{
    struct importing *importing = carried->importing;
    struct reading_how *how = &carried->how;

    if (!carried_plan(carried, err) ||
        !source_open(&carried->source, path, name, importing->file_key, err))
        return false;
    progress_open(&carried->progress, source_name(carried->source));
    *how = (struct reading_how){ .plan = &carried->plan,
                                 .memory = app_memory(importing->app),
                                 .profiles = &importing->profiles,
                                 .bots = app_setting(importing->app, "bots"),
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

static struct slice
carried_basis(const struct carried *carried)
{
    return (struct slice){ (const char *)carried->basis,
                           sizeof carried->basis };
}

/* What has been imported on the same basis reads the same again, so it is not
 * read; but rejected rows have to be. */
static bool
carried_recall(struct carried *carried, struct err *err)
{
    struct importing *importing = carried->importing;
    struct harvest *recalled = &carried->recalled;

    harvest_drop(recalled);
    if (carried->known.count == 0 || importing->rejects != NULL ||
        importing->max_rejects >= 0)
        return true;
    recalled->file = source_name(carried->source);
    recalled->digest = carried->digest;
    recalled->basis = carried_basis(carried);
    return import_recall(importing->db, carried->plan.series_id, recalled,
                         &carried->is_recalled, err);
}

/* What the bytes have brought before; nothing, where no import can be of them:
 * then their digest is not waited for. */
static bool
carried_known(struct carried *carried, struct err *err)
{
    struct importing *importing = carried->importing;
    int64_t series_id = carried->plan.series_id;
    bool sized;

    known_list_drop(&carried->known);
    carried->is_recalled = false;
    if (!reading_basis(carried->basis, importing->file_key, &carried->how,
                       err) ||
        !imports_sized(importing->db, series_id, source_size(carried->source),
                       &sized, err))
        return false;
    if (!sized)
        return true;
    return source_digest(carried->source, &carried->digest, err) &&
           imports_known(importing->db, series_id, carried->digest,
                         &carried->known, err) &&
           carried_recall(carried, err);
}

/* Reads the file, knowing what its bytes have brought before. */
static bool
carried_read(struct carried *carried, struct err *err)
{
    struct harvest *harvest;
    int64_t *webinars;

    if (!carried_known(carried, err))
        return false;
    if (carried->is_recalled)
        return true;
    webinars = arena_get(&carried->arena,
                         (carried->known.count + 1) * sizeof *webinars);
    for (size_t i = 0; i < carried->known.count; i++)
        webinars[i] = carried->known.at[i].webinar_id;
    carried->how.identity = carried->identity;
    carried->how.known = webinars;
    carried->how.known_count = carried->known.count;
    if (!reading_open(&carried->reading, carried->source, &carried->how, err))
        return false;
    harvest = reading_harvest(carried->reading);
    harvest->basis = carried_basis(carried);
    carried->heads = arena_get(&carried->arena, (harvest->webinar_count + 1) *
                                                    sizeof *carried->heads);
    return source_digest(carried->source, &harvest->digest, err);
}

/* Whether plan and imports of the same bytes are still those with which the
 * file was read. */
static bool
carried_same(struct carried *carried, bool *ret_same, struct err *err)
{
    struct db *db = carried->importing->db;
    AUTO(known_list) known = { 0 };
    AUTO(plan) plan = { 0 };
    bool same;

    if (!series_read(db, carried->plan.slug, &plan, err) ||
        !planfile_same(&plan, &carried->plan, &same, err) ||
        !imports_known(db, carried->plan.series_id,
                       reading_harvest(carried->reading)->digest, &known, err))
        return false;
    *ret_same = same && known_list_same(&known, &carried->known);
    return true;
}

/* The rejects get their name last: what failed leaves an older file alone. */
static bool
rejects_close(struct carried *carried, struct err *err)
{
    return carried->rejects.file == NULL ||
           output_close(&carried->rejects, err);
}

/* The transaction, but for its end. `ret_again`: somebody else was faster. */
static bool
carried_transact(struct carried *carried, struct imported *imported,
                 bool *ret_again, struct err *err)
{
    struct importing *importing = carried->importing;
    struct db *db = importing->db;
    int64_t series_id = carried->plan.series_id;
    struct storing storing;
    bool same;

    *ret_again = false;
    if (!series_lock(db, series_id, err) || !carried_same(carried, &same, err))
        return false;
    if (!same) {
        *ret_again = true;
        return true;
    }
    storing = (struct storing){ .db = db,
                                .plan = &carried->plan,
                                .reading = carried->reading,
                                .heads = carried->heads,
                                .figures =
                                    importing->figures && !importing->dry_run };
    if (!app_realm(importing->app, &carried->plan, carried->identity, err) ||
        !storing_write(&storing, err))
        return false;
    imported->import_id = storing.import_id;
    return rejecting_write(&carried->rejects, importing->rejects,
                           carried->reading, err);
}

static bool
carried_store(struct carried *carried, struct imported *imported,
              bool *ret_again, struct err *err)
{
    struct importing *importing = carried->importing;
    struct db *db = importing->db;
    struct err ignored = { 0 };

    if (importing->dry_run)
        return carried_transact(carried, imported, ret_again, err);
    if (!db_begin(db, err))
        return false;
    if (!carried_transact(carried, imported, ret_again, err)) {
        db_rollback(db, &ignored);
        return false;
    }
    return *ret_again ? db_rollback(db, err) : db_commit(db, err);
}

/* The import that brought what is known of the file. */
static int64_t
known_import(struct carried *carried)
{
    const struct harvest *harvest = carried_harvest(carried);
    int64_t import_id = 0;

    for (size_t i = 0; i < harvest->webinar_count && import_id == 0; i++)
        import_id =
            known_list_find(&carried->known, harvest->webinars[i].webinar_id);
    return import_id;
}

/* Reads and stores what was read, with the plan as it stands. */
static bool
carried_try(struct carried *carried, struct imported *imported, bool *ret_again,
            struct err *err)
{
    struct importing *importing = carried->importing;
    struct err late = { 0 };

    *ret_again = false;
    if (!carried_read(carried, err))
        return false;
    imported->known = carried->is_recalled;
    if (imported->known) {
        imported->import_id = known_import(carried);
        return true;
    }
    if (!account_known(reading_harvest(carried->reading), &carried->known, err))
        return false;
    if (!rejecting_allowed(reading_harvest(carried->reading),
                           importing->max_rejects, err)) {
        if (!rejecting_write(&carried->rejects, importing->rejects,
                             carried->reading, &late) ||
            !rejects_close(carried, &late))
            *err = late;
        return false;
    }
    imported->known = harvest_is_known(reading_harvest(carried->reading));
    if (!imported->known)
        return carried_store(carried, imported, ret_again, err);
    imported->import_id = known_import(carried);
    return rejecting_write(&carried->rejects, importing->rejects,
                           carried->reading, err);
}

static bool
carried_import(struct carried *carried, struct imported *imported,
               struct err *err)
{
    bool again;

    if (!carried_try(carried, imported, &again, err))
        return false;
    while (again)
        if (!carried_plan(carried, err) ||
            !carried_try(carried, imported, &again, err))
            return false;
    return rejects_close(carried, err);
}

/* A dry run stays within the caller's transaction. */
static bool
dry_end(struct importing *importing, bool good, struct err *err)
{
    struct err ignored = { 0 };

    if (good)
        return db_keep(importing->db, err);
    db_restore(importing->db, &ignored);
    return false;
}

bool
importing_file(struct importing *importing, const char *path, const char *name,
               struct imported *ret_imported, struct err *err)
{
    struct carried carried = { .importing = importing };
    struct imported imported = { 0 };
    size_t replaced;
    uint32_t line;
    bool good;

    if (importing->dry_run && !db_save(importing->db, err))
        return false;
    good = carried_open(&carried, path, name, err) &&
           carried_import(&carried, &imported, err);
    if (importing->dry_run)
        good = dry_end(importing, good, err);
    progress_drop(&carried.progress);
    if (good) {
        imported.series_id = carried.plan.series_id;
        account_say(carried.plan.slug, carried_harvest(&carried), carried.heads,
                    &carried.known, &imported);
        if (!imported.known && !importing->dry_run)
            account_rejects(carried_harvest(&carried), imported.import_id);
        if (!carried.is_recalled)
            account_warn(carried.reading);
        replaced = source_replaced(carried.source, &line);
        account_replaced(source_name(carried.source), replaced, line);
        *ret_imported = imported;
    }
    carried_drop(&carried);
    return good;
}

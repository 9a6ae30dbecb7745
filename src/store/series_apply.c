/* series_apply.c - makes the database as a plan says. */
#include "files.h"
#include "model/planfile.h"
#include "model/planpart.h"
#include "store/figures.h"
#include "store/series.h"

#include <string.h>

/* An applying under way: the plan as the file has it, the series as the
 * database has it, and what comes of both. */
struct apply {
    struct db *db;
    const struct plan *plan;
    const char *file;
    bool prune, is_new;
    struct plan old;
    struct plan next; /* borrows its texts */
    struct series_changes changes;
};

static void
apply_drop(struct apply *apply)
{
    plan_drop(&apply->old);
    plan_drop(&apply->next);
}

/* --- what is refused ---------------------------------------------------- */

/* The zone in which an export's local times are read. */
static const char *
export_zone(const struct plan *plan, const struct plan_webinar *webinar)
{
    return *webinar->export_timezone ? webinar->export_timezone
                                     : plan->timezone;
}

static bool
check_series(const struct apply *apply, struct err *err)
{
    const struct plan *plan = apply->plan, *old = &apply->old;

    if (old->has_facts && strcmp(plan->realm, old->realm) != 0) {
        plan_wrong(err, apply->file, plan->line,
                   "the realm of series \"%s\" cannot change any more",
                   plan->slug);
        err_detail(err, "people are known under realm \"%s\"", old->realm);
        return err_hint(err,
                        "Undo its imports and take back roles given by hand "
                        "first, or keep realm = %s.",
                        old->realm);
    }
    if (strcmp(plan->timezone, old->timezone) == 0)
        return true;
    for (size_t i = 0; i < old->webinar_count; i++) {
        if (!old->webinars[i].has_imports)
            continue;
        plan_wrong(err, apply->file, plan->line,
                   "the zone of series \"%s\" cannot change any more",
                   plan->slug);
        err_detail(err, "imports of webinar \"%s\" have used %s",
                   old->webinars[i].slug, old->timezone);
        return err_hint(err, "Undo its imports first, or keep timezone = %s.",
                        old->timezone);
    }
    return true;
}

static bool
check_webinar(const struct apply *apply, const struct plan_webinar *webinar,
              const struct plan_webinar *old, struct err *err)
{
    const char *what = NULL;

    if (webinar->day != old->day)
        what = "day";
    else if (strcmp(export_zone(apply->plan, webinar),
                    export_zone(&apply->old, old)) != 0)
        what = "zone";
    if (!old->has_imports || what == NULL)
        return true;
    plan_wrong(err, apply->file, webinar->line,
               "the %s of webinar \"%s\" cannot change any more", what,
               webinar->slug);
    err_detail(err, "its imports have used it");
    return err_hint(err, "Undo its imports first, or leave the %s as it was.",
                    what);
}

/* What the plan does not have stays, at its instants; were they told by
 * something that the plan changes now, it could not be shown any more. */
static bool
check_left(const struct apply *apply, const struct plan_webinar *webinar,
           const struct plan_webinar *old, struct err *err)
{
    bool same = webinar->day == old->day &&
                webinar->starts_at == old->starts_at &&
                strcmp(apply->plan->timezone, apply->old.timezone) == 0;

    for (size_t i = 0; i < old->session_count && !same; i++) {
        const struct plan_session *session = &old->sessions[i];

        if (session->starts_at == INSTANT_NONE ||
            plan_find_session(webinar, session->slug) != NULL)
            continue;
        plan_wrong(err, apply->file, webinar->line,
                   "webinar \"%s\" moves, but not its session \"%s\"",
                   webinar->slug, session->slug);
        err_detail(err, "the session is in the database, not in the plan");
        return err_hint(err, "Add the session to the plan, or remove it with "
                             "--prune.");
    }
    return true;
}

static bool
check_lost(const struct apply *apply, const struct plan_webinar *old,
           struct err *err)
{
    AUTO(db_rows) rows = { 0 };

    if (!apply->prune &&
        strcmp(apply->plan->timezone, apply->old.timezone) != 0) {
        plan_wrong(err, apply->file, apply->plan->line,
                   "the zone changes, but webinar \"%s\" is not in the plan",
                   old->slug);
        return err_hint(err, "Add the webinar to the plan, or remove it with "
                             "--prune.");
    }
    if (!apply->prune || !old->has_imports)
        return true;
    if (!db_run(apply->db, &sql_webinar_imports,
                DB_ARGS(db_int(old->webinar_id)), &rows, err))
        return false;
    err_set(err, ERR_SETTING,
            "%s: webinar \"%s\" is not in the plan, but has data", apply->file,
            old->slug);
    err_detail(err, "it has %s import%s", db_cell(&rows, 0, 0),
               db_number(&rows, 0, 0) == 1 ? "" : "s");
    return err_hint(err, "Keep the webinar in the plan, or undo its imports "
                         "first: headcount imports lists them.");
}

static bool
apply_check(const struct apply *apply, struct err *err)
{
    if (apply->is_new)
        return true;
    if (!check_series(apply, err))
        return false;
    for (size_t i = 0; i < apply->old.webinar_count; i++) {
        const struct plan_webinar *old = &apply->old.webinars[i];
        const struct plan_webinar *webinar = plan_find(apply->plan, old->slug);

        if (webinar == NULL ? !check_lost(apply, old, err)
                            : !check_webinar(apply, webinar, old, err))
            return false;
        if (webinar != NULL && !apply->prune &&
            !check_left(apply, webinar, old, err))
            return false;
    }
    return true;
}

/* --- what comes of both ------------------------------------------------- */

/* The sessions of the plan, then those that only the database has. */
static void
merge_sessions(struct apply *apply, struct plan_webinar *webinar,
               const struct plan_webinar *old)
{
    const struct plan_session *from = webinar->sessions;
    size_t count = webinar->session_count;

    webinar->sessions =
        arena_get(&apply->next.arena,
                  (count + old->session_count) * sizeof *webinar->sessions);
    for (size_t i = 0; i < count; i++)
        webinar->sessions[i] = from[i];
    for (size_t i = 0; i < old->session_count; i++) {
        struct plan_session *session = &webinar->sessions[count];

        if (plan_find_session(webinar, old->sessions[i].slug) != NULL)
            continue;
        *session = old->sessions[i];
        session->place = (int)count++;
    }
    webinar->session_count = count;
}

static void
apply_merge(struct apply *apply)
{
    const struct plan *plan = apply->plan, *old = &apply->old;
    size_t count = plan->webinar_count;
    struct plan *next = &apply->next;

    *next = *plan;
    next->arena = (struct arena){ 0 };
    next->webinars = arena_get(&next->arena, (count + old->webinar_count) *
                                                 sizeof *next->webinars);
    for (size_t i = 0; i < count; i++)
        next->webinars[i] = plan->webinars[i];
    for (size_t i = 0; i < old->webinar_count; i++) {
        struct plan_webinar *same = plan_find(next, old->webinars[i].slug);

        if (same != NULL && !apply->prune)
            merge_sessions(apply, same, &old->webinars[i]);
        if (same != NULL || apply->prune)
            continue;
        next->webinars[count] = old->webinars[i];
        next->webinars[count].place = (int)count;
        next->webinar_count = ++count;
    }
    plan_sort(next);
}

/* A plan is what is printed of it: so equal texts are equal plans. */
static bool
apply_compare(struct apply *apply, struct err *err)
{
    AUTO(buf) before = { 0 };
    AUTO(buf) after = { 0 };

    if (!apply->is_new && !planfile_print(&before, &apply->old, err))
        return false;
    if (!planfile_print(&after, &apply->next, err))
        return false;
    apply->changes.changed = !slice_same(buf_all(&before), buf_all(&after));
    return true;
}

/* --- what is written ---------------------------------------------------- */

static bool
remove_lost(struct apply *apply, struct err *err)
{
    for (size_t i = 0; i < apply->old.webinar_count; i++) {
        const struct plan_webinar *old = &apply->old.webinars[i];
        const struct plan_webinar *webinar = plan_find(&apply->next, old->slug);

        if (webinar == NULL) {
            apply->changes.webinars_removed++;
            apply->changes.sessions_removed += old->session_count;
            if (!db_run(apply->db, &sql_webinar_remove,
                        DB_ARGS(db_int(old->webinar_id)), NULL, err))
                return false;
            continue;
        }
        for (size_t n = 0; n < old->session_count; n++) {
            if (plan_find_session(webinar, old->sessions[n].slug) != NULL)
                continue;
            apply->changes.sessions_removed++;
            if (!db_run(apply->db, &sql_session_remove,
                        DB_ARGS(db_int(old->sessions[n].session_id)), NULL,
                        err))
                return false;
        }
    }
    return true;
}

static bool
put_series(struct apply *apply, struct err *err)
{
    AUTO(db_rows) rows = { 0 };
    struct plan *next = &apply->next;

    if (!db_run(apply->db, &sql_series_put,
                DB_ARGS(db_text(next->slug), db_text(next->title),
                        db_text(next->timezone), db_text(next->realm),
                        db_text(next->min_minutes),
                        next->retention_days < 0 ? db_null()
                                                 : db_int(next->retention_days),
                        db_int(next->threshold), db_text(next->vault),
                        db_text(next->languages), db_text(next->staff),
                        db_text(next->hosts), db_text(next->questions)),
                &rows, err))
        return false;
    next->series_id = db_number(&rows, 0, 0);
    return true;
}

static bool
put_platforms(struct apply *apply, const struct plan_webinar *webinar,
              int64_t webinar_id, struct err *err)
{
    if (!db_run(apply->db, &sql_webinar_platform_clear,
                DB_ARGS(db_int(webinar_id)), NULL, err))
        return false;
    for (size_t i = 0; i < webinar->platform_count; i++)
        if (!db_run(apply->db, &sql_webinar_platform_add,
                    DB_ARGS(db_int(webinar_id),
                            db_text(webinar->platforms[i].id),
                            db_text(webinar->platforms[i].shown),
                            db_int((int64_t)i)),
                    NULL, err))
            return false;
    return true;
}

static bool
put_session(struct apply *apply, const struct plan_session *session,
            int64_t webinar_id, struct err *err)
{
    return db_run(
        apply->db, &sql_session_put,
        DB_ARGS(db_int(webinar_id), db_text(session->slug),
                db_text(session->title), db_text(session->kind),
                db_flag(session->counted), db_instant(session->starts_at),
                db_instant(session->ends_at), db_text(session->min_minutes),
                db_int(session->place)),
        NULL, err);
}

static bool
put_webinar(struct apply *apply, const struct plan_webinar *webinar,
            struct err *err)
{
    const struct plan_webinar *old = plan_find(&apply->old, webinar->slug);
    AUTO(db_rows) rows = { 0 };
    int64_t webinar_id;

    if (!db_run(apply->db, &sql_webinar_put,
                DB_ARGS(db_int(apply->next.series_id), db_text(webinar->slug),
                        db_text(webinar->title), db_day(webinar->day),
                        db_instant(webinar->starts_at),
                        db_instant(webinar->ends_at),
                        db_text(webinar->export_timezone),
                        db_int(webinar->place)),
                &rows, err))
        return false;
    webinar_id = db_number(&rows, 0, 0);
    if (!put_platforms(apply, webinar, webinar_id, err))
        return false;
    apply->changes.webinars_added += old == NULL;
    for (size_t i = 0; i < webinar->session_count; i++) {
        const struct plan_session *session = &webinar->sessions[i];

        apply->changes.sessions_added +=
            old == NULL || plan_find_session(old, session->slug) == NULL;
        if (!put_session(apply, session, webinar_id, err))
            return false;
    }
    return true;
}

static bool
apply_write(struct apply *apply, struct err *err)
{
    if (!put_series(apply, err) || !remove_lost(apply, err))
        return false;
    for (size_t i = 0; i < apply->next.webinar_count; i++)
        if (!put_webinar(apply, &apply->next.webinars[i], err))
            return false;
    /* A shorter stay may count now, a window may lie elsewhere. */
    return figures_touch(apply->db, apply->next.series_id, 0, err);
}

static bool
apply_read(struct apply *apply, struct err *err)
{
    AUTO(db_rows) rows = { 0 };

    if (!db_run(apply->db, &sql_series_find,
                DB_ARGS(db_text(apply->plan->slug)), &rows, err))
        return false;
    apply->is_new = rows.count == 0;
    return apply->is_new ||
           series_read(apply->db, apply->plan->slug, &apply->old, err);
}

bool
series_apply(struct db *db, const struct plan *plan, const char *file,
             bool prune, struct series_changes *ret_changes, struct err *err)
{
    AUTO(apply)
    apply = { .db = db, .plan = plan, .file = file, .prune = prune };

    if (!apply_read(&apply, err) || !apply_check(&apply, err))
        return false;
    apply_merge(&apply);
    if (!apply_compare(&apply, err))
        return false;
    if ((apply.changes.changed && !apply_write(&apply, err)) ||
        (!apply.is_new && !series_own(db, apply.old.series_id, plan, err)))
        return err_at(err, "applying %s", file);
    apply.changes.added = apply.is_new;
    apply.changes.series_id =
        apply.changes.changed ? apply.next.series_id : apply.old.series_id;
    *ret_changes = apply.changes;
    return true;
}

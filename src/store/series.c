/* series.c - plans in the database: series, webinars, sessions. */
#include "store/series.h"

#include "files.h"
#include "store/figures.h"
#include "store/lock.h"
#include "wrap/unicode.h"

#include <string.h>

bool
series_list(struct db *db, struct db_rows *rows, struct err *err)
{
    return db_run(db, &sql_series_list, DB_NO_ARGS, rows, err);
}

static const char *
cell_copy(struct plan *plan, const struct db_rows *rows, int row, int column)
{
    return arena_text(&plan->arena, slice_of(db_cell(rows, row, column)));
}

static bool
series_unknown(struct db *db, const char *slug, struct err *err)
{
    AUTO(db_rows) rows = { 0 };
    AUTO(buf) all = { 0 };

    if (!series_list(db, &rows, err))
        return false;
    for (int i = 0; i < rows.count; i++)
        buf_format(&all, "%s%s", i ? ", " : "", db_cell(&rows, i, 0));
    if (slug_valid(slice_of(slug)))
        err_set(err, ERR_SETTING, "unknown series \"%s\"", slug);
    else
        err_set(err, ERR_SETTING, "unknown series");
    if (rows.count == 0)
        return err_hint(err, "There is none yet: run headcount plan apply.");
    return err_hint(err, "There are: %s.", buf_string(&all));
}

static bool
plan_read_series(struct db *db, const char *slug, struct plan *plan,
                 struct err *err)
{
    AUTO(db_rows) rows = { 0 };
    const char **texts[] = { &plan->title, &plan->timezone, &plan->realm,
                             &plan->min_minutes };
    const char **lists[] = { &plan->vault, &plan->languages, &plan->staff,
                             &plan->hosts, &plan->questions };

    if (!db_run(db, &sql_series_read, DB_ARGS(db_text(slug)), &rows, err))
        return false;
    if (rows.count == 0)
        return series_unknown(db, slug, err);
    plan->slug = arena_text(&plan->arena, slice_of(slug));
    plan->series_id = db_number(&rows, 0, 0);
    for (size_t i = 0; i < COUNT_OF(texts); i++)
        *texts[i] = cell_copy(plan, &rows, 0, 1 + (int)i);
    plan->retention_days =
        db_is_null(&rows, 0, 5) ? -1 : db_number(&rows, 0, 5);
    plan->threshold = db_number(&rows, 0, 6);
    for (size_t i = 0; i < COUNT_OF(lists); i++)
        *lists[i] = cell_copy(plan, &rows, 0, 7 + (int)i);
    plan->has_facts = db_truth(&rows, 0, 12);
    return true;
}

static bool
plan_read_webinars(struct db *db, struct plan *plan, struct err *err)
{
    AUTO(db_rows) rows = { 0 };

    if (!db_run(db, &sql_webinar_list, DB_ARGS(db_int(plan->series_id)), &rows,
                err))
        return false;
    plan->webinar_count = (size_t)rows.count;
    plan->webinars =
        arena_get(&plan->arena, plan->webinar_count * sizeof *plan->webinars);
    for (int i = 0; i < rows.count; i++)
        plan->webinars[i] = (struct plan_webinar){
            .webinar_id = db_number(&rows, i, 0),
            .slug = cell_copy(plan, &rows, i, 1),
            .title = cell_copy(plan, &rows, i, 2),
            .day = db_date(&rows, i, 3),
            .starts_at = db_when(&rows, i, 4),
            .ends_at = db_when(&rows, i, 5),
            .export_timezone = cell_copy(plan, &rows, i, 6),
            .has_imports = db_truth(&rows, i, 7),
            .place = i,
        };
    return true;
}

/* How many rows from `row` on belong to a webinar (column 0). */
static size_t
rows_of(const struct db_rows *rows, int row, int64_t webinar_id)
{
    int last = row;

    while (last < rows->count && db_number(rows, last, 0) == webinar_id)
        last++;
    return (size_t)(last - row);
}

static bool
plan_read_platforms(struct db *db, struct plan *plan, struct err *err)
{
    AUTO(db_rows) rows = { 0 };
    int row = 0;

    if (!db_run(db, &sql_webinar_platform_list,
                DB_ARGS(db_int(plan->series_id)), &rows, err))
        return false;
    for (size_t i = 0; i < plan->webinar_count; i++) {
        struct plan_webinar *webinar = &plan->webinars[i];

        webinar->platform_count = rows_of(&rows, row, webinar->webinar_id);
        webinar->platforms = arena_get(
            &plan->arena, webinar->platform_count * sizeof *webinar->platforms);
        for (size_t n = 0; n < webinar->platform_count; n++, row++) {
            webinar->platforms[n].id = cell_copy(plan, &rows, row, 1);
            webinar->platforms[n].shown = cell_copy(plan, &rows, row, 2);
        }
    }
    return true;
}

static bool
plan_read_sessions(struct db *db, struct plan *plan, struct err *err)
{
    AUTO(db_rows) rows = { 0 };
    int row = 0;

    if (!db_run(db, &sql_session_list, DB_ARGS(db_int(plan->series_id)), &rows,
                err))
        return false;
    for (size_t i = 0; i < plan->webinar_count; i++) {
        struct plan_webinar *webinar = &plan->webinars[i];

        webinar->session_count = rows_of(&rows, row, webinar->webinar_id);
        webinar->sessions = arena_get(
            &plan->arena, webinar->session_count * sizeof *webinar->sessions);
        for (size_t n = 0; n < webinar->session_count; n++, row++)
            webinar->sessions[n] = (struct plan_session){
                .session_id = db_number(&rows, row, 1),
                .slug = cell_copy(plan, &rows, row, 2),
                .title = cell_copy(plan, &rows, row, 3),
                .kind = cell_copy(plan, &rows, row, 4),
                .counted = db_truth(&rows, row, 5),
                .starts_at = db_when(&rows, row, 6),
                .ends_at = db_when(&rows, row, 7),
                .min_minutes = cell_copy(plan, &rows, row, 8),
                .place = (int)n,
            };
    }
    return true;
}

bool
series_read(struct db *db, const char *slug, struct plan *ret_plan,
            struct err *err)
{
    AUTO(plan) plan = { 0 };

    if (!plan_read_series(db, slug, &plan, err) ||
        !plan_read_webinars(db, &plan, err) ||
        !plan_read_platforms(db, &plan, err) ||
        !plan_read_sessions(db, &plan, err))
        return false;
    *ret_plan = plan;
    plan = (struct plan){ 0 };
    return true;
}

/* Text of a file as a plan can hold it: in one line, without control
 * characters, which a terminal would obey, or white space at its ends. */
static const char *
plan_line(struct plan *plan, struct slice text, char also)
{
    AUTO(buf) line = { 0 };

    while (text.len > 0) {
        uint32_t c;
        size_t len = unicode_get(text, &c);

        if (unicode_is_control(c) || c == (unsigned char)also)
            buf_char(&line, ' ');
        else
            buf_add(&line, text.at, len);
        text.at += len, text.len -= len;
    }
    return arena_text(&plan->arena, slice_trim(buf_all(&line)));
}

static bool
platform_create(struct db *db, struct plan *plan, const char *shown,
                struct plan_webinar *webinar, struct err *err)
{
    struct plan_platform *platform = arena_get(&plan->arena, sizeof *platform);

    /* A comma would make two ids of one. */
    platform->shown = plan_line(plan, slice_of(shown), ',');
    platform->id = platform_id_plain(&plan->arena, slice_of(platform->shown));
    /* A plan could not hold it. */
    if (!platform_id_valid(platform->id))
        return true;
    webinar->platforms = platform;
    webinar->platform_count = 1;
    return db_run(db, &sql_webinar_platform_add,
                  DB_ARGS(db_int(webinar->webinar_id), db_text(platform->id),
                          db_text(platform->shown), db_int(0)),
                  NULL, err);
}

bool
series_create_webinar(struct db *db, struct plan *plan, int64_t import_id,
                      const char *platform_id, struct plan_webinar *webinar,
                      struct err *err)
{
    AUTO(db_rows) rows = { 0 };
    struct plan_webinar made = {
        .title = plan_line(plan, slice_of(webinar->title), ' '),
        .day = webinar->day,
        .starts_at = INSTANT_NONE,
        .ends_at = INSTANT_NONE,
        .export_timezone = "",
    };

    if (!series_lock(db, plan->series_id, err) ||
        !db_run(db, &sql_webinar_create,
                DB_ARGS(db_int(plan->series_id), db_day(made.day),
                        db_text(made.title), db_int(import_id),
                        db_text(webinar->slug)),
                &rows, err))
        return err_at(err, "creating a webinar");
    if (rows.count == 0) {
        err_set(err, ERR_DATABASE, "there is a webinar %s already",
                webinar->slug);
        return err_hint(err, "Run the command again.");
    }
    made.webinar_id = db_number(&rows, 0, 0);
    made.slug = cell_copy(plan, &rows, 0, 1);
    if (!platform_create(db, plan, platform_id, &made, err) ||
        !db_run(db, &sql_webinar_place, DB_ARGS(db_int(plan->series_id)), NULL,
                err) ||
        !figures_touch(db, plan->series_id, made.webinar_id, err))
        return err_at(err, "creating a webinar");
    *webinar = made;
    return true;
}

bool
series_own(struct db *db, int64_t series_id, const struct plan *plan,
           struct err *err)
{
    AUTO(buf) slugs = { 0 };

    for (size_t i = 0; i < plan->webinar_count; i++)
        buf_format(&slugs, "%s%s", i ? "," : "", plan->webinars[i].slug);
    return db_run(db, &sql_webinars_planned,
                  DB_ARGS(db_int(series_id), db_text(buf_string(&slugs))), NULL,
                  err);
}

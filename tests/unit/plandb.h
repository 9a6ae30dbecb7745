/* plandb.h - plans in a database, for tests: run under scripts/pg-tmp. */
#ifndef HEADCOUNT_TEST_PLANDB_H
#define HEADCOUNT_TEST_PLANDB_H

#include "dbtest.h"

#include "base/civil.h"
#include "model/planfile.h"
#include "store/figures.h"
#include "store/schema.h"
#include "store/series.h"

#define SERIES "[series s]\ntimezone = Europe/Vienna\n"
#define WEB_A                                                                  \
    "[webinar a]\ndate = 2021-06-29\nplatform_id = 1 2, 3-4\nstarts = 10:00\n" \
    "[session a/open]\nkind = opening\nstarts = 10:00\nends = 10:30\n"         \
    "[session a/talk]\nstarts = 10:30\nends = 11:00\nmin_minutes = 2.5\n"
#define WEB_B "[webinar b]\ndate = 2021-07-01\n"

static struct series_changes changes;

static inline int64_t
number(const char *text)
{
    AUTO(db_rows) rows = { 0 };

    must(db_run(&db, sql(text), DB_NO_ARGS, &rows, &err));
    return db_number(&rows, 0, 0);
}

static inline bool
apply_with(const char *text, bool prune)
{
    AUTO(ini) ini = { 0 };
    AUTO(plan) plan = { 0 };

    err = (struct err){ 0 };
    must(ini_parse(&ini, "p.conf", slice_of(text), &err) &&
         planfile_parse(&plan, &ini, &err));
    must(db_begin(&db, &err));
    if (series_apply(&db, &plan, ini.name, prune, &changes, &err)) {
        must(db_commit(&db, &err));
        return true;
    }
    /* A failed apply leaves nothing: its caller rolls back. */
    struct err other = { 0 };

    assert_true(db_rollback(&db, &other));
    return false;
}

static inline void
apply(const char *text)
{
    must(apply_with(text, false));
}

static inline void
show(struct buf *to)
{
    AUTO(plan) plan = { 0 };

    buf_reset(to);
    must(series_read(&db, "s", &plan, &err));
    must(planfile_print(to, &plan, &err));
}

/* Each test begins without a series. */
static inline int
clean(void **state)
{
    bool made;

    (void)state;
    run("drop schema if exists headcount cascade");
    must(schema_update(&db, &made, &err));
    return 0;
}

#define TEST(name) cmocka_unit_test_setup(test_##name, clean)

#endif

/* series.h - hand-made series for tests: facts in, reports out.
 *
 * Run under scripts/pg-tmp. Times are local to the series' zone, heads and
 * imports are called by name, and a report comes back as its CSV.
 */
#ifndef HEADCOUNT_TEST_SERIES_H
#define HEADCOUNT_TEST_SERIES_H

#include "dbtest.h"

#include "report/render.h"
#include "report/run.h"
#include "store/figures.h"

#define DAY_1 "2021-06-29"
#define DAY_2 "2021-07-01"
#define DAY_3 "2021-07-02"

static struct buf printed; /* the last report */

/* A fact in words: `stays=09:00-09:30,09:40-10:00 untimed=600 role=host guest
 * status=approved at=2021-06-01T10:00 country=JP guess=FR org=X no_show`. */
static const struct sql sql_tell = {
    "query/test_tell",
    "create function tell(i text, w text, h text, said text) returns void\n"
    "language plpgsql as $$\n"
    "declare\n"
    "    o jsonb := (select jsonb_object_agg(split_part(x, '=', 1),\n"
    "                                        split_part(x, '=', 2))\n"
    "                  from unnest(string_to_array(said, ' ')) x);\n"
    "    z text := (select timezone from series);\n"
    "    d text := (select day::text from webinar where slug = w);\n"
    "    j timestamptz[] := array(\n"
    "        select (d || ' ' || split_part(x, '-', 1))::timestamp\n"
    "               at time zone z\n"
    "          from unnest(string_to_array(o->>'stays', ',')) x);\n"
    "    l timestamptz[] := array(\n"
    "        select (d || ' ' || split_part(x, '-', 2))::timestamp\n"
    "               at time zone z\n"
    "          from unnest(string_to_array(o->>'stays', ',')) x);\n"
    "    p tstzmultirange := (\n"
    "        select coalesce(range_agg(tstzrange(a, b)), '{}')\n"
    "          from unnest(j, l) as s (a, b));\n"
    "    w_id bigint := (select webinar_id from webinar where slug = w);\n"
    "    i_id bigint := (select import_id from import where file = i);\n"
    "begin\n"
    "    insert into import_webinar\n"
    "    select i_id, w_id, digest, z, '' from import where import_id = i_id\n"
    "        on conflict do nothing;\n"
    "    insert into ledger values (i_id, w_id, 'attendee',\n"
    "        case when o ? 'stays' then 'stay'\n"
    "             when o ? 'untimed' then 'untimed'\n"
    "             when o ? 'no_show' then 'no_show'\n"
    "             else 'registered' end, 1);\n"
    "    insert into fact values (i_id, w_id, md5(h)::uuid, o ? 'guest',\n"
    "        array_position('{attendee,staff,bot,panelist,host}'::text[],\n"
    "                       coalesce(o->>'role', 'attendee')) - 1,\n"
    "        o ? 'stays' or o ? 'untimed', j, l,\n"
    "        p,\n"
    "        nullif(o->>'untimed', '')::int,\n"
    "        array_position('{approved,pending,denied,cancelled}'::text[],\n"
    "                       o->>'status') - 1,\n"
    "        (o->>'at')::timestamp at time zone z, 1, o->>'country',\n"
    "        o->>'guess', o->>'org', null, lower(p), upper(p),\n"
    "        case when cardinality(j) = 0\n"
    "             then coalesce(nullif(o->>'untimed', '')::int, 0)\n"
    "             else (select coalesce(sum(extract(epoch from\n"
    "                                       upper(x) - lower(x))), 0)\n"
    "                     from unnest(p) as x) end,\n"
    "        cardinality(j));\n"
    "end $$",
};

/* An empty schema with one series, number 1. */
static inline void
series(const char *zone, const char *min_minutes)
{
    run("set client_min_messages = warning");
    run("drop schema if exists headcount cascade; create schema headcount");
    for (size_t i = 0; sql_schema[i].name != NULL; i++)
        must(db_script(&db, &sql_schema[i], &err));
    must(db_script(&db, &sql_tell, &err));
    must(db_run(&db,
                sql("insert into series (slug, timezone, realm, min_minutes) "
                    "values ('s', $1, 's', $2)"),
                DB_ARGS(db_text(zone), db_text(min_minutes)), NULL, &err));
}

static inline void
webinar(const char *slug, const char *day, const char *start)
{
    must(db_run(&db,
                sql("insert into webinar "
                    "(series_id, slug, day, starts_at, place) "
                    "select series_id, $1, $2::text::date, ($2::text || ' ' || "
                    "$3::text)::timestamp at time zone timezone, "
                    "(select count(*) from webinar) from series"),
                DB_ARGS(db_text(slug), db_text(day), db_text(start)), NULL,
                &err));
}

struct window {
    const char *slug, *kind, *starts, *ends, *min_minutes;
    bool counted;
};

static inline void
session(const char *of, struct window w)
{
    must(db_run(
        &db,
        sql("insert into session (webinar_id, slug, kind, counted, starts_at, "
            "ends_at, min_minutes, place) select webinar_id, $2, $3, $4, "
            "(day || ' ' || $5)::timestamp at time zone timezone, "
            "(day || ' ' || $6)::timestamp at time zone timezone, $7, "
            "(select count(*) from session) "
            "from webinar join series using (series_id) "
            "where webinar.slug = $1"),
        DB_ARGS(db_text(of), db_text(w.slug), db_text(w.kind),
                db_flag(w.counted), db_text(w.starts), db_text(w.ends),
                db_text(w.min_minutes)),
        NULL, &err));
}

/* digest: two hexadecimal digits; generated NULL: the file states none. */
static inline void
import(const char *file, const char *digest, const char *generated)
{
    must(db_run(&db,
                sql("insert into import (series_id, file, digest, profile, "
                    "encoding, generated_at) values (1, $1, "
                    "decode($2, 'hex'), 'generic', 'UTF-8', $3)"),
                DB_ARGS(db_text(file), db_text(digest), db_text(generated)),
                NULL, &err));
}

static inline void
tell(const char *file, const char *slug, const char *head, const char *said)
{
    must(db_run(
        &db, sql("select tell($1, $2, $3, $4)"),
        DB_ARGS(db_text(file), db_text(slug), db_text(head), db_text(said)),
        NULL, &err));
}

static inline void
update(bool rebuild)
{
    must(db_begin(&db, &err));
    must(figures_touch(&db, 1, 0, &err));
    must(figures_update(&db, 1, rebuild, &err));
    must(db_commit(&db, &err));
}

/* Every row of every derived table in key order. */
static inline void
dump_figures(struct buf *all)
{
    static const char *const tables[] = {
        /* all but import_id, which the order of imports gives */
        "select series_id, webinar_id, head, is_guest, role, came, attended, "
        "timed, seconds, connections, first_at, last_at, presence, status, "
        "registered_at, country, country_guess, organisation, mark "
        "from attendance order by 1, 2, 3",
        "select * from united order by 1, 2, 3",
        "select * from figure_tally order by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10",
        "select * from figure_webinar order by 1, 2",
        "select * from figure_session order by 1, 2, 3",
        "select * from figure_change order by 1, 2, 3",
        "select * from figure_minute order by 1, 2, 3",
        "select * from figure_stay order by 1, 2, 3",
        "select * from figure_pattern order by 1, 2",
        "select * from figure_summary order by 1, 2, 3",
        "select * from figure_day order by 1, 2",
        "select * from figure_overlap order by 1, 2, 3",
        "select * from figure_loyalty order by 1, 2",
    };

    for (size_t i = 0; i < COUNT_OF(tables); i++) {
        AUTO(db_rows) rows = { 0 };

        must(db_run(&db, sql(tables[i]), DB_NO_ARGS, &rows, &err));
        for (int r = 0; r < rows.count; r++)
            for (int c = 0; c < db_columns(&rows); c++)
                buf_format(all, "%s|", db_cell(&rows, r, c));
    }
}

/* The report as CSV, of figures as they are, but those of values. */
static inline const char *
print(const char *name, const char *of_webinar, const char *of_day)
{
    const struct sql_report *report;
    const struct renderer *csv;
    AUTO(table) table = { 0 };
    struct report_ask ask = { 1, of_webinar, of_day, NULL };
    bool behind;

    must(report_find(name, &report, &err));
    must(renderer_find("csv", &csv, &err));
    must(db_begin(&db, &err));
    if (report_wants_values(report))
        must(figures_follow(&db, 1, true, &behind, &err));
    must(report_run(&db, report, &ask, &table, &err));
    must(db_commit(&db, &err));
    buf_reset(&printed);
    csv->render(&printed, &table);
    return buf_string(&printed);
}

static inline void
expect(const char *name, const char *csv)
{
    update(false);
    assert_string_equal(print(name, NULL, NULL), csv);
}

/* A line of the report as last printed, or its beginning. */
static inline void
expect_line(const char *line)
{
    AUTO(buf) wanted = { 0 };

    buf_format(&wanted, "\n%s", line);
    if (strstr(buf_string(&printed), buf_string(&wanted)) == NULL)
        fail_msg("no line \"%s\" in:\n%s", line, buf_string(&printed));
}

/* One cell of a report: of the row that begins with `key`. */
static inline void
expect_cell(const char *name, const char *key, const char *column,
            const char *value)
{
    AUTO(table) table = { 0 };
    const struct sql_report *report;
    size_t c = 0, r = 0;

    must(report_find(name, &report, &err));
    must(db_begin(&db, &err));
    must(report_run(&db, report, &(struct report_ask){ .series_id = 1 }, &table,
                    &err));
    must(db_commit(&db, &err));
    while (c < table.column_count && strcmp(table.columns[c].name, column) != 0)
        c++;
    while (r < table_rows(&table) && !slice_is(table_at(&table, r, 0), key))
        r++;
    assert_true(c < table.column_count && r < table_rows(&table));
    if (!slice_is(table_at(&table, r, c), value))
        fail_msg("%s of %s is \"%s\", not \"%s\"", column, key,
                 table_at(&table, r, c).at, value);
}

/* The same, and the last report with it. */
static inline int
close_series(void **state)
{
    buf_drop(&printed);
    return close_db(state);
}

#endif

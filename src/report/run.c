/* run.c - finds a report and runs it. */
#include "report/run.h"

#include "base/opt.h"
#include "report/wording.h"

#include <string.h>

size_t
report_count(void)
{
    size_t count = 0;

    while (sql_reports[count].name != NULL)
        count++;
    return count;
}

const struct sql_report *
report_named(const char *name)
{
    for (const struct sql_report *at = sql_reports; at->name != NULL; at++)
        if (strcmp(at->name, name) == 0)
            return at;
    return NULL;
}

static bool
report_unknown(const char *name, struct err *err)
{
    size_t count = report_count();
    const char **names = x_alloc((count + 1) * sizeof *names);
    const char *near;

    for (size_t i = 0; i < count; i++)
        names[i] = sql_reports[i].name;
    near = nearest_word(name, names, count);
    x_free(names);
    err_set(err, ERR_USAGE, "there is no report \"%s\"", name);
    if (near != NULL)
        return err_hint(err, "Did you mean \"%s\"?", near);
    return err_hint(err, "See all of them with headcount report --list.");
}

bool
report_find(const char *name, const struct sql_report **ret_report,
            struct err *err)
{
    *ret_report = report_named(name);
    return *ret_report != NULL || report_unknown(name, err);
}

/* Whether a comment of its own line says so. */
static bool
report_says(const struct sql_report *report, const char *line)
{
    return strstr(report->sql.text, line) != NULL;
}

bool
report_wants_values(const struct sql_report *report)
{
    return report_says(report, "\n-- values\n");
}

/* Keeps the rows that were asked for, where anything was. */
static bool
report_keep(const struct sql_report *report, const char *column,
            const char *value, struct table *table, struct err *err)
{
    if (value == NULL || table_keep(table, column, value))
        return true;
    err_set(err, ERR_USAGE, "report %s cannot be limited to one %s",
            report->name, column);
    err_detail(err, "it has no column \"%s\"", column);
    return err_hint(err, "Leave out --%s.", column);
}

/* The sentence for a row: [release] day, or day_nowhere without countries. */
static const char *
sentence_find(const struct wording *wording, const char *report,
              const struct table *table, size_t row)
{
    size_t countries = table_find(table, "countries");
    bool nowhere = countries < table->column_count &&
                   slice_is(table_at(table, row, countries), "0");
    AUTO(buf) key = { 0 };

    buf_slice(&key, table_at(table, row, 0));
    buf_text(&key, nowhere ? "_nowhere" : "");
    return wording_get(wording, report, buf_string(&key));
}

static void
report_sentences(const char *report, struct table *table)
{
    struct table worded = *table;

    if (worded.wording == NULL)
        worded.wording = wording_english();
    for (size_t row = 0; row < table_rows(table); row++) {
        AUTO(buf) sentence = { 0 };

        wording_fill(&sentence,
                     sentence_find(worded.wording, report, table, row), &worded,
                     row);
        table_put(table, row, table_find(table, "sentence"),
                  buf_all(&sentence));
    }
    table->sentences = true;
}

bool
report_run(struct db *db, const struct sql_report *report,
           const struct report_ask *ask, struct table *table, struct err *err)
{
    AUTO(db_rows) begun = { 0 };
    AUTO(db_rows) rows = { 0 };
    bool computed = report_says(report, "\n-- $2 webinar");
    struct db_args args = DB_ARGS(db_int(ask->series_id), db_text(ask->webinar),
                                  db_text(ask->day));

    if (!computed)
        args.count = 1;
    if (!db_run(db, &sql_report_begin, DB_ARGS(db_int(ask->series_id)), &begun,
                err) ||
        !db_run(db, &report->sql, args, &rows, err))
        return err_at(err, "report %s", report->name);
    table_read(table, &rows);
    table->dated = db_number(&begun, 0, 1);
    table->wording = ask->wording;
    table->title = wording_title(ask->wording, report->name, report->title);
    if (report_says(report, "\n-- sentence\n"))
        report_sentences(report->name, table);
    if (computed)
        return true;
    return report_keep(report, "webinar", ask->webinar, table, err) &&
           report_keep(report, "day", ask->day, table, err);
}

void
report_list(struct table *table, const struct wording *wording)
{
    table->title = "Reports";
    table->wording = wording;
    table_column(table, "report", DB_SHAPE_TEXT);
    table_column(table, "title", DB_SHAPE_TEXT);
    for (size_t i = 0; i < report_count(); i++) {
        table_cell(table, slice_of(sql_reports[i].name));
        table_cell(table, slice_of(wording_title(wording, sql_reports[i].name,
                                                 sql_reports[i].title)));
    }
}

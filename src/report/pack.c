/* pack.c - all reports of a series as files to hand on. */
#include "report/pack.h"

#include "report/chart.h"
#include "report/render.h"
#include "report/run.h"
#include "report/wording.h"
#include "wrap/crypto.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

static bool
inputs_read(struct pack *pack, struct db *db, struct err *err)
{
    AUTO(db_rows) begun = { 0 };
    AUTO(db_rows) rows = { 0 };

    if (!db_run(db, &sql_pack_begin, DB_NO_ARGS, &begun, err) ||
        !db_run(db, &sql_pack_inputs, DB_ARGS(db_int(pack->plan->series_id)),
                &rows, err))
        return false;
    table_read(&pack->inputs, &rows);
    return true;
}

bool
pack_gather(struct pack *pack, struct db *db, const struct plan *plan,
            const struct wording *spoken, struct err *err)
{
    struct report_ask ask = { .series_id = plan->series_id, .wording = spoken };

    *pack = (struct pack){ .plan = plan, .spoken = spoken };
    pack->wording = spoken ? spoken : wording_english();
    if (!inputs_read(pack, db, err))
        return false;
    pack->tables = x_alloc(report_count() * sizeof *pack->tables);
    for (size_t i = 0; i < report_count(); i++) {
        struct table *table = &pack->tables[pack->count++];

        if (!report_run(db, &sql_reports[i], &ask, table, err))
            return false;
        table->about = plan_title(plan);
    }
    return true;
}

void
pack_drop(struct pack *pack)
{
    for (size_t i = 0; i < pack->count; i++)
        table_drop(&pack->tables[i]);
    x_free(pack->tables);
    table_drop(&pack->inputs);
    *pack = (struct pack){ 0 };
}

const struct table *
pack_table(const struct pack *pack, const char *report)
{
    const struct sql_report *named = report_named(report);

    assert(named != NULL);
    return &pack->tables[named - sql_reports];
}

/* A file of that name, still empty. */
static struct buf *
file_add(struct pack_files *files, const char *folder, const char *name,
         const char *end)
{
    struct pack_file *file = &ARRAY_ADD(files->files, files->count, files->cap);

    *file = (struct pack_file){ 0 };
    snprintf(file->name, sizeof file->name, "%s%s%s", folder, name, end);
    return &file->text;
}

static void
member_add(struct buf *to, const char *key, const char *text, const char *end)
{
    buf_text(to, "  ");
    json_text(to, slice_of(key));
    buf_text(to, ": ");
    if (text == NULL)
        buf_text(to, "null");
    else
        json_text(to, slice_of(text));
    buf_text(to, end);
}

/* The newest time at which a file says that it was generated; "": none does. */
static void
generated_newest(const struct table *inputs, struct buf *to)
{
    size_t at = table_find(inputs, "generated_at");
    struct slice newest = { 0 };

    for (size_t row = 0; row < table_rows(inputs); row++)
        if (slice_order(table_at(inputs, row, at), newest) > 0)
            newest = table_at(inputs, row, at);
    buf_slice(to, newest);
}

static void
file_line(struct buf *to, const struct pack_file *file)
{
    uint8_t digest[CRYPTO_SHA256_SIZE];

    crypto_sha256(digest, buf_all(&file->text));
    buf_text(to, "    {\"file\": ");
    json_text(to, slice_of(file->name));
    buf_format(to, ", \"bytes\": %zu, \"sha256\": \"", file->text.len);
    for (size_t i = 0; i < sizeof digest; i++)
        buf_format(to, "%02x", digest[i]);
    buf_text(to, "\"}");
}

/* What went in, by what, and what came out. */
static void
manifest_render(struct buf *to, const struct pack *pack,
                const struct pack_files *files)
{
    AUTO(buf) newest = { 0 };

    generated_newest(&pack->inputs, &newest);
    buf_text(to, "{\n");
    member_add(to, "program", "headcount " VERSION, ",\n");
    member_add(to, "series", pack->plan->slug, ",\n");
    member_add(to, "title", plan_title(pack->plan), ",\n");
    member_add(to, "timezone", pack->plan->timezone, ",\n");
    member_add(to, "lang", wording_lang(pack->wording), ",\n");
    member_add(to, "newest_generated_at",
               newest.len > 0 ? buf_string(&newest) : NULL, ",\n");
    buf_text(to, "  \"inputs\": ");
    render_json(to, &pack->inputs);
    to->len--; /* the end of the line */
    buf_text(to, ",\n  \"files\": [\n");
    /* The manifest itself is the last of them, and not in it. */
    for (size_t i = 0; i + 1 < files->count; i++) {
        file_line(to, &files->files[i]);
        buf_text(to, i + 2 < files->count ? ",\n" : "\n");
    }
    buf_text(to, "  ]\n}\n");
}

static bool
others_add(const struct pack *pack, struct pack_files *files, struct err *err)
{
    if (!workbook_make(file_add(files, "", "workbook", ".xlsx"), pack, err))
        return false;
    for (size_t i = 0; i < pack->count; i++) {
        const char *name = sql_reports[i].name;

        render_csv(file_add(files, "csv/", name, ".csv"), &pack->tables[i]);
        render_json(file_add(files, "json/", name, ".json"), &pack->tables[i]);
    }
    return true;
}

bool
pack_files(const struct pack *pack, struct pack_files *files,
           struct err *ret_bare, struct err *err)
{
    AUTO(charts) charts = { 0 };
    bool drawn;

    *ret_bare = (struct err){ 0 };
    page_charts(pack, &charts);
    drawn = charts.count == 0 || charts_start(&charts, ret_bare);
    if (!others_add(pack, files, err))
        return false;
    drawn = drawn && (charts.count == 0 || charts_end(&charts, ret_bare));
    page_render(file_add(files, "", "index", ".html"), pack,
                drawn ? &charts : NULL);
    /* Not its buffer at once: a list that grows moves. */
    file_add(files, "", "manifest", ".json");
    manifest_render(&files->files[files->count - 1].text, pack, files);
    return true;
}

void
pack_files_drop(struct pack_files *files)
{
    for (size_t i = 0; i < files->count; i++)
        buf_drop(&files->files[i].text);
    x_free(files->files);
    *files = (struct pack_files){ 0 };
}

/* imports.c - imports in the database: what files brought. */
#include "store/imports.h"

#include "base/path.h"
#include "files.h"
#include "store/planner.h"

bool
import_open(struct db *db, int64_t series_id, const struct harvest *harvest,
            int64_t *ret_id, struct err *err)
{
    AUTO(db_rows) rows = { 0 };

    if (!db_run(
            db, &sql_import_open,
            DB_ARGS(db_int(series_id), db_text(path_base(harvest->file)),
                    db_bytes(harvest->digest), db_text(harvest->profile),
                    db_text(harvest->encoding),
                    db_instant(harvest->generated_at),
                    harvest->basis.len ? db_bytes(harvest->basis) : db_null(),
                    harvest->size ? db_int(harvest->size) : db_null()),
            &rows, err))
        return err_at(err, "opening an import");
    *ret_id = db_number(&rows, 0, 0);
    return true;
}

bool
import_webinar(struct db *db, int64_t import_id, struct slice digest,
               const struct harvest_webinar *webinar, struct err *err)
{
    return db_run(db, &sql_import_webinar_open,
                  DB_ARGS(db_int(import_id), db_int(webinar->webinar_id),
                          db_bytes(digest), db_text(webinar->zone),
                          db_text(date_order_word(webinar->order))),
                  NULL, err);
}

static bool
ledger_add(struct db *db, int64_t import_id,
           const struct harvest_webinar *webinar, struct err *err)
{
    for (int part = 0; part < PART_COUNT; part++) {
        for (int class = 0; class < CLASS_COUNT; class ++) {
            if (webinar->rows[part][class] == 0)
                continue;
            if (!db_run(db, &sql_ledger_add,
                        DB_ARGS(db_int(import_id),
                                webinar->foreign ? db_null()
                                                 : db_int(webinar->webinar_id),
                                db_text(part_word((enum part)part)),
                                db_text(class_word((enum class) class)),
                                db_int(webinar->rows[part][class])),
                        NULL, err))
                return false;
        }
    }
    return true;
}

static bool
claims_add(struct db *db, int64_t import_id,
           const struct harvest_webinar *webinar, struct err *err)
{
    for (int claim = 0; claim < CLAIM_COUNT; claim++) {
        if (webinar->claims[claim] < 0)
            continue;
        if (!db_run(db, &sql_claim_add,
                    DB_ARGS(db_int(import_id), db_int(webinar->webinar_id),
                            db_text(claim_word((enum claim)claim)),
                            db_int(webinar->claims[claim])),
                    NULL, err))
            return false;
    }
    return true;
}

static bool
rejects_add(struct db *db, int64_t import_id, const struct harvest *harvest,
            struct err *err)
{
    AUTO(db_copy) copy = { 0 };

    if (harvest->reject_count == 0)
        return true;
    if (!db_copy_open(&copy, db, &sql_reject_copy, err))
        return false;
    for (size_t i = 0; i < harvest->reject_count; i++) {
        const struct reject *reject = &harvest->rejects[i];

        db_copy_row(&copy, 4);
        db_copy_int64(&copy, import_id);
        db_copy_int64(&copy, reject->line);
        db_copy_text(&copy, slice_of(reject->field));
        db_copy_text(&copy, slice_of(reject->reason));
        if (!db_copy_send(&copy, err))
            return false;
    }
    return db_copy_close(&copy, err);
}

bool
import_account(struct db *db, int64_t import_id, const struct harvest *harvest,
               struct err *err)
{
    for (size_t i = 0; i < harvest->webinar_count; i++) {
        const struct harvest_webinar *webinar = &harvest->webinars[i];

        if (!ledger_add(db, import_id, webinar, err) ||
            !claims_add(db, import_id, webinar, err))
            return false;
    }
    return rejects_add(db, import_id, harvest, err);
}

/* Where an import is the webinar's only one, all its heads are new; else they
 * are as many as they may, and met without a nested loop. */
bool
import_heads(struct db *db, int64_t import_id, int64_t webinar_id,
             int64_t count, struct heads *ret_heads, struct err *err)
{
    AUTO(db_rows) imports = { 0 };
    AUTO(db_rows) rows = { 0 };

    if (!db_run(db, &sql_webinar_imports, DB_ARGS(db_int(webinar_id)), &imports,
                err))
        return false;
    if (db_number(&imports, 0, 0) == 1) {
        *ret_heads = (struct heads){ .fresh = count };
        return true;
    }
    if (!planner_allow(db, false, false, err) ||
        !db_run(db, &sql_fact_changes,
                DB_ARGS(db_int(import_id), db_int(webinar_id), db_int(count)),
                &rows, err) ||
        !planner_allow(db, true, true, err))
        return false;
    *ret_heads = (struct heads){ db_number(&rows, 0, 0), db_number(&rows, 0, 1),
                                 db_number(&rows, 0, 2) };
    return true;
}

/* The database speaks of spans, the law of stays. */
static const struct db_span *
spans_of(struct fact_writer *writer, const struct stay *stays, size_t count)
{
    if (count > writer->span_cap) {
        x_free(writer->spans);
        writer->span_cap = count * 2;
        writer->spans = x_alloc(writer->span_cap * sizeof *writer->spans);
    }
    for (size_t i = 0; i < count; i++)
        writer->spans[i] = (struct db_span){ stays[i].join, stays[i].leave };
    return writer->spans;
}

bool
fact_writer_open(struct fact_writer *writer, struct db *db, int64_t import_id,
                 int64_t webinar_id, bool answers, struct err *err)
{
    writer->db = db;
    writer->import_id = import_id;
    writer->webinar_id = webinar_id;
    writer->answers = answers;
    return db_copy_open(&writer->copy, db,
                        answers ? &sql_fact_answer_copy : &sql_fact_copy, err);
}

static void
text_or_null(struct db_copy *copy, struct slice text)
{
    if (text.len == 0)
        db_copy_null(copy);
    else
        db_copy_text(copy, text);
}

static void
answers_write(struct fact_writer *writer, const struct fact *fact)
{
    struct db_copy *copy = &writer->copy;

    for (size_t i = 0; i < fact->answer_count; i++) {
        db_copy_row(copy, 5);
        db_copy_int64(copy, writer->import_id);
        db_copy_int64(copy, writer->webinar_id);
        db_copy_ref(copy, fact->head.bytes);
        db_copy_text(copy, fact->answers[i].question);
        db_copy_text(copy, fact->answers[i].answer);
    }
}

/* Stays that are the intervals of presence are not written again, nor one
 * interval beside its two ends; see sql/schema/004. */
static void
stays_write(struct fact_writer *writer, const struct fact *fact)
{
    struct db_copy *copy = &writer->copy;
    bool same = fact->stay_count == fact->presence_count;
    const struct db_span *spans =
        spans_of(writer, fact->stays, fact->stay_count);

    for (int ends = 0; ends < 2; ends++)
        if (same)
            db_copy_null(copy);
        else
            db_copy_instants(copy, spans, fact->stay_count, ends == 1);
    if (fact->presence_count < 2) {
        db_copy_null(copy);
        return;
    }
    spans = spans_of(writer, fact->presence, fact->presence_count);
    db_copy_multirange(copy, spans, fact->presence_count);
}

/* What follows from the stays of this fact alone. */
static void
sums_write(struct db_copy *copy, const struct fact *fact)
{
    const struct stay *presence = fact->presence;
    size_t count = fact->presence_count;

    db_copy_instant(copy, count ? presence[0].join : INSTANT_NONE);
    db_copy_instant(copy, count ? presence[count - 1].leave : INSTANT_NONE);
    db_copy_int64(copy, fact_seconds(fact));
    db_copy_int32(copy, (int32_t)fact->stay_count);
}

static void
fact_write(struct fact_writer *writer, const struct fact *fact)
{
    struct db_copy *copy = &writer->copy;

    db_copy_row(copy, 21);
    db_copy_int64(copy, writer->import_id);
    db_copy_int64(copy, writer->webinar_id);
    db_copy_ref(copy, fact->head.bytes);
    db_copy_bool(copy, fact->is_guest);
    db_copy_int16(copy, (int16_t)fact->role);
    db_copy_bool(copy, fact->attended);
    stays_write(writer, fact);
    if (fact->untimed_seconds < 0)
        db_copy_null(copy);
    else
        db_copy_int32(copy, (int32_t)fact->untimed_seconds);
    if (fact->status == STATUS_NONE)
        db_copy_null(copy);
    else
        db_copy_int16(copy, (int16_t)fact->status);
    db_copy_instant(copy, fact->registered_at);
    db_copy_int32(copy, (int32_t)fact->line);
    text_or_null(copy, fact->country);
    text_or_null(copy, fact->country_guess);
    text_or_null(copy, fact->organisation);
    if (fact->has_loose)
        db_copy_ref(copy, fact->loose.bytes);
    else
        db_copy_null(copy);
    sums_write(copy, fact);
}

bool
fact_writer_add(const struct fact *fact, void *with, struct err *err)
{
    struct fact_writer *writer = with;

    if (writer->answers) {
        answers_write(writer, fact);
    } else {
        fact_write(writer, fact);
        writer->heads++;
        writer->has_answers |= fact->answer_count > 0;
    }
    return db_copy_send(&writer->copy, err);
}

bool
fact_writer_close(struct fact_writer *writer, struct err *err)
{
    return db_copy_close(&writer->copy, err);
}

void
fact_writer_drop(struct fact_writer *writer)
{
    db_copy_drop(&writer->copy);
    x_free(writer->spans);
    *writer = (struct fact_writer){ 0 };
}

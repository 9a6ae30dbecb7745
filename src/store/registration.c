/* registration.c - what `register` has said of a person before. */
#include "store/registration.h"

#include "files.h"

static struct slice
cell_copy(struct arena *arena, const struct db_rows *rows, int row, int column)
{
    return arena_slice(arena, slice_of(db_cell(rows, row, column)));
}

static bool
answers_read(struct db *db, int64_t import_id, int64_t webinar_id,
             struct arena *arena, struct fact *fact, struct err *err)
{
    AUTO(db_rows) rows = { 0 };
    struct answer *answers;

    if (!db_run(db, &sql_registration_answers,
                DB_ARGS(db_int(import_id), db_int(webinar_id),
                        db_ref(fact->head.bytes)),
                &rows, err))
        return false;
    answers = arena_get(arena, ((size_t)rows.count + 1) * sizeof *answers);
    for (int i = 0; i < rows.count; i++)
        answers[i] = (struct answer){ cell_copy(arena, &rows, i, 0),
                                      cell_copy(arena, &rows, i, 1) };
    fact->answers = answers;
    fact->answer_count = (size_t)rows.count;
    return true;
}

bool
registration_newest(struct db *db, int64_t webinar_id, const struct ref *head,
                    struct arena *arena, struct registration *ret_registration,
                    struct err *err)
{
    AUTO(db_rows) rows = { 0 };
    struct registration found = { .fact = { .head = *head } };

    if (!db_run(db, &sql_registration_newest,
                DB_ARGS(db_int(webinar_id), db_ref(head->bytes)), &rows, err))
        return false;
    if (rows.count > 0) {
        found.import_id = db_number(&rows, 0, 0);
        found.generated_at = db_when(&rows, 0, 1);
        found.fact.status = (enum status)db_number(&rows, 0, 2);
        found.fact.role = (enum role)db_number(&rows, 0, 3);
        found.fact.country = cell_copy(arena, &rows, 0, 4);
        found.fact.organisation = cell_copy(arena, &rows, 0, 5);
        found.in_force = (enum status)db_number(&rows, 0, 6);
        if (!answers_read(db, found.import_id, webinar_id, arena, &found.fact,
                          err))
            return false;
    }
    *ret_registration = found;
    return true;
}

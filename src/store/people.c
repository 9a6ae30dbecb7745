/* people.c - what is said of people by hand: roles (O4). */
#include "store/people.h"

#include "files.h"
#include "store/figures.h"
#include "store/lock.h"
#include "wrap/crypto.h"

void
hand_role_drop(struct hand_role *hand)
{
    x_free(hand->heads);
    *hand = (struct hand_role){ 0 };
}

/* As an array of SQL. */
static void
heads_text(struct buf *to, const struct hand_role *hand)
{
    char hex[2 * REF_SIZE + 1];

    for (size_t i = 0; i < hand->head_count; i++) {
        crypto_hex(hex, hand->heads[i].bytes, REF_SIZE);
        buf_format(to, "%c%s", i == 0 ? '{' : ',', hex);
    }
    buf_text(to, hand->head_count == 0 ? "{}" : "}");
}

static struct db_arg
id_or_null(int64_t id)
{
    return id == 0 ? db_null() : db_int(id);
}

/* Tells the figures of the webinars in which a role will be another. */
static bool
webinars_touch(struct db *db, int64_t series_id, struct db_args args,
               struct hand_role_done *done, struct err *err)
{
    AUTO(db_rows) rows = { 0 };

    if (!db_run(db, &sql_hand_role_effect, args, &rows, err))
        return false;
    for (int i = 0; i < rows.count; i++) {
        if (!figures_touch(db, series_id, db_number(&rows, i, 0), err))
            return false;
        done->heads += db_number(&rows, i, 1);
    }
    done->webinars = rows.count;
    return true;
}

bool
people_role(struct db *db, const struct hand_role *hand,
            struct hand_role_done *ret_done, struct err *err)
{
    AUTO(buf) heads = { 0 };
    AUTO(db_rows) rows = { 0 };
    struct hand_role_done done = { 0 };
    struct db_args args;

    heads_text(&heads, hand);
    args = DB_ARGS(db_int(hand->series_id), id_or_null(hand->webinar_id),
                   db_text(buf_string(&heads)),
                   hand->none ? db_null() : db_int(hand->role));
    if (!series_lock(db, hand->series_id, err) ||
        !webinars_touch(db, hand->series_id, args, &done, err))
        return false;
    if (hand->none)
        args.count--; /* there is no role to take */
    if (!db_run(db, hand->none ? &sql_hand_role_take : &sql_hand_role_give,
                args, &rows, err))
        return false;
    done.changed = db_number(&rows, 0, 1);
    done.unchanged = db_number(&rows, 0, 0) - done.changed;
    *ret_done = done;
    return true;
}

bool
people_roles(struct db *db, int64_t series_id, int64_t webinar_id,
             struct db_rows *rows, struct err *err)
{
    AUTO(buf) words = { 0 };

    for (int role = 0; role < ROLE_COUNT; role++)
        buf_format(&words, "%c%s", role == 0 ? '{' : ',',
                   role_word((enum role)role));
    buf_char(&words, '}');
    return db_run(db, &sql_hand_role_list,
                  DB_ARGS(id_or_null(series_id), id_or_null(webinar_id),
                          db_text(buf_string(&words))),
                  rows, err);
}

/* people.c - roles given by hand (O4), and lists of people by ref. */
#include "store/people.h"

#include "files.h"
#include "store/figures.h"
#include "store/lock.h"
#include "store/planner.h"
#include "wrap/crypto.h"

#include <stdlib.h>
#include <string.h>

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

#define AT_LEAST "at_least_"

bool
segment_read(const char *name, struct segment *segment)
{
    static const char *const names[] = { "no_shows", "walk_ins",
                                         "never_attended" };
    char *end;

    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (strcmp(name, names[i]) == 0) {
            segment->name = names[i];
            return true;
        }
    if (!slice_starts(slice_of(name), AT_LEAST))
        return false;
    name += strlen(AT_LEAST);
    segment->name = "at_least";
    segment->least = strtol(name, &end, 10);
    segment->percent = strcmp(end, "_percent") == 0;
    return *name >= '1' && *name <= '9' && (segment->percent || *end == '\0');
}

bool
people_segment(struct db *db, const struct segment *segment,
               struct db_rows *rows, struct err *err)
{
    return planner_allow(db, false, true, err) &&
           db_run(db, &sql_people_segment,
                  DB_ARGS(db_int(segment->series_id),
                          id_or_null(segment->webinar_id),
                          db_text(segment->name), db_int(segment->least),
                          db_flag(segment->percent)),
                  rows, err);
}

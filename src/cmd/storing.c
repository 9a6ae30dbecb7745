/* storing.c - what was read of a file, into the database. */
#include "cmd/storing.h"

#include "store/figures.h"
#include "store/series.h"

/* An import on its way into the database. */
struct storing {
    struct db *db;
    struct plan *plan;
    struct reading *reading;
    struct harvest *harvest;
    int64_t import_id;
};

/* --create: the webinar gets its slug and id. */
static bool
webinar_create(struct storing *storing, struct harvest_webinar *webinar,
               struct err *err)
{
    struct plan_webinar created = { .slug = webinar->slug,
                                    .day = webinar->day,
                                    .title = webinar->title };

    if (!webinar->create)
        return true;
    if (!series_create_webinar(storing->db, storing->plan, storing->import_id,
                               webinar->platform_id, &created, err))
        return false;
    webinar->webinar_id = created.webinar_id;
    webinar->slug = created.slug;
    return true;
}

/* The facts in one pass, their answers, if there are any, in another. */
static bool
facts_write(struct storing *storing, size_t number, int64_t *ret_heads,
            struct err *err)
{
    int64_t webinar_id = storing->harvest->webinars[number].webinar_id;
    bool answers = false;

    for (int pass = 0; pass < 1 + answers; pass++) {
        struct fact_writer writer = { 0 };
        bool good = fact_writer_open(&writer, storing->db, storing->import_id,
                                     webinar_id, pass == 1, err) &&
                    reading_facts(storing->reading, number, fact_writer_add,
                                  &writer, err) &&
                    fact_writer_close(&writer, err);

        answers |= writer.has_answers;
        if (pass == 0)
            *ret_heads = writer.heads;
        fact_writer_drop(&writer);
        if (!good)
            return false;
    }
    return true;
}

static bool
webinar_write(struct storing *storing, size_t number, struct heads *ret_heads,
              struct err *err)
{
    struct harvest *harvest = storing->harvest;
    struct harvest_webinar *webinar = &harvest->webinars[number];
    int64_t count;

    return webinar_create(storing, webinar, err) &&
           import_webinar(storing->db, storing->import_id, harvest->digest,
                          webinar, err) &&
           facts_write(storing, number, &count, err) &&
           figures_touch(storing->db, storing->plan->series_id,
                         webinar->webinar_id, err) &&
           import_heads(storing->db, storing->import_id, webinar->webinar_id,
                        count, ret_heads, err);
}

bool
storing_write(struct db *db, struct plan *plan, struct reading *reading,
              struct heads *heads, int64_t *ret_id, struct err *err)
{
    struct storing storing = { .db = db,
                               .plan = plan,
                               .reading = reading,
                               .harvest = reading_harvest(reading) };
    struct harvest *harvest = storing.harvest;

    if (!import_open(db, plan->series_id, harvest, &storing.import_id, err))
        return false;
    for (size_t i = 0; i < harvest->webinar_count; i++) {
        const struct harvest_webinar *webinar = &harvest->webinars[i];

        if (!webinar->known && !webinar->foreign &&
            !webinar_write(&storing, i, &heads[i], err))
            return false;
    }
    if (!import_account(db, storing.import_id, harvest, err))
        return false;
    *ret_id = storing.import_id;
    return true;
}

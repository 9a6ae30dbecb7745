/* storing.c - what was read of a file, into the database. */
#include "cmd/storing.h"

#include "store/figures.h"
#include "store/series.h"
#include "store/tallied.h"

/* Where a fact goes. */
struct sink {
    struct fact_writer writer;
    struct tally *tally; /* NULL: into none */
};

static bool
sink_add(const struct fact *fact, void *with, struct err *err)
{
    struct sink *sink = with;

    if (sink->tally != NULL)
        tally_add(sink->tally, fact);
    return fact_writer_add(fact, &sink->writer, err);
}

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
facts_write(struct storing *storing, size_t number, struct tally *tally,
            int64_t *ret_heads, struct err *err)
{
    const struct harvest *harvest = reading_harvest(storing->reading);
    int64_t webinar_id = harvest->webinars[number].webinar_id;
    bool answers = false;

    for (int pass = 0; pass < 1 + answers; pass++) {
        bool tallied = pass == 0 && tally->webinar_id != 0;
        struct sink sink = { .tally = tallied ? tally : NULL };
        struct fact_writer *writer = &sink.writer;
        bool good =
            fact_writer_open(writer, storing->db, storing->import_id,
                             webinar_id, pass == 1, err) &&
            reading_facts(storing->reading, number, sink_add, &sink, err) &&
            fact_writer_close(writer, err);

        answers |= writer->has_answers;
        if (pass == 0)
            *ret_heads = writer->heads;
        fact_writer_drop(writer);
        if (!good)
            return false;
    }
    return true;
}

static bool
webinar_write(struct storing *storing, size_t number, struct tally *tally,
              struct err *err)
{
    struct db *db = storing->db;
    struct harvest *harvest = reading_harvest(storing->reading);
    struct harvest_webinar *webinar = &harvest->webinars[number];
    int64_t count = 0;

    return webinar_create(storing, webinar, err) &&
           import_webinar(db, storing->import_id, harvest->digest, webinar,
                          err) &&
           (!storing->figures || tallied_open(tally, db, storing->import_id,
                                              webinar->webinar_id, err)) &&
           facts_write(storing, number, tally, &count, err) &&
           figures_touch(db, storing->plan->series_id, webinar->webinar_id,
                         err) &&
           import_heads(db, storing->import_id, webinar->webinar_id, count,
                        &storing->heads[number], err);
}

/* Tallies stay zeroed where nobody wants them, and of webinars that are known
 * or foreign, as these bring nothing. */
static bool
import_write(struct storing *storing, struct tally *tallies, struct err *err)
{
    struct harvest *harvest = reading_harvest(storing->reading);

    if (!import_open(storing->db, storing->plan->series_id, harvest,
                     &storing->import_id, err))
        return false;
    for (size_t i = 0; i < harvest->webinar_count; i++) {
        const struct harvest_webinar *webinar = &harvest->webinars[i];

        if (!webinar->known && !webinar->foreign &&
            !webinar_write(storing, i, &tallies[i], err))
            return false;
    }
    return import_account(storing->db, storing->import_id, harvest, err);
}

bool
storing_write(struct storing *storing, struct err *err)
{
    size_t count = reading_harvest(storing->reading)->webinar_count;
    struct tally *tallies = x_alloc((count + 1) * sizeof *tallies);
    bool good =
        import_write(storing, tallies, err) &&
        (!storing->figures || figures_add(storing->db, storing->plan->series_id,
                                          tallies, count, err));

    for (size_t i = 0; i < count; i++)
        tally_drop(&tallies[i]);
    x_free(tallies);
    return good;
}

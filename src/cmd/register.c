/* register.c - `headcount register`: records one registrant.
 *
 * An import of one row: it has an id, a ledger and an undo. Its format is
 * `register`; it was generated when it was run (counting.md R9).
 */
#include "base/say.h"
#include "cmd/account.h"
#include "cmd/cmd.h"
#include "cmd/importing.h"
#include "cmd/scope.h"
#include "cmd/secretline.h"
#include "ingest/registrant.h"
#include "store/figures.h"
#include "store/lock.h"
#include "store/registration.h"
#include "store/series.h"

#include <time.h>

static const struct opt options[] = {
    { "series", 's', OPT_VALUE, "S",
      "the series (not needed if there is one)" },
    { "webinar", 'w', OPT_VALUE, "W", "the webinar, or SERIES/WEBINAR" },
    { "status", 0, OPT_VALUE, "ST",
      "approved (preset), pending, denied or cancelled" },
    { "answer", 0, OPT_LIST, "K=V",
      "organisation, country, or a question of the plan" },
    { "defer", 0, OPT_FLAG, NULL, "leave the figures to headcount aggregate" },
    { 0 },
};

/* One registration on its way: everything that is dropped together. */
struct registering {
    struct importing with;
    struct plan plan;
    const struct plan_webinar *webinar;
    struct identity *identity;
    struct registrant registrant;
    struct registration before;
    struct harvest harvest;
    struct heads heads;
    struct imported imported;
    uint8_t digest[CRYPTO_DIGEST_SIZE];
};

static void
registering_drop(struct registering *registering)
{
    harvest_drop(&registering->harvest);
    registrant_drop(&registering->registrant);
    identity_close(registering->identity);
    importing_drop(&registering->with);
    plan_drop(&registering->plan);
}

/* The series, its webinar and the keys: before anybody is asked for an
 * address. */
static bool
registering_open(struct registering *registering, const struct opts *opts,
                 struct err *err)
{
    struct importing *with = &registering->with;
    struct plan *plan = &registering->plan;
    AUTO(arena) arena = { 0 };
    const char *series, *webinar;

    if (!scope_read(opts, &arena, &series, &webinar, err))
        return false;
    if (webinar == NULL) {
        err_set(err, ERR_USAGE, "register needs --webinar");
        return err_hint(err, "Name the webinar, as in \"headcount register "
                             "--webinar day1\".");
    }
    if (!app_series(with->app, series, plan, err))
        return false;
    registering->webinar = plan_find(plan, webinar);
    if (registering->webinar == NULL)
        return account_no_webinar(plan, webinar, err);
    return importing_open(with, err) &&
           identity_open(&registering->identity, with->root, plan->realm,
                         plan->slug, err);
}

static bool
options_read(struct registering *registering, const struct opts *opts,
             struct err *err)
{
    struct registrant *registrant = &registering->registrant;
    const char *status = opts_value(opts, "status");
    const char *answer;

    if (!registrant_status(registrant, status ? status : "approved", err))
        return false;
    for (size_t n = 0; (answer = opts_nth(opts, "answer", n)) != NULL; n++)
        if (!registrant_answer(registrant, &registering->plan, answer, err))
            return false;
    return true;
}

static bool
address_read(struct registering *registering, struct err *err)
{
    AUTO(buf) line = { 0 };

    return secretline_read(&line, "E-mail address of the registrant:", err) &&
           registrant_address(&registering->registrant, &registering->plan,
                              registering->identity, buf_all(&line), err);
}

static bool
facts_same(const struct fact *a, const struct fact *b)
{
    if (a->status != b->status || a->role != b->role ||
        !slice_same(a->organisation, b->organisation) ||
        !slice_same(a->country, b->country) ||
        a->answer_count != b->answer_count)
        return false;
    for (size_t i = 0; i < a->answer_count; i++)
        if (!slice_same(a->answers[i].question, b->answers[i].question) ||
            !slice_same(a->answers[i].answer, b->answers[i].answer))
            return false;
    return true;
}

/* Looks at what was said before, and makes the row. Of two statements in one
 * second the later one has to be the newer one, so it is a second on. */
static bool
row_make(struct registering *registering, struct err *err)
{
    struct registrant *registrant = &registering->registrant;
    struct registration *before = &registering->before;
    int64_t now = time(NULL);

    if (!registration_newest(
            registering->with.db, registering->webinar->webinar_id,
            &registrant->fact.head, &registrant->arena, before, err))
        return false;
    if (before->import_id != 0 && now <= before->generated_at)
        now = before->generated_at + 1;
    registrant_when(registrant, now);
    registrant_digest(registrant, registering->with.file_key,
                      registering->webinar->webinar_id, registering->digest);
    /* A newer export that says otherwise makes it a new word. */
    registering->imported = (struct imported){
        .import_id = before->import_id,
        .series_id = registering->plan.series_id,
        .known = before->import_id != 0 &&
                 before->in_force == registrant->fact.status &&
                 facts_same(&before->fact, &registrant->fact),
    };
    return true;
}

static void
harvest_make(struct registering *registering)
{
    struct harvest *harvest = &registering->harvest;
    const struct plan_webinar *planned = registering->webinar;
    struct harvest_webinar *webinar =
        arena_get(&harvest->arena, sizeof *webinar);

    harvest->digest = (struct slice){ (const char *)registering->digest,
                                      sizeof registering->digest };
    harvest->file = REGISTRANT_FORMAT;
    harvest->profile = REGISTRANT_FORMAT;
    harvest->encoding = "UTF-8";
    harvest->generated_at = registering->registrant.fact.registered_at;
    harvest->webinars = webinar;
    harvest->webinar_count = 1;
    webinar->webinar_id = planned->webinar_id;
    webinar->slug = planned->slug;
    webinar->zone = ""; /* no local time was read */
    webinar->known = registering->imported.known;
    webinar->rows[PART_REGISTRANTS][CLASS_REGISTERED] = 1;
    for (int claim = 0; claim < CLAIM_COUNT; claim++)
        webinar->claims[claim] = -1;
}

static bool
fact_store(struct registering *registering, bool answers, struct err *err)
{
    struct fact_writer writer = { 0 };
    const struct fact *fact = &registering->registrant.fact;
    bool good =
        fact_writer_open(&writer, registering->with.db,
                         registering->imported.import_id,
                         registering->webinar->webinar_id, answers, err) &&
        fact_writer_add(fact, &writer, err) && fact_writer_close(&writer, err);

    fact_writer_drop(&writer);
    return good;
}

static bool
import_store(struct registering *registering, struct err *err)
{
    struct db *db = registering->with.db;
    const struct harvest *harvest = &registering->harvest;
    struct imported *imported = &registering->imported;
    int64_t webinar_id = registering->webinar->webinar_id;

    return app_realm(registering->with.app, &registering->plan,
                     registering->identity, err) &&
           import_open(db, imported->series_id, harvest, &imported->import_id,
                       err) &&
           import_webinar(db, imported->import_id, harvest->digest,
                          harvest->webinars, err) &&
           fact_store(registering, false, err) &&
           (registering->registrant.answer_count == 0 ||
            fact_store(registering, true, err)) &&
           figures_touch(db, imported->series_id, webinar_id, err) &&
           import_heads(db, imported->import_id, webinar_id, 1,
                        &registering->heads, err) &&
           import_account(db, imported->import_id, harvest, err);
}

static bool
registering_store(struct registering *registering, bool defer, struct err *err)
{
    struct db *db = registering->with.db;
    int64_t series_id = registering->plan.series_id;

    if (!db_begin(db, err) || !series_lock(db, series_id, err) ||
        !row_make(registering, err))
        return false;
    harvest_make(registering);
    if (!registering->imported.known && !import_store(registering, err))
        return false;
    return (defer || figures_update(db, series_id, false, err)) &&
           db_commit(db, err);
}

static bool
register_run(struct app *app, const struct opts *opts, struct err *err)
{
    AUTO(registering) registering = { .with = { .app = app } };
    struct known before;

    if (!registering_open(&registering, opts, err) ||
        !options_read(&registering, opts, err) ||
        !address_read(&registering, err) ||
        !registering_store(&registering, opts_flag(opts, "defer"), err))
        return false;
    before = (struct known){ .import_id = registering.imported.import_id,
                             .webinar_id = registering.webinar->webinar_id };
    account_say(registering.plan.slug, &registering.harvest, &registering.heads,
                &(struct known_list){ .at = &before, .count = 1 },
                &registering.imported);
    return true;
}

static const char *const examples[] = {
    "headcount register --webinar day1",
    "asks for the address of one who signed up by telephone",
    "headcount register --webinar day1 --status cancelled < address.txt",
    "the one line of a file is the address",
    "headcount register --webinar day1 --answer organisation=UNIDO",
    "with what the registrant answered",
    NULL,
};

const struct cmd cmd_register = {
    .name = "register",
    .args = "",
    .summary = "records one registrant",
    .about = "The address is read from standard input, one line, or asked for "
             "on a terminal; it is never an argument and never kept. The "
             "registration is an import of one row: it has an id in "
             "\"headcount imports\" and is taken back by \"headcount undo\". "
             "The same again changes nothing; another status is a newer word "
             "on the same registration.",
    .opts = options,
    .examples = examples,
    .run = register_run,
    .place = 330,
};

/* people.c - `headcount people`: roles by hand, and lists by ref. */
#include "store/people.h"
#include "base/say.h"
#include "cmd/account.h"
#include "cmd/cmd.h"
#include "cmd/output.h"
#include "cmd/scope.h"
#include "cmd/secretline.h"
#include "report/render.h"
#include "store/figures.h"

static const struct opt role_opts[] = {
    { "series", 's', OPT_VALUE, "S",
      "the series (not needed if there is one)" },
    { "webinar", 'w', OPT_VALUE, "W",
      "this webinar, or SERIES/WEBINAR; preset: all of the series" },
    { "defer", 0, OPT_FLAG, NULL, "leave the figures to headcount aggregate" },
    { 0 },
};

/* What one role is given to or taken from: all that is dropped together. */
struct giving {
    struct app *app;
    struct db *db;
    struct plan plan;
    const struct plan_webinar *webinar; /* NULL: all */
    struct identity *identity;
    struct hand_role hand;
    struct hand_role_done done;
};

static void
giving_drop(struct giving *giving)
{
    hand_role_drop(&giving->hand);
    identity_close(giving->identity);
    plan_drop(&giving->plan);
}

/* The series and its webinar, as far as options name them; without `must` all
 * series may be meant. */
static bool
giving_scope(struct giving *giving, const struct opts *opts, bool must,
             struct err *err)
{
    struct plan *plan = &giving->plan;
    AUTO(arena) arena = { 0 };
    const char *series, *webinar;

    if (!scope_read(opts, &arena, &series, &webinar, err) ||
        !app_db(giving->app, &giving->db, err))
        return false;
    if (!must && series == NULL && webinar == NULL)
        return true;
    if (!app_series(giving->app, series, plan, err))
        return false;
    giving->hand.series_id = plan->series_id;
    if (webinar == NULL)
        return true;
    giving->webinar = plan_find(plan, webinar);
    if (giving->webinar == NULL)
        return account_no_webinar(plan, webinar, err);
    giving->hand.webinar_id = giving->webinar->webinar_id;
    return true;
}

/* Never repeated: it may be an address. */
static bool
role_read(struct hand_role *hand, const char *word, struct err *err)
{
    AUTO(buf) all = { 0 };

    hand->none = slice_is(slice_of("none"), word);
    if (hand->none || role_of(slice_of(word), &hand->role))
        return true;
    for (int role = 0; role < ROLE_COUNT; role++)
        buf_format(&all, "%s, ", role_word((enum role)role));
    err_set(err, ERR_USAGE, "unknown role");
    return err_hint(err,
                    "Roles are %sand none, which takes one back; addresses "
                    "are read from standard input.",
                    buf_string(&all));
}

/* One person a line. */
static bool
heads_read(struct giving *giving, struct slice lines, struct err *err)
{
    struct hand_role *hand = &giving->hand;

    for (int line = 1; lines.len > 0; line++) {
        struct slice word = slice_trim(slice_cut(&lines, '\n'));
        struct person person;

        if (word.len == 0)
            continue;
        if (!identity_ref(word, &person.ref) &&
            identity_person(giving->identity, word, &person) != ADDRESS_GOOD) {
            err_set(err, ERR_INPUT,
                    "line %d of standard input is no e-mail address", line);
            return err_hint(err, "Give one address a line, as in "
                                 "name@example.org, or ref: and 32 digits, as "
                                 "\"headcount people role\" prints it.");
        }
        ARRAY_ADD(hand->heads, hand->head_count, hand->head_cap) = person.ref;
    }
    return true;
}

static bool
giving_read(struct giving *giving, struct err *err)
{
    AUTO(buf) lines = { 0 };
    const struct crypto_key *root;

    return app_key(giving->app, &root, err) &&
           identity_open(&giving->identity, root, giving->plan.realm,
                         giving->plan.slug, err) &&
           secretlines_read(&lines, "E-mail address of the person:", err) &&
           heads_read(giving, buf_all(&lines), err);
}

static bool
giving_store(struct giving *giving, bool defer, struct err *err)
{
    struct db *db = giving->db;

    return db_begin(db, err) &&
           app_realm(giving->app, &giving->plan, giving->identity, err) &&
           people_role(db, &giving->hand, &giving->done, err) &&
           (defer || figures_update(db, giving->plan.series_id, false, err)) &&
           db_commit(db, err);
}

static void
giving_say(const struct giving *giving)
{
    const struct hand_role *hand = &giving->hand;
    const struct hand_role_done *done = &giving->done;

    say_note("%s%s%s: %s: %lld %s, %lld unchanged; %lld role%s changed in "
             "%lld webinar%s",
             giving->plan.slug, giving->webinar ? "/" : "",
             giving->webinar ? giving->webinar->slug : "",
             hand->none ? "none" : role_word(hand->role),
             (long long)done->changed, hand->none ? "taken back" : "given",
             (long long)done->unchanged, (long long)done->heads,
             PLURAL(done->heads), (long long)done->webinars,
             PLURAL(done->webinars));
}

static bool
roles_list(const struct giving *giving, struct err *err)
{
    AUTO(buf) text = { 0 };
    AUTO(table) table = { 0 };
    AUTO(db_rows) rows = { 0 };

    if (!people_roles(giving->db, giving->hand.series_id,
                      giving->hand.webinar_id, &rows, err))
        return false;
    table_read(&table, &rows);
    if (rows.count == 0)
        say_note("no role is given by hand");
    else
        render_text(&text, &table);
    return output_text(&text, NULL, err);
}

static bool
people_role_run(struct app *app, const struct opts *opts, struct err *err)
{
    AUTO(giving) giving = { .app = app };

    if (opts->arg_count == 0)
        return giving_scope(&giving, opts, false, err) &&
               roles_list(&giving, err);
    if (!role_read(&giving.hand, opts->args[0], err) ||
        !giving_scope(&giving, opts, true, err) || !giving_read(&giving, err) ||
        !giving_store(&giving, opts_flag(opts, "defer"), err))
        return false;
    giving_say(&giving);
    return true;
}

static const char *const role_examples[] = {
    "headcount people role staff --series isid-2021 < staff.txt",
    "everybody whose address is a line of the file, in all its webinars",
    "headcount people role attendee --webinar isid-2021/day2",
    "asks for the address of a panelist who was in the audience on that day",
    "headcount people role none --webinar isid-2021/day2",
    "takes that back: the role is again what imports and plan say",
    "headcount people role",
    "lists the roles that were given by hand",
    NULL,
};

static const struct cmd cmd_role = {
    .name = "role",
    .args = "[ROLE]",
    .summary = "gives people a role, or lists the roles given",
    .about =
        "ROLE is attendee, staff, bot, panelist or host. It stands above "
        "whatever imports and the lists of the plan say, up or down, in the "
        "webinar or in all webinars of the series; a role given in one "
        "webinar stands above one for all. It holds for imports to come as "
        "well, and stays when an import is taken back. \"none\" takes back "
        "what was given in the same webinar, or for all.\n"
        "\n"
        "Addresses are read from standard input, one a line, or one is asked "
        "for on a terminal; they are never arguments and never kept. Instead "
        "of an address a line may hold ref: and the pseudonym of the person, "
        "as the list prints it. A line that is neither changes nothing at "
        "all.\n"
        "\n"
        "Without ROLE the roles given by hand are listed. Instants are UTC.",
    .opts = role_opts,
    .examples = role_examples,
    .max_args = 1,
    .run = people_role_run,
};

static const struct opt segment_opts[] = {
    { "series", 's', OPT_VALUE, "S",
      "the series (not needed if there is one)" },
    { "webinar", 'w', OPT_VALUE, "W",
      "this webinar, or SERIES/WEBINAR; preset: all of the series" },
    { 0 },
};

static const char *const segment_examples[] = {
    "headcount people segment no_shows --webinar isid-2021/day2",
    "who registered for that webinar and did not come",
    "headcount people segment at_least_2",
    "who was in the audience of two webinars or more",
    "headcount people segment at_least_50_percent",
    "who was in at least half of all webinars",
    NULL,
};

static bool
people_segment_run(struct app *app, const struct opts *opts, struct err *err)
{
    AUTO(giving) giving = { .app = app };
    AUTO(db_rows) rows = { 0 };
    AUTO(buf) text = { 0 };
    struct segment segment = { 0 };
    bool behind;

    /* Never repeated: it may be an address. */
    if (!segment_read(opts->args[0], &segment)) {
        err_set(err, ERR_USAGE, "unknown segment");
        return err_hint(err, "Segments are no_shows, walk_ins, "
                             "never_attended, at_least_2, at_least_50_percent "
                             "and so on.");
    }
    if (!giving_scope(&giving, opts, true, err))
        return false;
    segment.series_id = giving.hand.series_id;
    segment.webinar_id = giving.hand.webinar_id;
    if (!db_begin(giving.db, err) ||
        !figures_follow(giving.db, segment.series_id, false, &behind, err) ||
        !people_segment(giving.db, &segment, &rows, err) ||
        !db_commit(giving.db, err))
        return false;
    if (behind)
        account_behind(&giving.plan);
    for (int i = 0; i < rows.count; i++)
        buf_format(&text, "%s\n", db_cell(&rows, i, 0));
    return output_text(&text, NULL, err);
}

static const struct cmd cmd_segment = {
    .name = "segment",
    .args = "NAME",
    .summary = "lists the people of a segment, by ref",
    .about =
        "Prints one ref a line, the pseudonym of a person, never a name or "
        "an address: for whoever can look refs up. Segments are those of "
        "`report segments`: no_shows and walk_ins, of the webinar or of any; "
        "never_attended, who registered and attended nothing; at_least_N, the "
        "audience of N webinars or more, and at_least_N_percent. Guests have "
        "no address to write to and are left out, so a list can be shorter "
        "than the report's count.",
    .opts = segment_opts,
    .examples = segment_examples,
    .min_args = 1,
    .max_args = 1,
    .run = people_segment_run,
};

static const struct cmd *const subs[] = { &cmd_role, &cmd_segment, NULL };

static const char *const examples[] = {
    "headcount people role staff < staff.txt",
    "the people of a file are staff, and no audience",
    NULL,
};

const struct cmd cmd_people = {
    .name = "people",
    .args = "",
    .summary = "says of people by hand what no export tells, or lists them",
    .about = "Exports do not know everything about people; what is said here "
             "stands above them and is taken back exactly. Lists name people "
             "by their pseudonyms only.",
    .subs = subs,
    .examples = examples,
    .place = 340,
};

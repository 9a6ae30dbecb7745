/* row.c - what one row of a table of people says, by our words for columns. */
#include "ingest/roster.h"

#include "ingest/borrow.h"
#include "ingest/cell.h"
#include "ingest/census.h"
#include "ingest/keep.h"
#include "ingest/naming.h"
#include "ingest/runs.h"
#include "wrap/unicode.h"

#include <string.h>

/* The meaning of a cell in a list of words; NULL: empty or unknown. */
static const char *
cell_word(struct roster *roster, enum word_list list, struct slice cell)
{
    struct said *said = &roster->said[list];

    cell = cell_trim(cell);
    if (cell.len == 0 || cell.len > 200)
        return NULL;
    if (slice_same(buf_all(&said->cell), cell))
        return said->meaning;
    said->cell.len = 0;
    buf_slice(&said->cell, cell);
    roster->scratch.len = 0;
    unicode_fold(&roster->scratch, cell);
    said->meaning = words_meaning(list, buf_all(&roster->scratch));
    return said->meaning;
}

/* A column of yes or no says yes. */
static bool
cell_is_yes(struct roster *roster, struct slice cell)
{
    const char *word = cell_word(roster, WORD_LIST_ATTENDED, cell);

    return word != NULL && strcmp(word, "yes") == 0;
}

static struct moment
row_moment(struct roster *roster, const struct row *row, enum field field)
{
    return roster_moment(roster, row_cell(row, field), row_how(row, field));
}

/* Shorter numbers are those of rows: lists have a column "ID", too. */
#define PLATFORM_ID_MIN 6

/* The meeting that a row names; those that name none are of meeting 0. */
static uint32_t
row_meeting(struct roster *roster, const struct row *row)
{
    struct slice id = cell_trim(row_cell(row, FIELD_PLATFORM_ID));
    struct slice start = cell_trim(row_cell(row, FIELD_START));
    struct meeting meeting = { 0 };
    uint32_t *number;

    if (row->columns->at[FIELD_START] < 0 && id.len < PLATFORM_ID_MIN)
        return (uint32_t)roster->meeting_now;
    roster->scratch.len = 0;
    buf_slice(&roster->scratch, id);
    buf_char(&roster->scratch, '\n');
    buf_slice(&roster->scratch, start);
    number = map_at(&roster->meeting_map, buf_all(&roster->scratch));
    if (*number != MAP_NONE)
        return *number;
    meeting.platform_id = roster_platform_id(roster, id);
    meeting.topic = roster_topic(roster, row_cell(row, FIELD_TOPIC));
    row_moment(roster, row, FIELD_START); /* counts for T3 */
    meeting.end = row_moment(roster, row, FIELD_END);
    roster_host(roster, &meeting, row_cell(row, FIELD_HOST_ADDRESS));
    return *number = roster_meeting(roster, &meeting);
}

static void
role_raise(struct entry *entry, enum role role)
{
    if (role > entry->role)
        entry->role = (uint8_t)role;
}

/* The person that an address cell tells, and the person's role by the plan's
 * lists; HEAD_NONE: it tells none. */
static uint32_t
cell_person(struct roster *roster, struct slice cell, const struct entry *entry,
            enum role *ret_role, enum address_is *ret_is)
{
    const struct meeting *meeting = &roster->meetings[entry->meeting];
    struct person person = { 0 };

    *ret_is = identity_person(roster->identity, cell, &person);
    if (*ret_is != ADDRESS_GOOD)
        return HEAD_NONE;
    *ret_role = listed_role(&roster->listed, &person);
    if (meeting->has_host &&
        memcmp(&meeting->host, &person.ref, sizeof person.ref) == 0)
        *ret_role = ROLE_HOST;
    return roster_head(roster, &person, false);
}

/* Any question of a form may be the one for the address: behind the last row
 * borrow_settle tells which it is. */
static void
row_asked(struct roster *roster, const struct row *row, struct entry *entry)
{
    for (size_t i = 0; i < row->columns->question_count; i++) {
        size_t at = (size_t)row->columns->questions[i].column;
        struct asked_entry asked = { .column = (uint32_t)at,
                                     .entry = (uint32_t)roster->held,
                                     .head = HEAD_NONE };
        enum role role = ROLE_ATTENDEE;
        enum address_is is;

        if (at >= row->count)
            continue;
        asked.head = cell_person(roster, row->cells[at], entry, &role, &is);
        if (is == ADDRESS_NONE)
            continue;
        asked.role = (uint8_t)role;
        ARRAY_ADD(roster->asked, roster->asked_count, roster->asked_cap) =
            asked;
    }
}

/* The guest that a name tells; HEAD_NONE: there is none. */
static uint32_t
name_guest(struct roster *roster, struct slice name)
{
    struct person guest = { 0 };

    if (name.len == 0)
        return HEAD_NONE;
    guest.ref = identity_guest(roster->identity, name);
    return roster_head(roster, &guest, true);
}

/* Who the row is of: a person, a guest with a name, or one without. */
static void
row_head(struct roster *roster, const struct row *row, struct entry *entry)
{
    bool lends = row->table->trait[TRAIT_LENDS];
    bool has_upn = row->columns->at[FIELD_UPN] >= 0;
    enum role role = ROLE_ATTENDEE;
    uint32_t guest, upn;
    enum address_is is;
    uint32_t person =
        cell_person(roster, row_cell(row, FIELD_ADDRESS), entry, &role, &is);
    struct slice name = buf_all(&roster->name);

    role_raise(entry, role);
    roster->warnings[WARNING_BAD_ADDRESS] += is == ADDRESS_BAD;
    entry->head = person;
    if (roster->is_bot) /* O4 */
        role_raise(entry, ROLE_BOT);
    if (person != HEAD_NONE && !has_upn && !lends)
        return;
    guest = name_guest(roster, name);
    if (person == HEAD_NONE)
        entry->head = guest;
    if (person == HEAD_NONE && row->table->trait[TRAIT_ASKS])
        row_asked(roster, row, entry);
    if (lends && guest != HEAD_NONE)
        borrow_lend(roster, guest, person);
    upn = cell_person(roster, row_cell(row, FIELD_UPN), entry, &role, &is);
    roster->warnings[WARNING_BAD_ADDRESS] += is == ADDRESS_BAD;
    if (upn != HEAD_NONE)
        borrow_upn(roster, upn, guest, person == HEAD_NONE, role);
}

static void
row_role(struct roster *roster, const struct row *row, struct entry *entry)
{
    const char *word =
        cell_word(roster, WORD_LIST_ROLE, row_cell(row, FIELD_ROLE));
    enum role role;

    if (row->table->trait[TRAIT_HOST_MARK] &&
        naming_host(roster, row_cell(row, FIELD_NAME)))
        role_raise(entry, ROLE_HOST);
    if (cell_is_yes(roster, row_cell(row, FIELD_STAFF)))
        role_raise(entry, ROLE_STAFF);
    if (word == NULL)
        return;
    if (strcmp(word, "presenter") == 0) {
        entry->flags |= ENTRY_PRESENTER;
    } else if (role_of(slice_of(word), &role)) {
        roster->attendee_word |= role == ROLE_ATTENDEE;
        role_raise(entry, role);
    }
}

/* Day and time in one cell, or in two. */
static struct moment
row_registered(struct roster *roster, const struct row *row)
{
    struct slice day = row_cell(row, FIELD_REGISTERED_AT);
    struct slice time = row_cell(row, FIELD_REGISTERED_TIME);

    if (cell_is_placeholder(day) || cell_is_placeholder(time))
        return row_moment(roster, row, FIELD_REGISTERED_AT);
    roster->scratch.len = 0;
    buf_slice(&roster->scratch, day);
    buf_char(&roster->scratch, ' ');
    buf_slice(&roster->scratch, time);
    return roster_moment(roster, buf_all(&roster->scratch),
                         row_how(row, FIELD_REGISTERED_AT));
}

static void
row_status(struct roster *roster, const struct row *row, struct entry *entry)
{
    struct slice cell = row_cell(row, FIELD_STATUS);
    enum status status = STATUS_APPROVED;
    const char *word;

    entry->registered = row_registered(roster, row);
    if (row->columns->has_registration)
        entry->flags |= ENTRY_LISTED;
    if (row->columns->address_only)
        roster->warnings[WARNING_ADDRESS_ONLY]++;
    if (cell_is_placeholder(cell)) {
        entry->status = STATUS_APPROVED;
        return;
    }
    entry->flags |= ENTRY_STATED;
    word = cell_word(roster, WORD_LIST_STATUS, cell);
    if (word != NULL && strcmp(word, "panelist") == 0) {
        role_raise(entry, ROLE_PANELIST);
    } else if (word == NULL || !status_of(slice_of(word), &status)) {
        status = STATUS_PENDING;
        roster->warnings[WARNING_UNKNOWN_STATUS]++;
    }
    entry->status = (int8_t)status;
}

/* A list of those who were there, with minutes and nothing else: who stands in
 * it came, also where the minutes are missing (R6: 0 s). */
static bool
table_of_those_present(const struct columns *columns)
{
    return columns->at[FIELD_DURATION] >= 0 && columns->at[FIELD_JOIN] < 0 &&
           columns->at[FIELD_EVENT_AT] < 0 && columns->at[FIELD_ATTENDED] < 0 &&
           !columns->has_registration;
}

/* What the row says of coming and going. */
static void
row_presence(struct roster *roster, const struct row *row, struct entry *entry)
{
    const char *word =
        cell_word(roster, WORD_LIST_ATTENDED, row_cell(row, FIELD_ATTENDED));
    struct slice duration = row_cell(row, FIELD_DURATION);
    int64_t seconds;

    if (word != NULL)
        entry->flags |= strcmp(word, "yes") == 0 ? ENTRY_YES : ENTRY_NO;
    else if (table_of_those_present(row->columns))
        entry->flags |= ENTRY_YES;
    if (cell_is_yes(roster, row_cell(row, FIELD_WAITING)))
        entry->flags |= ENTRY_WAITING;
    if (!cell_is_placeholder(duration) && when_duration(duration, &seconds))
        entry->duration = seconds > INT32_MAX ? INT32_MAX : (int32_t)seconds;
    if (!row->table->trait[TRAIT_EVENTS]) {
        entry->join = row_moment(roster, row, FIELD_JOIN);
        entry->leave = row_moment(roster, row, FIELD_LEAVE);
        return;
    }
    entry->join = row_moment(roster, row, FIELD_EVENT_AT);
    word = cell_word(roster, WORD_LIST_EVENT, row_cell(row, FIELD_EVENT));
    if (word != NULL)
        entry->flags |= strcmp(word, "joined") == 0 ? ENTRY_JOINED : ENTRY_LEFT;
}

static void
row_texts(struct roster *roster, const struct row *row, struct entry *entry)
{
    const struct columns *columns = row->columns;

    entry->country = keep_country(roster, row, row_cell(row, FIELD_COUNTRY));
    entry->country_guess =
        keep_country(roster, row, row_cell(row, FIELD_COUNTRY_GUESS));
    entry->organisation =
        keep_text(roster, row, row_cell(row, FIELD_ORGANISATION));
    if (!columns->has_registration || roster->plan == NULL ||
        roster->plan->questions[0] == '\0')
        return;
    for (size_t i = 0; i < columns->question_count; i++) {
        uint32_t question = keep_question(roster, columns, i);
        size_t at = (size_t)columns->questions[i].column;
        uint32_t answer;

        if (question == QUESTION_NONE || at >= row->count)
            continue;
        answer = keep_text(roster, row, row->cells[at]);
        if (answer == 0)
            continue;
        NUMBERS_ADD(roster->answers, roster->answer_count, roster->answer_cap) =
            (struct entry_answer){ (uint32_t)roster->held, question, answer };
    }
}

/* Rows of some tables look at other rows, which must not be in staging then:
 * events at events of the same name, those that lend and borrow addresses at
 * each other. Their platforms know no crowds. */
static bool
row_looks_at_others(const struct row *row)
{
    const bool *trait = row->table->trait;

    return trait[TRAIT_EVENTS] || trait[TRAIT_LENDS] || trait[TRAIT_BORROWS] ||
           trait[TRAIT_ASKS] || row->columns->at[FIELD_UPN] >= 0;
}

bool
roster_row(const struct row *row, void *with, struct err *err)
{
    struct roster *roster = with;
    struct entry entry = { .line = row->line,
                           .head = HEAD_NONE,
                           .duration = -1,
                           .status = STATUS_NONE,
                           .role = (uint8_t)row->table->role,
                           .class = CLASS_COUNT };

    entry.table = (uint8_t)(row->table - roster->profile->tables);
    if (row->reject != NULL) {
        census_reject(roster, row->line, "", row->reject);
        census_line(roster, row->table->part);
        return true;
    }
    roster->is_whole = roster->is_whole || row_looks_at_others(row);
    entry.meeting = row_meeting(roster, row);
    roster->given.known = roster->family.known = false;
    naming_row(roster, row);
    row_head(roster, row, &entry);
    row_role(roster, row, &entry);
    row_status(roster, row, &entry);
    row_presence(roster, row, &entry);
    row_texts(roster, row, &entry);
    roster->warnings[WARNING_EXTRA_FIELDS] += row->extra;
    census_row(roster, &entry);
    return runs_add(roster, &entry, err);
}

/* borrow.c - whose address a row has that has none of its own (I1). */
#include "ingest/borrow.h"

static struct loan *
loan_at(struct roster *roster, uint32_t head)
{
    while (roster->loan_count <= head)
        NUMBERS_ADD(roster->loans, roster->loan_count, roster->loan_cap) =
            (struct loan){ .lender = HEAD_NONE, .upn_name = HEAD_NONE };
    return &roster->loans[head];
}

void
borrow_lend(struct roster *roster, uint32_t name, uint32_t person)
{
    struct loan *loan = loan_at(roster, name);

    loan->lent = loan->lent == 0 ? 1 : 2;
    loan->lender = person;
}

void
borrow_upn(struct roster *roster, uint32_t person, uint32_t name, bool serves,
           enum role role)
{
    struct loan *loan = loan_at(roster, person);

    if (loan->upn_name == HEAD_NONE)
        loan->upn_name = name;
    else if (name != HEAD_NONE && loan->upn_name != name)
        loan->upn_shared = true;
    if (serves)
        ARRAY_ADD(roster->upns, roster->upn_count, roster->upn_cap) =
            (struct upn_entry){ (uint32_t)roster->held, person, (uint8_t)role };
}

static void
settle_upns(struct roster *roster)
{
    for (size_t i = 0; i < roster->upn_count; i++) {
        const struct upn_entry *upn = &roster->upns[i];
        struct entry *entry = &roster->entries[upn->entry];
        struct loan *name = NULL;

        if (loan_at(roster, upn->head)->upn_shared)
            continue;
        if (entry->head != HEAD_NONE)
            name = loan_at(roster, entry->head);
        if (roster->profile->tables[entry->table].trait[TRAIT_LENDS] &&
            name != NULL && name->lender == HEAD_NONE)
            name->lender = upn->head;
        entry->head = upn->head;
        if (upn->role > entry->role)
            entry->role = upn->role;
    }
}

/* The column of a form in which the addresses are: the leftmost that has at
 * least half as many as the one with most. Who puts an address under another
 * question, in a remark or in place of a name, does not move it. */
static uint32_t
column_asked(const struct roster *roster)
{
    uint32_t width = 0, column = 0;
    size_t *count, most = 0;

    for (size_t i = 0; i < roster->asked_count; i++)
        if (roster->asked[i].column >= width)
            width = roster->asked[i].column + 1;
    count = x_alloc((width + 1) * sizeof *count);
    for (size_t i = 0; i < roster->asked_count; i++) {
        size_t *at = &count[roster->asked[i].column];

        *at += roster->asked[i].head != HEAD_NONE;
        if (*at > most)
            most = *at;
    }
    while (column < width && (count[column] == 0 || count[column] * 2 < most))
        column++;
    x_free(count);
    return column;
}

static void
settle_asked(struct roster *roster)
{
    uint32_t column = column_asked(roster);

    for (size_t i = 0; i < roster->asked_count; i++) {
        const struct asked_entry *asked = &roster->asked[i];
        struct entry *entry = &roster->entries[asked->entry];

        if (asked->column != column)
            continue;
        roster->warnings[WARNING_BAD_ADDRESS] += asked->head == HEAD_NONE;
        if (asked->head == HEAD_NONE)
            continue;
        entry->head = asked->head;
        if (asked->role > entry->role)
            entry->role = asked->role;
    }
}

void
borrow_settle(struct roster *roster)
{
    if (!roster->is_whole)
        return;
    settle_upns(roster);
    settle_asked(roster);
    for (size_t i = 0; i < roster->held; i++) {
        struct entry *entry = &roster->entries[i];
        const struct loan *loan;

        if (entry->head == HEAD_NONE ||
            !roster->profile->tables[entry->table].trait[TRAIT_BORROWS])
            continue;
        loan = loan_at(roster, entry->head);
        if (roster->heads[entry->head].is_guest && loan->lent == 1 &&
            loan->lender != HEAD_NONE)
            entry->head = loan->lender;
    }
}

/* borrow.c - whose address a row has that has none of its own (I1). */
#include "ingest/borrow.h"

void
borrow_lend(struct roster *roster, uint32_t name, uint32_t person)
{
    struct head *head = &roster->heads[name];

    head->lent = head->lent == 0 ? 1 : 2;
    head->lender = person;
}

void
borrow_upn(struct roster *roster, uint32_t person, uint32_t name, bool serves,
           enum role role)
{
    struct head *head = &roster->heads[person];

    if (head->upn_name == HEAD_NONE)
        head->upn_name = name;
    else if (name != HEAD_NONE && head->upn_name != name)
        head->upn_shared = true;
    if (serves)
        ARRAY_ADD(roster->upns, roster->upn_count, roster->upn_cap) =
            (struct upn_entry){ (uint32_t)roster->entry_count, person,
                                (uint8_t)role };
}

void
borrow_settle(struct roster *roster)
{
    for (size_t i = 0; i < roster->upn_count; i++) {
        const struct upn_entry *upn = &roster->upns[i];
        struct entry *entry = &roster->entries[upn->entry];
        struct head *name =
            entry->head == HEAD_NONE ? NULL : &roster->heads[entry->head];

        if (roster->heads[upn->head].upn_shared)
            continue;
        if (roster->profile->tables[entry->table].trait[TRAIT_LENDS] &&
            name != NULL && name->lender == HEAD_NONE)
            name->lender = upn->head;
        entry->head = upn->head;
        if (upn->role > entry->role)
            entry->role = upn->role;
    }
    for (size_t i = 0; i < roster->entry_count; i++) {
        struct entry *entry = &roster->entries[i];
        const struct head *head;

        if (entry->head == HEAD_NONE ||
            !roster->profile->tables[entry->table].trait[TRAIT_BORROWS])
            continue;
        head = &roster->heads[entry->head];
        if (head->is_guest && head->lent == 1 && head->lender != HEAD_NONE)
            entry->head = head->lender;
    }
}

/* preamble.c - what a file says of itself before its first table. */
#include "ingest/preamble.h"

#include "ingest/cell.h"

static void
about_set(struct preamble *preamble, struct arena *arena, enum about about,
          struct slice cell)
{
    cell = cell_trim(cell);
    if (preamble->about[about].len == 0 && cell.len > 0)
        preamble->about[about] = arena_slice(arena, cell);
}

/* Values stand under the labels of the record before. */
static void
about_values(struct preamble *preamble, struct arena *arena,
             const struct csv_record *record)
{
    for (int i = 0; i < ABOUT_COUNT; i++)
        if (preamble->at[i] >= 0 && (size_t)preamble->at[i] < record->count)
            about_set(preamble, arena, (enum about)i,
                      record->cells[preamble->at[i]]);
}

/* Where the labels of a record stand; how many there are. What has been said
 * is no label again: "Teilnehmer" may be a role in every row of a table. */
static int
about_labels(struct preamble *preamble, struct headings *headings,
             const struct csv_record *record)
{
    int labels = 0;

    for (int i = 0; i < ABOUT_COUNT; i++)
        preamble->at[i] = -1;
    for (size_t i = 0; i < record->count; i++) {
        const struct meaning *meaning =
            headings_meaning(headings, record->cells[i], WORD_IS_ABOUT);

        if (meaning == NULL || meaning->what == ABOUT_TITLE ||
            preamble->at[meaning->what] >= 0 ||
            preamble->about[meaning->what].len > 0)
            continue;
        preamble->at[meaning->what] = (int)i;
        labels++;
    }
    return labels;
}

int
preamble_record(struct preamble *preamble, struct headings *headings,
                struct arena *arena, const struct csv_record *record)
{
    struct preamble before = *preamble;
    int labels = about_labels(preamble, headings, record);

    if (before.next && labels == 0) {
        *preamble = before;
        preamble->next = false;
        about_values(preamble, arena, record);
        return 0;
    }
    preamble->next = labels > 0;
    /* A label without a value may be followed by other labels, also in the
     * same record by such as say nothing to us. */
    for (int i = 0; labels == 1 && i < ABOUT_COUNT; i++) {
        size_t beside = (size_t)preamble->at[i] + 1;

        if (preamble->at[i] < 0 || beside >= record->count ||
            cell_trim(record->cells[beside]).len == 0 ||
            headings_meaning(headings, record->cells[beside], WORD_IS_ABOUT))
            continue;
        about_set(preamble, arena, (enum about)i, record->cells[beside]);
        preamble->next = false;
    }
    return labels;
}

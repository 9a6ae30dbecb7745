/* section.c - the titles of a file's sections, by their words or numbers. */
#include "ingest/section.h"

bool
section_numbered(struct slice title)
{
    return title.len > 3 && title.at[0] >= '1' && title.at[0] <= '9' &&
           title.at[1] == '.' && title.at[2] == ' ';
}

const struct meaning *
section_meaning(struct headings *headings, struct slice title)
{
    const struct meaning *meaning =
        headings_meaning(headings, title, WORD_IS_SECTION);

    if (meaning == NULL && section_numbered(title))
        meaning = headings_meaning(headings, (struct slice){ title.at, 2 },
                                   WORD_IS_SECTION);
    return meaning;
}

bool
section_beyond(struct headings *headings, struct slice title)
{
    char number[] = "1.";

    if (!section_numbered(title) || section_meaning(headings, title) != NULL)
        return false;
    for (; number[0] < title.at[0]; number[0]++)
        if (headings_meaning(headings, slice_of(number), WORD_IS_SECTION))
            return true;
    return false;
}

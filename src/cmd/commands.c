/* commands.c - all commands, and how one is found by its name. */
#include "cmd/commands.h"

#include <stdlib.h>
#include <string.h>

#define COMMAND(name) extern const struct cmd cmd_##name;
#include "commands.inc"
#undef COMMAND

static const struct cmd *all[] = {
#define COMMAND(name) &cmd_##name,
#include "commands.inc"
#undef COMMAND
    NULL
};

static int
place_of(const struct cmd *cmd)
{
    return cmd->place ? cmd->place : 1000000;
}

static int
command_order(const void *left, const void *right)
{
    const struct cmd *a = *(const struct cmd *const *)left;
    const struct cmd *b = *(const struct cmd *const *)right;

    if (place_of(a) != place_of(b))
        return place_of(a) < place_of(b) ? -1 : 1;
    return strcmp(a->name, b->name);
}

const struct cmd *const *
commands_all(void)
{
    static bool sorted;

    if (!sorted)
        qsort(all, COUNT_OF(all) - 1, sizeof all[0], command_order);
    sorted = true;
    return all;
}

const struct cmd *
commands_find(const struct cmd *const *list, const char *name)
{
    for (; list && *list; list++)
        if (strcmp((*list)->name, name) == 0)
            return *list;
    return NULL;
}

void
commands_names(struct buf *to, const struct cmd *const *list)
{
    for (const struct cmd *const *at = list; at && *at; at++)
        buf_format(to, "%s%s", at == list ? "" : ", ", (*at)->name);
}

bool
commands_unknown(const struct cmd *const *list, const struct cmd *of,
                 const char *name, struct err *err)
{
    AUTO(arena) arena = { 0 };
    AUTO(buf) all_names = { 0 };
    const char *space = of ? " " : "";
    const char *above = of ? of->name : "";
    const char *nearest;
    const char **names;
    size_t count = 0;

    while (list[count])
        count++;
    names = arena_get(&arena, (count + 1) * sizeof *names);
    for (size_t i = 0; i < count; i++)
        names[i] = list[i]->name;
    if (word_is_plain(name))
        err_set(err, ERR_USAGE, "unknown command \"%s%s%s\"", above, space,
                name);
    else
        err_set(err, ERR_USAGE, "unknown command");
    nearest = nearest_word(name, names, count);
    if (nearest)
        return err_hint(err, "Did you mean \"headcount %s%s%s\"?", above, space,
                        nearest);
    if (of == NULL)
        return err_hint(err, "Run \"headcount help\" to see all commands.");
    commands_names(&all_names, list);
    return err_hint(err, "There are: %s.", buf_string(&all_names));
}

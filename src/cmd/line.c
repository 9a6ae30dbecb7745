/* line.c - a command line: which command, which options, which arguments. */
#include "cmd/line.h"
#include "base/settings.h"
#include "cmd/commands.h"

#include <string.h>

#define TABLES_MAX 256

const struct opt line_globals[] = {
    { "quiet", 'q', OPT_FLAG, NULL, "say only warnings and errors" },
    { "verbose", 'v', OPT_FLAG, NULL, "say more" },
    { "help", 'h', OPT_FLAG, NULL, "explain the command" },
    { "version", 0, OPT_FLAG, NULL, "print the version" },
    { NULL, 0, 0, NULL, NULL }
};

struct tables {
    const struct opt *at[TABLES_MAX];
    size_t count;
};

static void
tables_add(struct tables *tables, const struct opt *table)
{
    if (table != NULL && tables->count < TABLES_MAX)
        tables->at[tables->count++] = table;
}

static void
tables_add_command(struct tables *tables, const struct cmd *cmd)
{
    tables_add(tables, cmd->opts);
    for (const struct cmd *const *sub = cmd->subs; sub && *sub; sub++)
        tables_add(tables, (*sub)->opts);
}

/* Where the options are known only behind the command's name, all that it
 * could be are tried: `cmd` NULL: of every command. */
static void
tables_guess(struct tables *tables, const struct cmd *cmd)
{
    tables_add(tables, line_globals);
    tables_add(tables, settings_opts());
    if (cmd != NULL)
        tables_add_command(tables, cmd);
    else
        for (const struct cmd *const *at = commands_all(); *at; at++)
            tables_add_command(tables, *at);
}

/* Finds cmd and sub by name; their places in argv, -1: not named. */
static bool
find_command(struct line *line, int argc, const char *const *argv,
             int ret_at[2], struct err *err)
{
    struct tables all = { 0 }, own = { 0 };
    const struct cmd *const *commands = commands_all();

    ret_at[1] = -1;
    tables_guess(&all, NULL);
    ret_at[0] = opts_next_word(all.at, all.count, argc, argv, 0);
    if (ret_at[0] < 0)
        return true;
    line->cmd = commands_find(commands, argv[ret_at[0]]);
    if (line->cmd == NULL)
        return commands_unknown(commands, NULL, argv[ret_at[0]], err);
    if (line->cmd->subs == NULL)
        return true;
    tables_guess(&own, line->cmd);
    ret_at[1] = opts_next_word(own.at, own.count, argc, argv, ret_at[0] + 1);
    if (ret_at[1] < 0)
        return true;
    line->sub = commands_find(line->cmd->subs, argv[ret_at[1]]);
    if (line->sub != NULL)
        return true;
    if (line->cmd->run == NULL || line->cmd->max_args == 0)
        return commands_unknown(line->cmd->subs, line->cmd, argv[ret_at[1]],
                                err);
    ret_at[1] = -1; /* an argument of the command itself */
    return true;
}

/* Parses all words but those at `at`, by the tables that hold. */
static bool
parse(struct line *line, int argc, const char *const *argv, const int at[2],
      struct err *err)
{
    const struct cmd *cmd = line_command(line);
    struct tables tables = { 0 };
    int last = at[1] < 0 ? at[0] : at[1];
    const char **words =
        arena_get(&line->arena, ((size_t)argc + 2) * sizeof *words);
    int count = 0;

    for (int i = 0; i < argc; i++) {
        bool raw_before = cmd && cmd->raw && i < last;

        if (i != at[0] && i != at[1] &&
            !(raw_before && strcmp(argv[i], "--") == 0))
            words[count++] = argv[i];
        if (cmd && cmd->raw && i == last)
            words[count++] = arena_text(&line->arena, SLICE("--"));
    }
    if (line->sub)
        tables_add(&tables, line->sub->opts);
    if (line->cmd)
        tables_add(&tables, line->cmd->opts);
    tables_add(&tables, line_globals);
    tables_add(&tables, settings_opts());
    if (opts_parse(&line->opts, tables.at, tables.count, count, words, err))
        return true;
    if (cmd == NULL)
        return false;
    if (err->hint[0] == '\0')
        err_hint(err, "See \"headcount help %s%s%s\".", line->cmd->name,
                 line->sub ? " " : "", line->sub ? line->sub->name : "");
    return err_at(err, "%s%s%s", line->cmd->name, line->sub ? " " : "",
                  line->sub ? line->sub->name : "");
}

static bool
incomplete(const struct cmd *cmd, struct err *err)
{
    AUTO(buf) names = { 0 };

    if (cmd == NULL) {
        err_set(err, ERR_USAGE, "no command was given");
        return err_hint(err, "Run \"headcount help\" to see all commands.");
    }
    commands_names(&names, cmd->subs);
    err_set(err, ERR_USAGE, "%s needs to be told what to do", cmd->name);
    return err_hint(err, "Write \"headcount %s\" and one of: %s.", cmd->name,
                    buf_string(&names));
}

static bool
check_args(const struct line *line, struct err *err)
{
    const struct cmd *cmd = line_command(line);
    size_t count = line->opts.arg_count;
    const char *above = line->sub ? line->cmd->name : "";
    size_t args_len = cmd->args ? strlen(cmd->args) : 0;
    bool dots = args_len > 0 && cmd->args[args_len - 1] == '.';

    if (count < (size_t)cmd->min_args)
        err_set(err, ERR_USAGE, "an argument is missing");
    else if (cmd->max_args >= 0 && count > (size_t)cmd->max_args)
        err_set(err, ERR_USAGE, "too many arguments");
    else
        return true;
    /* What was typed is not repeated: it may be an address. */
    err_detail(err, "%zu given", count);
    return err_hint(err, "Usage: headcount %s%s%s%s%s%s", above,
                    line->sub ? " " : "", cmd->name,
                    cmd->args && cmd->args[0] ? " " : "",
                    cmd->args ? cmd->args : "", dots ? "" : ".");
}

bool
line_read(struct line *line, int argc, const char *const *argv, struct err *err)
{
    const struct cmd *cmd;
    int at[2];

    if (!find_command(line, argc, argv, at, err) ||
        !parse(line, argc, argv, at, err))
        return false;
    if (opts_flag(&line->opts, "help") || opts_flag(&line->opts, "version"))
        return true;
    cmd = line_command(line);
    if (cmd == NULL || cmd->run == NULL)
        return incomplete(cmd, err);
    return check_args(line, err);
}

const struct cmd *
line_command(const struct line *line)
{
    return line->sub ? line->sub : line->cmd;
}

void
line_drop(struct line *line)
{
    opts_drop(&line->opts);
    arena_drop(&line->arena);
    *line = (struct line){ 0 };
}

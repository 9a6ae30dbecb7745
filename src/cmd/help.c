/* help.c - `headcount help`: what there is, and how it is used. */
#include "cmd/cmd.h"
#include "cmd/commands.h"
#include "cmd/manual.h"
#include "cmd/output.h"
#include "cmd/usage.h"

#include <string.h>

static const struct {
    const char *name;
    void (*usage)(struct buf *to);
} topics[] = { { "exit-status", usage_statuses },
               { "settings", usage_settings },
               { "manual", manual_page } };

static bool
help_text(const struct opts *opts, struct buf *to, struct err *err)
{
    const struct cmd *cmd, *sub = NULL;

    if (opts->arg_count == 0) {
        usage_all(to);
        return true;
    }
    for (size_t i = 0; i < COUNT_OF(topics); i++)
        if (opts->arg_count == 1 &&
            strcmp(topics[i].name, opts->args[0]) == 0) {
            topics[i].usage(to);
            return true;
        }
    cmd = commands_find(commands_all(), opts->args[0]);
    if (cmd == NULL)
        return commands_unknown(commands_all(), NULL, opts->args[0], err);
    if (opts->arg_count == 2) {
        if (cmd->subs == NULL) {
            err_set(err, ERR_USAGE, "%s has no commands of its own", cmd->name);
            return err_hint(err, "Run headcount help %s.", cmd->name);
        }
        sub = commands_find(cmd->subs, opts->args[1]);
        if (sub == NULL)
            return commands_unknown(cmd->subs, cmd, opts->args[1], err);
    }
    usage_command(to, cmd, sub);
    return true;
}

static bool
help_run(struct app *app, const struct opts *opts, struct err *err)
{
    AUTO(buf) text = { 0 };

    (void)app;
    return help_text(opts, &text, err) && output_text(&text, NULL, err);
}

static const char *const examples[] = {
    "headcount help import",
    "explains a command",
    "headcount help plan apply",
    "explains a command of a command",
    "headcount help exit-status",
    "lists the exit statuses",
    NULL,
};

const struct cmd cmd_help = {
    .name = "help",
    .args = "[COMMAND]",
    .summary = "explains headcount, a command, the settings",
    .about = "Without COMMAND: all commands. Besides commands: settings, "
             "exit-status, and manual, the page that man shows.",
    .examples = examples,
    .max_args = 2,
    .run = help_run,
    .place = 900,
};

/* usage.c - help texts, all of them made from the tables. */
#include "cmd/usage.h"
#include "base/settings.h"
#include "cmd/commands.h"
#include "cmd/line.h"

#include <string.h>

#define WIDTH 79
#define LEFT  26 /* the column where explanations begin */

const char usage_purpose[] =
    "Records who registered for and who attended the webinars of a series, "
    "from the CSV files that webinar platforms export, in PostgreSQL, without "
    "keeping e-mail addresses.";

const char usage_precedence[] =
    "A setting is taken from the first place that names it: the option, the "
    "environment, the configuration file, the preset.";

/* Words of a paragraph, wrapped and set in; the cursor stands at `column`. */
static void
add_wrapped(struct buf *to, size_t indent, size_t column, struct slice text)
{
    bool fresh = true;

    while (text.len > 0) {
        struct slice word = slice_cut(&text, ' ');

        if (word.len == 0)
            continue;
        if (!fresh && column + 1 + word.len > WIDTH) {
            buf_char(to, '\n');
            column = 0;
            fresh = true;
        }
        if (!fresh) {
            buf_char(to, ' ');
            column++;
        }
        for (; column < indent; column++)
            buf_char(to, ' ');
        buf_slice(to, word);
        column += word.len;
        fresh = false;
    }
    buf_char(to, '\n');
}

/* Paragraphs, one a line of the text; lines set in stay as they are. */
static void
add_text(struct buf *to, const char *text)
{
    struct slice rest = slice_of(text);

    while (rest.len > 0) {
        struct slice line = slice_cut(&rest, '\n');

        if (line.len > 0 && line.at[0] == ' ') {
            buf_slice(to, line);
            buf_char(to, '\n');
        } else {
            add_wrapped(to, 0, 0, line);
        }
    }
}

static void
add_row(struct buf *to, const struct buf *left, const char *right)
{
    size_t column = 2 + left->len;

    buf_format(to, "  %s", buf_string(left));
    if (column > LEFT - 2) {
        buf_char(to, '\n');
        column = 0;
    }
    add_wrapped(to, LEFT, column, slice_of(right));
}

static void
add_opts(struct buf *to, const char *title, const struct opt *table)
{
    if (table == NULL || table->name == NULL)
        return;
    buf_format(to, "\n%s:\n", title);
    for (const struct opt *opt = table; opt->name; opt++) {
        AUTO(buf) left = { 0 };
        AUTO(buf) right = { 0 };

        if (opt->letter)
            buf_format(&left, "-%c, ", opt->letter);
        buf_format(&left, "--%s", opt->name);
        if (opt->kind != OPT_FLAG)
            buf_format(&left, " %s", opt->arg ? opt->arg : "VALUE");
        buf_text(&right, opt->help ? opt->help : "");
        if (opt->kind == OPT_LIST)
            buf_text(&right, "; may be repeated");
        add_row(to, &left, buf_string(&right));
    }
}

static void
add_commands(struct buf *to, const struct cmd *const *list,
             const struct cmd *of)
{
    for (; list && *list; list++) {
        AUTO(buf) left = { 0 };

        if (of != NULL)
            buf_format(&left, "%s ", of->name);
        buf_text(&left, (*list)->name);
        if ((*list)->args && (*list)->args[0])
            buf_format(&left, " %s", (*list)->args);
        if (left.len > LEFT - 4) {
            left.len = strcspn(left.at, "[");
            left.at[left.len] = '\0';
        }
        add_row(to, &left, (*list)->summary);
    }
}

static void
add_examples(struct buf *to, const char *const *examples)
{
    if (examples == NULL || examples[0] == NULL)
        return;
    buf_text(to, "\nexamples:\n");
    for (; examples[0]; examples += 2) {
        buf_format(to, "  %s\n", examples[0]);
        if (examples[1] == NULL)
            return;
        add_wrapped(to, 6, 0, slice_of(examples[1]));
    }
}

void
usage_all(struct buf *to)
{
    buf_text(to, "usage: headcount [options] COMMAND [options] [arguments]\n"
                 "\n");
    add_text(to, usage_purpose);
    buf_text(to, "\ncommands:\n");
    add_commands(to, commands_all(), NULL);
    add_opts(to, "options of every command", line_globals);
    add_opts(to, "settings, for one run", settings_opts());
    buf_char(to, '\n');
    add_text(to, "\"headcount help COMMAND\" explains a command, \"headcount "
                 "help settings\" the settings, \"headcount help exit-status\" "
                 "the exit status.");
}

void
usage_command(struct buf *to, const struct cmd *cmd, const struct cmd *sub)
{
    const struct cmd *it = sub ? sub : cmd;
    bool has_opts = cmd->opts || it->opts;

    buf_format(to, "usage: headcount %s%s%s%s", cmd->name, sub ? " " : "",
               sub ? sub->name : "", has_opts ? " [options]" : "");
    if (it->args && it->args[0])
        buf_format(to, " %s", it->args);
    else if (it->run == NULL)
        buf_text(to, " COMMAND");
    buf_text(to, "\n\n");
    buf_format(to, "%s\n", it->summary);
    if (it->about != NULL) {
        buf_char(to, '\n');
        add_text(to, it->about);
    }
    if (it->subs != NULL) {
        buf_text(to, "\ncommands:\n");
        add_commands(to, it->subs, it);
    }
    add_opts(to, "options", it->opts);
    if (sub != NULL)
        add_opts(to, "options of all of them", cmd->opts);
    add_examples(to, it->examples);
    buf_char(to, '\n');
    add_text(to, "\"headcount help\" lists the options of every command.");
}

#define USAGE_CODE(name, status, meaning) { status, meaning },

void
usage_statuses(struct buf *to)
{
    static const struct {
        int status;
        const char *meaning;
    } rows[] = { ERR_CODES(USAGE_CODE) };

    buf_text(to, "The exit status of headcount:\n\n");
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        buf_format(to, "%5d  %s\n", rows[i].status, rows[i].meaning);
}

void
usage_settings(struct buf *to)
{
    add_text(to, usage_precedence);
    for (const struct setting *row = settings_table; row->name; row++) {
        buf_format(to, "\n%s\n", row->name);
        add_wrapped(to, 4, 0, slice_of(row->help));
        buf_text(to, "    option:      --");
        setting_option(to, row->name);
        buf_format(to, " %s\n    environment: ", row->arg);
        setting_variable(to, row->name);
        buf_char(to, '\n');
        if (!row->not_in_file)
            buf_format(to, "    file:        %s = %s\n", row->name, row->arg);
        if (row->preset[0]) {
            buf_text(to, "    preset:     ");
            add_wrapped(to, 17, 16, slice_of(row->preset));
        }
    }
}

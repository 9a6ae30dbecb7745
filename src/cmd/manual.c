/* manual.c - the manual page headcount(1), made from the tables. */
#include "cmd/manual.h"

#include "base/settings.h"
#include "cmd/commands.h"
#include "cmd/line.h"
#include "cmd/usage.h"

/* Text as it stands: nothing in it is a request, an escape or a hyphen. */
static void
add_plain(struct buf *to, const char *text)
{
    if (*text == '.' || *text == '\'')
        buf_text(to, "\\&");
    for (; *text; text++) {
        if (*text == '\\')
            buf_text(to, "\\e");
        else if (*text == '-')
            buf_text(to, "\\-");
        else
            buf_char(to, *text);
    }
    buf_char(to, '\n');
}

static void
add_section(struct buf *to, const char *title)
{
    buf_format(to, ".SH %s\n", title);
}

/* A term and what it means. */
static void
add_term(struct buf *to, const struct buf *term, const char *meaning)
{
    buf_text(to, ".TP\n.B ");
    add_plain(to, buf_string(term));
    add_plain(to, meaning);
}

/* Paragraphs, one a line of the text; lines set in stay as they are. */
static void
add_paragraphs(struct buf *to, const char *text)
{
    struct slice rest = slice_of(text);
    AUTO(arena) arena = { 0 };

    while (rest.len > 0) {
        const char *line = arena_text(&arena, slice_cut(&rest, '\n'));

        if (*line == '\0')
            continue;
        buf_text(to, *line == ' ' ? ".br\n" : ".PP\n");
        add_plain(to, line);
    }
}

static void
add_opts(struct buf *to, const struct opt *opt)
{
    for (; opt && opt->name; opt++) {
        AUTO(buf) term = { 0 };

        if (opt->letter)
            buf_format(&term, "-%c, ", opt->letter);
        buf_format(&term, "--%s", opt->name);
        if (opt->kind != OPT_FLAG)
            buf_format(&term, " %s", opt->arg ? opt->arg : "VALUE");
        add_term(to, &term, opt->help ? opt->help : "");
    }
}

static void
add_command(struct buf *to, const struct cmd *cmd, const struct cmd *of)
{
    AUTO(buf) name = { 0 };

    buf_format(&name, "%s%s%s %s", of ? of->name : "", of ? " " : "", cmd->name,
               cmd->args ? cmd->args : "");
    buf_text(to, ".SS ");
    add_plain(to, buf_string(&name));
    add_plain(to, cmd->summary);
    if (cmd->about)
        add_paragraphs(to, cmd->about);
    add_opts(to, cmd->opts);
    for (const char *const *row = cmd->examples; row && row[0] && row[1];
         row += 2) {
        AUTO(buf) example = { 0 };

        buf_text(&example, row[0]);
        add_term(to, &example, row[1]);
    }
    for (const struct cmd *const *sub = cmd->subs; sub && *sub; sub++)
        add_command(to, *sub, cmd);
}

static void
add_settings(struct buf *to)
{
    for (const struct setting *row = settings_table; row->name; row++) {
        AUTO(buf) term = { 0 };

        buf_format(&term, "%s, ", row->name);
        setting_variable(&term, row->name);
        add_term(to, &term, row->help);
        if (row->preset[0]) {
            buf_text(to, ".br\npreset:\n");
            add_plain(to, row->preset);
        }
    }
}

#define MANUAL_CODE(name, status, meaning) { #status, meaning },

static void
add_statuses(struct buf *to)
{
    static const struct {
        const char *status, *meaning;
    } rows[] = { ERR_CODES(MANUAL_CODE) };

    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        AUTO(buf) term = { 0 };

        buf_text(&term, rows[i].status);
        add_term(to, &term, rows[i].meaning);
    }
}

void
manual_page(struct buf *to)
{
    buf_format(to, ".TH HEADCOUNT 1 \"\" \"headcount %s\"\n", VERSION);
    add_section(to, "NAME");
    buf_text(to, "headcount \\- who registered for webinars, and who came\n");
    add_section(to, "SYNOPSIS");
    buf_text(to, ".B headcount\n[options] COMMAND [options] [arguments]\n");
    add_section(to, "DESCRIPTION");
    add_plain(to, usage_purpose);
    add_section(to, "COMMANDS");
    for (const struct cmd *const *cmd = commands_all(); *cmd; cmd++)
        add_command(to, *cmd, NULL);
    add_section(to, "OPTIONS");
    add_plain(to, "Every command has these, and each setting as an option.");
    add_opts(to, line_globals);
    add_section(to, "SETTINGS");
    add_paragraphs(to, usage_precedence);
    add_settings(to);
    add_section(to, "EXIT STATUS");
    add_statuses(to);
}

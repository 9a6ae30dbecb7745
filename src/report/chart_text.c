/* chart_text.c - charts in letters, for a terminal. */
#include "report/chart.h"

#include "base/say.h"
#include "report/wording.h"
#include "wrap/unicode.h"

#include <stdlib.h>
#include <string.h>

#define LABEL_MOST 32 /* cells of a terminal */
#define BAR_LEAST  10
#define LINES      20

/* A bar of so many eighths of a cell. */
static void
bar_add(struct buf *to, int eighths)
{
    static const char *const ends[] = { "",
                                        "\xE2\x96\x8F",
                                        "\xE2\x96\x8E",
                                        "\xE2\x96\x8D",
                                        "\xE2\x96\x8C",
                                        "\xE2\x96\x8B",
                                        "\xE2\x96\x8A",
                                        "\xE2\x96\x89" };

    for (; eighths >= 8; eighths -= 8)
        buf_text(to, "\xE2\x96\x88");
    buf_text(to, ends[eighths]);
}

/* Text in its room; what is too long ends in an ellipsis. */
static void
fit_add(struct buf *to, struct slice text, int room, bool right)
{
    AUTO(buf) fit = { 0 };

    unicode_cut(&fit, text, room, room - 1);
    room -= unicode_width(buf_all(&fit));
    for (int i = 0; right && i < room; i++)
        buf_char(to, ' ');
    buf_slice(to, buf_all(&fit));
    for (int i = 0; !right && i < room; i++)
        buf_char(to, ' ');
}

/* Label and number of a row, as they are printed. */
static void
row_words(const struct table *table, const struct chart *chart, size_t row,
          struct buf *label, struct buf *number)
{
    AUTO(buf) plain = { 0 };

    buf_reset(label);
    buf_reset(number);
    chart_label(&plain, table, row, table_find(table, chart->x));
    say_clean(label, buf_all(&plain));
    wording_cell(number, table, row, table_find(table, chart->y));
}

static int
wider(int width, const struct buf *text)
{
    int of = unicode_width(buf_all(text));

    return of > width ? of : width;
}

/* One line a row: label, number, bar. */
static void
bars_add(struct buf *to, const struct table *table, const struct chart *chart,
         struct chart_part part, struct chart_screen screen)
{
    AUTO(buf) label = { 0 };
    AUTO(buf) number = { 0 };
    double most = chart_most(table, chart, part);
    int labels = 0, numbers = 0, room;

    for (size_t row = part.first; row < part.end; row++) {
        row_words(table, chart, row, &label, &number);
        labels = wider(labels, &label);
        numbers = wider(numbers, &number);
    }
    labels = labels > LABEL_MOST ? LABEL_MOST : labels;
    room = screen.width - labels - numbers - 4;
    room = room < BAR_LEAST ? BAR_LEAST : room;
    for (size_t row = part.first; row < part.end; row++) {
        AUTO(buf) plain = { 0 };

        row_words(table, chart, row, &label, &number);
        buf_slice(&plain, table_at(table, row, table_find(table, chart->y)));
        fit_add(to, buf_all(&label), labels, false);
        buf_text(to, "  ");
        fit_add(to, buf_all(&number), numbers, true);
        buf_text(to, screen.colour ? "  \x1B[36m" : "  ");
        bar_add(to, (int)(strtod(buf_string(&plain), NULL) / most * room * 8));
        buf_text(to, screen.colour ? "\x1B[0m" : "");
        while (to->at[to->len - 1] == ' ')
            to->len--;
        buf_char(to, '\n');
    }
}

/* What a chart is of, where there are several. */
static void
part_title(struct buf *to, const struct table *table, const struct chart *chart,
           struct chart_part part)
{
    size_t by = table_find(table, chart->by);

    if (by == table->column_count)
        return;
    buf_text(to, part.first > 0 ? "\n" : "");
    say_clean(to, table_at(table, part.first, by));
    buf_char(to, '\n');
}

/* What gnuplot drew, without blanks at the ends and its form feed. */
static void
drawn_add(struct buf *to, struct slice drawn)
{
    while (drawn.len > 0) {
        struct slice line = slice_cut(&drawn, '\n');

        if (line.len > 0 && line.at[0] == '\f')
            line.at++, line.len--;
        while (line.len > 0 && line.at[line.len - 1] == ' ')
            line.len--;
        if (line.len == 0)
            continue;
        buf_slice(to, line);
        buf_char(to, '\n');
    }
}

static bool
line_add(struct buf *to, const struct table *table, const struct chart *chart,
         struct chart_part part, struct chart_screen screen, struct err *err)
{
    AUTO(buf) commands = { 0 };
    AUTO(buf) drawn = { 0 };
    AUTO(plot) plot = { 0 };

    buf_format(&commands, "set terminal dumb size %d,%d aspect 1 noenhanced\n",
               screen.width, LINES);
    chart_plot(&commands, table, chart, part);
    if (!plot_start(&plot, buf_all(&commands), err) ||
        !plot_end(&plot, &drawn, err))
        return false;
    drawn_add(to, buf_all(&drawn));
    return true;
}

bool
chart_text(struct buf *to, const struct table *table, const struct chart *chart,
           struct chart_screen screen, struct err *err)
{
    struct table worded = *table;
    struct chart_part part = { 0 };
    bool line = strcmp(chart->kind, "lines") == 0;

    if (worded.wording == NULL)
        worded.wording = wording_english();
    while (chart_next(&worded, chart, &part)) {
        part_title(to, &worded, chart, part);
        if (!line)
            bars_add(to, &worded, chart, part, screen);
        else if (!line_add(to, &worded, chart, part, screen, err))
            return false;
    }
    return true;
}

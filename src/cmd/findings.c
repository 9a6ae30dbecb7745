/* findings.c - how a file would be read, put into words for a terminal. */
#include "cmd/findings.h"

#include "base/say.h"
#include "cmd/grid.h"

#include <stdio.h>
#include <string.h>

#define HEADING_WIDTH 44

/* "label       text". */
static void
add_line(struct buf *to, const char *label, const struct buf *text)
{
    buf_format(to, "%-12s", label);
    say_clean(to, buf_all(text));
    buf_char(to, '\n');
}

static void
add_encoding(struct buf *to, const struct recognised *found,
             const struct source *source, const struct inspect_how *how)
{
    AUTO(buf) text = { 0 };
    const char *told = source_told_by(source);

    buf_text(&text, found->encoding);
    if (how->encoding != NULL)
        buf_text(&text, ", as --encoding says");
    else if (told[0] != '\0')
        buf_format(&text, " (%s)", told);
    else if (found->guessed)
        buf_text(&text, ", guessed: other code pages fit, too");
    else
        buf_text(&text, ", guessed: no other code page fits");
    add_line(to, "encoding", &text);
}

static void
add_delimiter(struct buf *to, char delimiter)
{
    AUTO(buf) text = { 0 };

    if (delimiter == ',')
        buf_text(&text, "comma");
    else if (delimiter == ';')
        buf_text(&text, "semicolon");
    else if (delimiter == '\t')
        buf_text(&text, "tab");
    else
        buf_char(&text, delimiter);
    add_line(to, "delimiter", &text);
}

/* Day or month first (T3), and how that is known. */
static void
add_order(struct buf *to, const struct inspection *inspection,
          enum date_order said)
{
    const struct seen_dates *dates = &inspection->dates;
    AUTO(buf) text = { 0 };
    enum date_order order;
    bool told = inspection_order(inspection, said, &order);

    if (dates->all == 0)
        buf_text(&text, "there are none");
    else if (said != DATE_ORDER_CLEAR)
        buf_format(&text, "%s, as --date-order says", date_order_word(said));
    else if (told && order == DATE_ORDER_CLEAR)
        buf_text(&text, "clear: their notation tells day and month");
    else if (told)
        buf_format(&text, "%s: line %u has a day above 12",
                   date_order_word(order),
                   order == DATE_ORDER_DMY ? dates->dmy_line : dates->mdy_line);
    else if (dates->dmy_line != 0)
        buf_format(&text,
                   "contradict each other: line %u is only a date as "
                   "dmy, line %u as mdy",
                   dates->dmy_line, dates->mdy_line);
    else
        buf_text(&text, "open, unless the webinar's day tells; else say "
                        "--date-order");
    add_line(to, "dates", &text);
    if (!told && dates->open_line != 0) {
        AUTO(buf) both = { 0 };

        buf_format(&both, "line %u reads ", dates->open_line);
        mask_time(&both, &dates->open, DATE_ORDER_DMY);
        buf_text(&both, " (dmy) or ");
        mask_time(&both, &dates->open, DATE_ORDER_MDY);
        buf_text(&both, " (mdy)");
        add_line(to, "", &both);
        buf_format(to, "%-12s(in the first rows below: dmy)\n", "");
    }
}

/* Where the zone of times is told (T2). */
static void
add_zone(struct buf *to, const struct seen_dates *dates, const char *tz)
{
    AUTO(buf) told = { 0 };
    AUTO(buf) rest = { 0 };

    if (dates->in_heading > 0)
        buf_text(&told, "in the heading");
    if (dates->in_cell > 0)
        buf_format(&told, "%sin the cells", told.len ? ", " : "");
    if (dates->local > 0)
        buf_text(&rest, told.len ? "else " : "not told: ");
    if (dates->local > 0 && tz != NULL)
        buf_format(&rest, "%s, as --tz says", tz);
    else if (dates->local > 0)
        buf_text(&rest, "from --tz, or the plan's export_timezone, timezone");
    else if (told.len == 0)
        buf_text(&told, "no times");
    if (told.len > 0)
        add_line(to, "zone", &told);
    if (rest.len > 0)
        add_line(to, told.len ? "" : "zone", &rest);
}

static void
add_about(struct buf *to, const struct inspection *inspection,
          enum date_order order)
{
    const char *label = "it says";

    for (int i = 0; i < ABOUT_COUNT; i++) {
        AUTO(buf) text = { 0 };

        buf_format(&text, "%s ", about_word((enum about)i));
        if (inspection->about[i].len > 0)
            buf_slice(&text, inspection->about[i]);
        else if (inspection->about_when[i].is != WHEN_NONE)
            mask_time(&text, &inspection->about_when[i], order);
        else
            continue;
        add_line(to, label, &text);
        label = "";
    }
    if (inspection->reports > 1)
        buf_format(to, "%-12s(the first of %zu reports in this file)\n", "",
                   inspection->reports);
}

static bool
has_zones(const struct seen_table *seen)
{
    for (size_t i = 0; i < seen->column_count; i++)
        if (seen->columns[i].zone != NULL)
            return true;
    return false;
}

static void
add_columns(struct buf *to, const struct seen_table *seen)
{
    AUTO(grid) grid = { 0 };
    bool zones = has_zones(seen);

    grid_numbers(&grid, "column");
    grid_column(&grid, "heading");
    grid_column(&grid, "read as");
    if (zones)
        grid_column(&grid, "zone");
    for (size_t i = 0; i < seen->column_count; i++) {
        const struct seen_column *column = &seen->columns[i];

        if (column->heading.len == 0)
            continue;
        grid_number(&grid, i + 1);
        grid_cell(&grid, column->heading);
        grid_word(&grid, column->word);
        if (zones)
            grid_word(&grid, column->zone);
    }
    grid_print(&grid, to);
}

/* One row down for each column that is read, one column for each row. */
static void
add_first(struct buf *to, const struct seen_table *seen, enum date_order order)
{
    AUTO(grid) grid = { 0 };
    size_t count = seen->first_count, asked = 0;
    char names[INSPECT_ROWS][24];

    if (count == 0)
        return;
    grid_column(&grid, "first rows");
    for (size_t r = 0; r < count; r++) {
        snprintf(names[r], sizeof names[r], "line %u", seen->first[r].line);
        grid_column(&grid, names[r]);
        asked = seen->first[r].asked;
    }
    for (size_t i = 0; i < seen->column_count; i++) {
        int field = seen->columns[i].field;

        if (field < 0)
            continue;
        grid_word(&grid, seen->columns[i].word);
        for (size_t r = 0; r < count; r++) {
            const struct seen_cell *cell = &seen->first[r].cells[i];
            AUTO(buf) text = { 0 };

            if (field_is_time((enum field)field))
                mask_time(&text, &cell->when, order);
            else
                buf_slice(&text, cell->text);
            grid_cell(&grid, buf_all(&text));
        }
    }
    if (asked > 0)
        grid_cell(&grid, SLICE("answers"));
    for (size_t r = 0; r < count && asked > 0; r++) {
        AUTO(buf) text = { 0 };

        buf_format(&text, "%zu of %zu", seen->first[r].answers, asked);
        grid_cell(&grid, buf_all(&text));
    }
    buf_char(to, '\n');
    grid_print(&grid, to);
}

static void
add_table(struct buf *to, const struct seen_table *seen, enum date_order order)
{
    buf_format(to, "\ntable %s, header in line %u",
               part_word(seen->table->part), seen->line);
    if (seen->headers > 1)
        buf_format(to, " (%zu times)", seen->headers);
    buf_format(to, ", role %s: %zu row%s\n", role_word(seen->table->role),
               seen->rows, PLURAL(seen->rows));
    add_columns(to, seen);
    add_first(to, seen, order);
}

void
findings_file(struct buf *to, const struct inspection *inspection,
              const struct source *source, const struct inspect_how *how,
              const char *tz)
{
    const struct recognised *found = &inspection->recognised;
    AUTO(buf) format = { 0 };
    enum date_order order = DATE_ORDER_CLEAR;

    inspection_order(inspection, how->order, &order);
    buf_format(&format, "%s%s%s", found->profile->name,
               found->profile->title[0] ? ": " : "", found->profile->title);
    add_line(to, "format", &format);
    add_encoding(to, found, source, how);
    add_delimiter(to, found->delimiter);
    add_order(to, inspection, how->order);
    add_zone(to, &inspection->dates, tz);
    add_about(to, inspection, order);
    for (size_t i = 0; i < inspection->table_count; i++)
        add_table(to, &inspection->tables[i], order);
}

static void
add_classes(struct buf *to, const struct harvest *harvest)
{
    AUTO(grid) grid = { 0 };
    size_t all = 0;

    grid_column(&grid, "table");
    grid_column(&grid, "class");
    grid_numbers(&grid, "rows");
    for (int part = 0; part < PART_COUNT; part++)
        for (int class = 0; class < CLASS_COUNT; class ++) {
            size_t rows = 0;

            for (size_t i = 0; i < harvest->webinar_count; i++)
                rows += (size_t)harvest->webinars[i].rows[part][class];
            if (rows == 0)
                continue;
            all += rows;
            grid_word(&grid, part_word((enum part)part));
            grid_word(&grid, class_word((enum class) class));
            grid_number(&grid, rows);
        }
    buf_char(to, '\n');
    if (all == 0)
        buf_text(to, "no rows\n");
    else
        grid_print(&grid, to);
}

/* Rejected rows of one reason and column. */
struct reason {
    const struct reject *first;
    size_t rows;
};

static void
reason_count(struct reason *reasons, size_t *count, size_t max,
             const struct reject *reject)
{
    size_t i = 0;

    while (i < *count &&
           (strcmp(reasons[i].first->reason, reject->reason) != 0 ||
            strcmp(reasons[i].first->field, reject->field) != 0))
        i++;
    if (i == max)
        return;
    if (i == *count)
        reasons[(*count)++] = (struct reason){ reject, 0 };
    reasons[i].rows++;
}

static void
add_rejects(struct buf *to, const struct harvest *harvest)
{
    AUTO(grid) grid = { 0 };
    struct reason reasons[64]; /* more than there are */
    size_t count = 0;

    for (size_t i = 0; i < harvest->reject_count; i++)
        reason_count(reasons, &count, COUNT_OF(reasons), &harvest->rejects[i]);
    if (count == 0)
        return;
    grid_column(&grid, "rejected");
    grid_column(&grid, "column");
    grid_numbers(&grid, "rows");
    grid_numbers(&grid, "first line");
    for (size_t i = 0; i < count; i++) {
        grid_word(&grid, reasons[i].first->reason);
        grid_word(&grid, reasons[i].first->field);
        grid_number(&grid, reasons[i].rows);
        grid_number(&grid, reasons[i].first->line);
    }
    buf_char(to, '\n');
    grid_print(&grid, to);
}

static void
add_warnings(struct buf *to, const size_t *warnings)
{
    AUTO(grid) grid = { 0 };
    bool any = false;

    grid_column(&grid, "warning");
    grid_numbers(&grid, "rows");
    grid_column(&grid, "meaning");
    for (int i = 0; i < WARNING_COUNT; i++) {
        if (warnings[i] == 0 || i == WARNING_GUESSED)
            continue; /* the encoding was told of above */
        any = true;
        grid_word(&grid, warning_word((enum warning)i));
        grid_number(&grid, warnings[i]);
        grid_word(&grid, warning_meaning((enum warning)i));
    }
    if (!any)
        return;
    buf_char(to, '\n');
    grid_print(&grid, to);
}

void
findings_rows(struct buf *to, struct reading *reading)
{
    const struct harvest *harvest = reading_harvest(reading);

    add_classes(to, harvest);
    add_rejects(to, harvest);
    add_warnings(to, reading_warnings(reading));
}

void
findings_nearest(struct buf *to, const struct nearest *nearest,
                 const struct profiles *profiles, const struct profile *only)
{
    AUTO(grid) grid = { 0 };
    AUTO(buf) reads = { 0 };
    struct nearest_table near;

    if (!nearest_find(nearest, profiles, only, &near))
        return;
    add_delimiter(to, nearest->read_with);
    buf_format(to, "\nline %u looks most like a header\n", nearest->line);
    buf_format(&reads, "in %s", near.profile->name);
    grid_numbers(&grid, "column");
    grid_column(&grid, "heading");
    grid_column(&grid, buf_string(&reads));
    for (size_t i = 0; i < nearest->count; i++) {
        AUTO(buf) heading = { 0 };

        if (!nearest_heading(nearest, profiles, i, &heading, HEADING_WIDTH))
            continue;
        grid_number(&grid, i + 1);
        grid_cell(&grid, buf_all(&heading));
        grid_word(&grid, nearest_means(nearest, profiles, &near, i));
    }
    grid_print(&grid, to);
}

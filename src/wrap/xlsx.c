/* xlsx.c - workbooks of Office Open XML, by libxlsxwriter. */
#include "wrap/xlsx.h"

#include "base/fd.h"

#include <assert.h>
#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#define NAME_UNITS   31      /* of UTF-16 in a sheet's name */
#define TEXT_MOST    32767   /* characters in a cell */
#define EPOCH_SERIAL 25569.0 /* 1970-01-01 in days since 1899-12-30 */
#define DAY_SECONDS  86400.0
#define YEAR_1980    315532800 /* the library takes 0 for now */

struct xlsx {
    int file; /* in memory, without a name */
    char path[64];
    lxw_workbook *book;
    lxw_worksheet *sheet;
    const char *day_text; /* the format of days */
    lxw_format *heading, *plain, *wrapped, *count, *tenths, *day, *time;
};

static lxw_format *
format_of(lxw_workbook *book, const char *number)
{
    lxw_format *format = workbook_add_format(book);

    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    if (number != NULL)
        format_set_num_format(format, number);
    return format;
}

struct xlsx *
xlsx_open(const char *title, int64_t created)
{
    struct xlsx *xlsx = x_alloc(sizeof *xlsx);
    lxw_workbook_options options = { .constant_memory = LXW_FALSE };
    lxw_doc_properties about = { .created = YEAR_1980 };
    char *name = x_copy(title);

    if (created > YEAR_1980)
        about.created = (time_t)created;
    xlsx->file = memfd_create("workbook", MFD_CLOEXEC);
    snprintf(xlsx->path, sizeof xlsx->path, "/proc/self/fd/%d", xlsx->file);
    xlsx->book = workbook_new_opt(xlsx->path, &options);
    about.title = name;
    workbook_set_properties(xlsx->book, &about);
    x_free(name);

    xlsx->heading = format_of(xlsx->book, NULL);
    format_set_indent(xlsx->heading, 1);
    format_set_bold(xlsx->heading);
    format_set_bottom(xlsx->heading, LXW_BORDER_THIN);
    xlsx->plain = format_of(xlsx->book, NULL);
    xlsx->wrapped = format_of(xlsx->book, NULL);
    format_set_text_wrap(xlsx->wrapped);
    format_set_indent(xlsx->wrapped, 1); /* not against a number beside it */
    xlsx->count = format_of(xlsx->book, "#,##0");
    xlsx->tenths = format_of(xlsx->book, "#,##0.0");
    xlsx->day_text = "yyyy-mm-dd";
    xlsx->day = format_of(xlsx->book, xlsx->day_text);
    xlsx->time = format_of(xlsx->book, "yyyy-mm-dd hh:mm:ss");
    return xlsx;
}

void
xlsx_days(struct xlsx *xlsx, const char *day, const char *time)
{
    xlsx->day_text = day;
    format_set_num_format(xlsx->day, day);
    format_set_num_format(xlsx->time, time);
}

void
xlsx_drop(struct xlsx *xlsx)
{
    if (xlsx == NULL)
        return;
    lxw_workbook_free(xlsx->book);
    if (xlsx->file >= 0)
        close(xlsx->file);
    x_free(xlsx);
}

/* What XML has no place for is made visible: C0 controls, U+FFFE, U+FFFF. */
static void
text_clean(struct buf *to, struct slice text)
{
    for (size_t i = 0; i < text.len; i++) {
        const char *at = text.at + i;
        bool last = text.len - i >= 3 && memcmp(at, "\xEF\xBF", 2) == 0 &&
                    (unsigned char)at[2] >= 0xBE;

        if (last || ((unsigned char)*at < 0x20 && *at != '\n' && *at != '\t'))
            buf_text(to, "\xEF\xBF\xBD");
        else
            buf_char(to, *at);
        i += last ? 2 : 0;
    }
}

/* The first characters of a text: so many, or what takes so many units of
 * UTF-16, where those beyond U+FFFF take two. */
static struct slice
text_begin(struct slice text, size_t most, bool units)
{
    size_t taken = 0;

    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.at[i];

        if ((c & 0xC0) != 0x80) /* a character begins */
            taken += units && c >= 0xF0 ? 2 : 1;
        if (taken > most)
            return (struct slice){ text.at, i };
    }
    return text;
}

void
xlsx_sheet(struct xlsx *xlsx, const char *name)
{
    AUTO(buf) clean = { 0 };
    AUTO(buf) allowed = { 0 };
    AUTO(buf) kept = { 0 };

    text_clean(&clean, slice_of(name));
    for (size_t i = 0; i < clean.len; i++)
        if (strchr("[]:*?/\\'\n\t", clean.at[i]) == NULL)
            buf_char(&allowed, clean.at[i]);
    buf_slice(&kept, text_begin(buf_all(&allowed), NAME_UNITS, true));
    xlsx->sheet = workbook_add_worksheet(
        xlsx->book, kept.len > 0 ? buf_string(&kept) : NULL);
    /* NULL for a name that another sheet has: a number does. */
    if (xlsx->sheet == NULL)
        xlsx->sheet = workbook_add_worksheet(xlsx->book, NULL);
    assert(xlsx->sheet != NULL);
}

static void
text_write(struct xlsx *xlsx, size_t row, size_t column, struct slice text,
           lxw_format *format)
{
    AUTO(buf) clean = { 0 };

    text_clean(&clean, text_begin(text, TEXT_MOST, false));
    worksheet_write_string(xlsx->sheet, (lxw_row_t)row, (lxw_col_t)column,
                           buf_string(&clean), format);
}

void
xlsx_heading(struct xlsx *xlsx, size_t column, struct slice text)
{
    text_write(xlsx, 0, column, text, xlsx->heading);
}

void
xlsx_text(struct xlsx *xlsx, size_t row, size_t column, struct slice text)
{
    text_write(xlsx, row, column, text, xlsx->wrapped);
}

static void
number_write(struct xlsx *xlsx, size_t row, size_t column, double number,
             lxw_format *format)
{
    worksheet_write_number(xlsx->sheet, (lxw_row_t)row, (lxw_col_t)column,
                           number, format);
}

void
xlsx_number(struct xlsx *xlsx, size_t row, size_t column, double number,
            bool tenths)
{
    number_write(xlsx, row, column, number,
                 tenths ? xlsx->tenths : xlsx->count);
}

void
xlsx_truth(struct xlsx *xlsx, size_t row, size_t column, bool is)
{
    worksheet_write_boolean(xlsx->sheet, (lxw_row_t)row, (lxw_col_t)column, is,
                            xlsx->plain);
}

/* Local seconds as a workbook has them. */
static double
serial_of(int64_t second)
{
    return EPOCH_SERIAL + (double)second / DAY_SECONDS;
}

void
xlsx_day(struct xlsx *xlsx, size_t row, size_t column, int64_t day)
{
    number_write(xlsx, row, column, EPOCH_SERIAL + (double)day, xlsx->day);
}

void
xlsx_time(struct xlsx *xlsx, size_t row, size_t column, int64_t second)
{
    number_write(xlsx, row, column, serial_of(second), xlsx->time);
}

void
xlsx_table(struct xlsx *xlsx, size_t rows, size_t columns)
{
    worksheet_freeze_panes(xlsx->sheet, 1, 0);
    if (columns > 0)
        worksheet_autofilter(xlsx->sheet, 0, 0, (lxw_row_t)rows,
                             (lxw_col_t)(columns - 1));
    worksheet_set_landscape(xlsx->sheet);
    worksheet_set_paper(xlsx->sheet, 9); /* A4 */
    worksheet_fit_to_pages(xlsx->sheet, 1, 0);
    worksheet_repeat_rows(xlsx->sheet, 0, 0);
}

void
xlsx_width(struct xlsx *xlsx, size_t column, int width)
{
    worksheet_set_column(xlsx->sheet, (lxw_col_t)column, (lxw_col_t)column,
                         width, NULL);
}

void
xlsx_lines(struct xlsx *xlsx, size_t row, int lines)
{
    if (lines < 2)
        return;
    worksheet_set_row(xlsx->sheet, (lxw_row_t)row, lines * LXW_DEF_ROW_HEIGHT,
                      NULL);
}

/* An axis of categories knows days, and no times: these need numbers. */
static uint8_t
chart_type(const struct xlsx_chart *chart)
{
    if (chart->clock)
        return LXW_CHART_SCATTER_STRAIGHT;
    if (chart->lines)
        return LXW_CHART_LINE;
    return chart->lying ? LXW_CHART_BAR : LXW_CHART_COLUMN;
}

void
xlsx_chart(struct xlsx *xlsx, const struct xlsx_chart *chart, const char *title)
{
    lxw_chart *drawn = workbook_add_chart(xlsx->book, chart_type(chart));
    lxw_chart_series *series = chart_add_series(drawn, NULL, NULL);
    const char *sheet = xlsx->sheet->name;

    chart_series_set_categories(series, sheet, (lxw_row_t)chart->first,
                                (lxw_col_t)chart->x, (lxw_row_t)chart->last,
                                (lxw_col_t)chart->x);
    chart_series_set_values(series, sheet, (lxw_row_t)chart->first,
                            (lxw_col_t)chart->y, (lxw_row_t)chart->last,
                            (lxw_col_t)chart->y);
    chart_title_set_name(drawn, title);
    chart_legend_set_position(drawn, LXW_CHART_LEGEND_NONE);
    if (chart->clock) {
        chart_axis_set_num_format(drawn->x_axis, "hh:mm");
        if (chart->from < chart->to) {
            chart_axis_set_min(drawn->x_axis, serial_of(chart->from));
            chart_axis_set_max(drawn->x_axis, serial_of(chart->to));
        }
    } else if (chart->days) {
        chart_axis_set_num_format(drawn->x_axis, xlsx->day_text);
    }
    if (chart->lying) /* the library's y is the axis of labels, then */
        chart_axis_set_reverse(drawn->y_axis);
    worksheet_insert_chart(xlsx->sheet, (lxw_row_t)chart->row,
                           (lxw_col_t)chart->column, drawn);
}

/* All that was written to the file in memory, or nothing. */
static bool
file_read(int file, struct buf *to)
{
    size_t before = to->len;

    if (lseek(file, 0, SEEK_SET) == 0 && fd_read(file, to) && to->len > before)
        return true;
    to->len = before;
    return false;
}

bool
xlsx_finish(struct xlsx *xlsx, struct buf *to, struct err *err)
{
    lxw_error bad = workbook_close(xlsx->book); /* frees it, too */

    xlsx->book = NULL;
    if (bad == LXW_NO_ERROR && file_read(xlsx->file, to))
        return true;
    err_set(err, ERR_SYSTEM, "the workbook could not be made");
    err_detail(err, "%s.",
               bad != LXW_NO_ERROR ? lxw_strerror(bad) : strerror(errno));
    return err_hint(err, "See whether the folder for temporary files is full.");
}
